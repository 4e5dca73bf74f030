// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.adxen.fleet.Fleet;
import org.adxen.operations.group.Groups;
import org.adxen.operations.group.GroupView;
import org.adxen.ui.AdxenUi;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.ISources;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** A command on groups: that of its parameter, else the selected ones, else those of the selected members. */
abstract class GroupHandler extends AbstractHandler {

	static final String ORIGIN = "workbench";

	abstract void run(IWorkbenchWindow window, List<GroupView> groups);

	/** Whether there is anything to do for a group. */
	boolean appliesTo(GroupView group) {
		return true;
	}

	@Override
	public final void setEnabled(Object context) {
		Object window = HandlerUtil.getVariable(context, ISources.ACTIVE_WORKBENCH_WINDOW_NAME);
		setBaseEnabled(window instanceof IWorkbenchWindow w && !GroupChoice.selected(w).isEmpty());
	}

	@Override
	public final Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		String file = event.getParameter(AdxenUi.GROUP_FILE);
		Set<Path> files = file == null ? GroupChoice.selected(window) : Set.of(Path.of(file));
		List<GroupView> groups = GroupView.of(window.getService(Groups.class), window.getService(Fleet.class).picture(), ORIGIN).stream()
				.filter(g -> files.contains(g.key()) && appliesTo(g)).toList();
		if (!groups.isEmpty()) {
			run(window, groups);
		}
		return null;
	}
}
