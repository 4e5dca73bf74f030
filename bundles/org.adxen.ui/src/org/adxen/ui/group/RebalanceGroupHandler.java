// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group;

import java.util.List;

import org.adxen.operations.group.GroupView;
import org.adxen.ui.moves.MovesDialog;
import org.eclipse.ui.IWorkbenchWindow;

/** Rebalance: a plan that spreads a group's running members anew. */
public final class RebalanceGroupHandler extends GroupHandler {

	@Override
	void run(IWorkbenchWindow window, List<GroupView> groups) {
		groups.forEach(group -> MovesDialog.rebalance(window, group.key()));
	}
}
