// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group;

import java.util.List;

import org.adxen.fleet.Fleet;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.Operations;
import org.adxen.operations.group.GroupView;
import org.adxen.ui.AdxenUi;
import org.adxen.ui.operations.OperationStarter;
import org.adxen.ui.status.StatusLine;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;

/** Mend Drift: brings reality back to what a group's definition says, as far as the admin chooses. */
public final class MendGroupHandler extends GroupHandler {

	@Override
	void run(IWorkbenchWindow window, List<GroupView> groups) {
		groups.forEach(group -> run(window, group));
	}

	private static void run(IWorkbenchWindow window, GroupView group) {
		boolean canActivate = GroupCommands.isDefined(window, AdxenUi.ACTIVATE_GROUP);
		List<Mend> mends = group.drifts().stream().map(d -> Mend.of(d, canActivate)).toList();
		if (mends.isEmpty()) {
			StatusLine.show(window, NLS.bind(Messages.Mend_nothing, group.known().name()));
			return;
		}
		Operations operations = window.getService(Operations.class);
		var dialog = new MendDialog(window.getShell(), group, mends, operations, window.getService(Fleet.class).picture());
		if (dialog.open() != Window.OK) {
			return;
		}
		for (OperationRequest request : Mend.requests(dialog.chosen())) {
			operations.find(request.operation())
					.ifPresent(operation -> window.getService(OperationStarter.class).confirmListed(window, operation, request));
		}
		if (dialog.chosen().stream().anyMatch(m -> m.how() == Mend.How.ACTIVATION)) {
			GroupCommands.run(window, AdxenUi.ACTIVATE_GROUP, group.key());
		}
	}
}
