// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.Fleet;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.Operations;
import org.adxen.operations.group.Groups;
import org.adxen.operations.group.GroupView;
import org.adxen.operations.group.Memberships;
import org.adxen.ui.AdxenUi;
import org.adxen.ui.operations.OperationStarter;
import org.adxen.ui.picture.FleetSelection;
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
		Set<String> members = members(window, group);
		Operations operations = window.getService(Operations.class);
		var dialog = new MendDialog(window.getShell(), group, mends,
				mend -> members.isEmpty() || members.contains(mend.drift().member()), operations, window.getService(Fleet.class).picture());
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

	/** Those of the group that are selected, by name; empty when the group is. */
	private static Set<String> members(IWorkbenchWindow window, GroupView group) {
		Memberships memberships = window.getService(Groups.class).memberships();
		Set<String> members = new HashSet<>();
		for (Object element : window.getService(FleetSelection.class).get(window)) {
			if (element instanceof DomainView domain) {
				memberships.of(domain).map(Memberships.Membership::member).ifPresent(members::add);
			} else if (element instanceof GroupRow.OfMember row && row.file().equals(group.key())) {
				members.add(row.member().definition().name());
			}
		}
		return members;
	}
}
