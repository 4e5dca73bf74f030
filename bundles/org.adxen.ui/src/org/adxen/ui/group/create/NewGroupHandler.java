// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.create;

import java.nio.file.Path;
import java.util.List;

import org.adxen.fleet.Fleet;
import org.adxen.ui.group.editor.GroupEditors;
import org.adxen.ui.theme.Theme;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** New Group. */
public final class NewGroupHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		return make(HandlerUtil.getActiveWorkbenchWindowChecked(event), List.of(), false);
	}

	/** The group's file, which is open now; null when none was made. */
	static Path make(IWorkbenchWindow window, List<NewMember> members, boolean fromDomains) {
		var wizard = new NewGroupWizard(window.getService(Fleet.class), window.getService(Theme.class), members, fromDomains);
		new WizardDialog(window.getShell(), wizard).open();
		if (wizard.made() != null) {
			GroupEditors.open(window.getActivePage(), wizard.made());
		}
		return wizard.made();
	}
}
