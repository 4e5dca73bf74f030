// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.fleet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostKey;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.adxen.ui.tree.TreeShape;

/**
 * A picture arranged as the tree shows it: pools, their hosts, their domains; a pool of one host is that host. Domains that
 * run nowhere stand under their pool. Immutable, made on a worker.
 *
 * @param shape    of {@link PoolView}s, {@link HostView}s and {@link DomainView}s
 * @param shown    domains that match the filter
 * @param total    all domains
 */
record FleetTree(FleetPicture picture, TreeShape shape, int shown, int total) {

	static FleetTree empty() {
		return new FleetTree(new FleetPicture(0, Map.of()), new TreeShape(), 0, 0);
	}

	/** @param filter which domains are shown; null for everything, hosts without domains too */
	static FleetTree of(FleetPicture picture, Predicate<DomainView> filter) {
		var builder = new Builder(filter);
		picture.pools().values().forEach(builder::add);
		return new FleetTree(picture, builder.shape, builder.shown, builder.total);
	}

	PoolView poolOf(Object element) {
		return switch (element) {
		case PoolView pool -> pool;
		case HostView host -> picture.pools().get(host.key().pool());
		case DomainView domain -> picture.pools().get(domain.key().pool());
		default -> null;
		};
	}

	/** What shows an element: itself as it is now, of a pool of one host that host; null when it is not shown. */
	Object shownFor(Object element) {
		Object shown = shape.elements().get(TreeShape.key(element));
		return shown != null || !(element instanceof PoolView pool) ? shown
				: shape.roots().stream().filter(r -> poolOf(r).id().equals(pool.id())).findFirst().orElse(null);
	}

	/** Hosts of pools that are not as they were look different: it depends on the pool's state. */
	TreeShape.Difference from(FleetTree before) {
		return shape.from(before.shape, element -> element instanceof HostView host && stateChanged(before, host));
	}

	private boolean stateChanged(FleetTree other, HostView host) {
		PoolView now = picture.pools().get(host.key().pool());
		PoolView before = other.picture.pools().get(host.key().pool());
		return before == null || !now.state().equals(before.state()) || !now.label().equals(before.label())
				|| now.readOnly() != before.readOnly();
	}

	private static final class Builder {

		final Predicate<DomainView> filter;
		final TreeShape shape = new TreeShape();
		int shown;
		int total;

		Builder(Predicate<DomainView> filter) {
			this.filter = filter;
		}

		void add(PoolView pool) {
			var byHost = new HashMap<HostKey, List<Object>>();
			var nowhere = new ArrayList<Object>();
			for (DomainView domain : pool.domains().values()) {
				total++;
				if (filter == null || filter.test(domain)) {
					shown++;
					HostKey host = domain.host();
					if (host != null && pool.hosts().containsKey(host.host())) {
						byHost.computeIfAbsent(host, h -> new ArrayList<>()).add(domain);
					} else {
						nowhere.add(domain);
					}
				}
			}
			if (filter != null && byHost.isEmpty() && nowhere.isEmpty()) {
				return;
			}
			boolean lone = pool.hosts().size() == 1;
			Object root = lone ? pool.hosts().values().iterator().next() : pool;
			shape.add(root);
			if (!lone) {
				for (HostView host : pool.hosts().values()) {
					List<Object> domains = byHost.get(host.key());
					if (filter == null || domains != null) {
						shape.attach(root, host);
						attachAll(host, domains == null ? List.of() : domains);
					}
				}
			} else {
				attachAll(root, byHost.getOrDefault(TreeShape.key(root), List.of()));
			}
			attachAll(root, nowhere);
		}

		private void attachAll(Object parent, List<Object> domains) {
			domains.forEach(d -> shape.attach(parent, d));
		}
	}
}
