// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.adxen.fleet.DomainView;
import org.adxen.operations.group.GroupDefinition;
import org.adxen.operations.group.GroupView;
import org.adxen.operations.group.Groups;
import org.adxen.operations.group.Memberships;
import org.adxen.ui.picture.FleetSelection;
import org.eclipse.ui.IWorkbenchWindow;

/** The groups that commands of a window act on. Display thread only. */
public final class GroupChoice {

	private GroupChoice() {
	}

	/** Files of the groups that are selected, else of those that the selected domains belong to. */
	public static Set<Path> selected(IWorkbenchWindow window) {
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
