// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.operations;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.adxen.operations.OperationDescriptor.Targets;
import org.adxen.operations.Target;
import org.adxen.operations.group.GroupView;

/** What an operation would be done to, given what is selected. A host never stands for its domains, a group does for its members'. */
final class SelectedTargets {

	private SelectedTargets() {
	}

	static List<Target> of(Targets kind, List<?> selection, FleetPicture picture) {
		return switch (kind) {
		case DOMAINS -> domains(selection);
		case HOSTS -> hosts(selection);
		case POOLS -> pools(selection, picture);
		};
	}

	private static List<Target> domains(List<?> selection) {
		var targets = new LinkedHashSet<Target>();
		for (Object element : selection) {
			if (element instanceof DomainView domain) {
				targets.add(new Target.OfDomain(domain.key()));
			} else if (element instanceof GroupView group) {
				group.domains().forEach(domain -> targets.add(new Target.OfDomain(domain.key())));
			}
		}
		return List.copyOf(targets);
	}

	private static List<Target> hosts(List<?> selection) {
		var targets = new ArrayList<Target>();
		for (Object element : selection) {
			if (element instanceof HostView host) {
				targets.add(new Target.OfHost(host.key()));
			}
		}
		return targets;
	}

	/** The pools of what is selected; all pools when nothing is. */
	private static List<Target> pools(List<?> selection, FleetPicture picture) {
		var ids = new LinkedHashSet<String>();
		for (Object element : selection) {
			switch (element) {
			case PoolView pool -> ids.add(pool.id());
			case HostView host -> ids.add(host.key().pool());
			case DomainView domain -> ids.add(domain.key().pool());
			case GroupView group -> group.domains().forEach(domain -> ids.add(domain.key().pool()));
			case null, default -> {
				// Something else: no pool of ours.
			}
			}
		}
		if (ids.isEmpty()) {
			ids.addAll(picture.pools().keySet());
		}
		return ids.stream().map(id -> (Target) new Target.OfPool(id)).toList();
	}
}
