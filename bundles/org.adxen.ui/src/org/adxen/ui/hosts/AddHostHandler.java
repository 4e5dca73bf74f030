// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.hosts;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.PoolView;
import org.adxen.ui.navigation.Navigation;
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
		Fleet fleet = window.getService(Fleet.class);
		var wizard = new AddHostWizard(fleet);
		new WizardDialog(window.getShell(), wizard).open();
		if (wizard.registered() != null && fleet.picture().pools().get(wizard.registered()) instanceof PoolView added) {
			window.getService(Navigation.class).reveal(window.getActivePage(), added);
		}
		return wizard.registered();
	}
}
