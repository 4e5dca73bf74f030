// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group;

import java.util.List;

import org.adxen.fleet.Fleet;
import org.adxen.operations.group.GroupView;
import org.adxen.operations.group.Groups;
import org.adxen.ui.preferences.EnvironmentJob;
import org.eclipse.ui.IWorkbenchWindow;

/** Remove from List: forgets where groups' files are; files and domains stay, so nothing is asked. */
public final class RemoveGroupHandler extends GroupHandler {

	@Override
	void run(IWorkbenchWindow window, List<GroupView> groups) {
		EnvironmentJob.run(Messages.Remove_job, () -> {
			window.getService(Fleet.class).removeGroupFiles(groups.stream().map(GroupView::key).toList());
			window.getService(Groups.class).refresh();
		});
	}
}
