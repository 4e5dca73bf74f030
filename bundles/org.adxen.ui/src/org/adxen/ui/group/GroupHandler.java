// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.Fleet;
import org.adxen.operations.group.GroupDefinition;
import org.adxen.operations.group.Groups;
import org.adxen.operations.group.GroupView;
import org.adxen.operations.group.Memberships;
import org.adxen.ui.AdxenUi;
import org.adxen.ui.picture.FleetSelection;
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
		setBaseEnabled(window instanceof IWorkbenchWindow w && !selected(w).isEmpty());
	}

	@Override
	public final Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		String file = event.getParameter(AdxenUi.GROUP_FILE);
		Set<Path> files = file == null ? selected(window) : Set.of(Path.of(file));
		List<GroupView> groups = GroupView.of(window.getService(Groups.class), window.getService(Fleet.class).picture(), ORIGIN).stream()
				.filter(g -> files.contains(g.key()) && appliesTo(g)).toList();
		if (!groups.isEmpty()) {
			run(window, groups);
		}
		return null;
	}

	private static Set<Path> selected(IWorkbenchWindow window) {
		List<?> selection = window.getService(FleetSelection.class).get(window).toList();
		Set<Path> files = new LinkedHashSet<>();
		for (Object element : selection) {
			if (element instanceof GroupView group) {
				files.add(group.key());
			} else if (element instanceof GroupRow row) {
				files.add(row.file());
			}
		}
		if (files.isEmpty() && selection.stream().anyMatch(DomainView.class::isInstance)) {
			Groups groups = window.getService(Groups.class);
			Memberships memberships = groups.memberships();
			Set<String> ids = new LinkedHashSet<>();
			selection.stream().filter(DomainView.class::isInstance).map(d -> memberships.of((DomainView) d)).flatMap(Optional::stream)
					.forEach(m -> ids.add(m.group()));
			groups.all().stream().filter(g -> g.definition() instanceof GroupDefinition definition && ids.contains(definition.id())).forEach(g -> files.add(g.file()));
		}
		return files;
	}
}
