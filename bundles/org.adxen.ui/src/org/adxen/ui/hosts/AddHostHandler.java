// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.hosts;

import org.adxen.fleet.Fleet;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** Add Host. */
public final class AddHostHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		var wizard = new AddHostWizard(window.getService(Fleet.class));
		new WizardDialog(window.getShell(), wizard).open();
		return wizard.registered();
	}
}
