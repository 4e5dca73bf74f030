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

/**
 * A picture arranged as the tree shows it: pools, their hosts, their domains; a pool of one host is that host. Domains that
 * run nowhere stand under their pool. Immutable, made on a worker.
 *
 * @param roots    {@link PoolView}s and {@link HostView}s
 * @param children of each element, by its {@link #key}
 * @param parents  of each element, by its key
 * @param elements by key
 * @param shown    domains that match the filter
 * @param total    all domains
 */
record FleetTree(FleetPicture picture, List<Object> roots, Map<Object, List<Object>> children, Map<Object, Object> parents,
		Map<Object, Object> elements, int shown, int total) {

	static FleetTree empty() {
		return new FleetTree(new FleetPicture(0, Map.of()), List.of(), Map.of(), Map.of(), Map.of(), 0, 0);
	}

	/** @param filter which domains are shown; null for everything, hosts without domains too */
	static FleetTree of(FleetPicture picture, Predicate<DomainView> filter) {
		var builder = new Builder(filter);
		picture.pools().values().forEach(builder::add);
		return new FleetTree(picture, builder.roots, builder.children, builder.parents, builder.elements, builder.shown,
				builder.total);
	}

	/** Who an element is; equal in all pictures. */
	static Object key(Object element) {
		return switch (element) {
		case PoolView pool -> pool.id();
		case HostView host -> host.key();
		case DomainView domain -> domain.key();
		default -> element;
		};
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
		Object shown = elements.get(key(element));
		return shown != null || !(element instanceof PoolView pool) ? shown
				: roots.stream().filter(r -> poolOf(r).id().equals(pool.id())).findFirst().orElse(null);
	}

	List<Object> childrenOf(Object element) {
		return children.getOrDefault(key(element), List.of());
	}

	/**
	 * What a viewer that shows another tree has to do to show this one.
	 *
	 * @param rootsChanged whether roots came, went or moved
	 * @param reshaped     roots that were there, with other elements below them or in other places
	 * @param relabelled   elements that may look different
	 */
	record Difference(boolean rootsChanged, List<Object> reshaped, Object[] relabelled) {
	}

	Difference from(FleetTree before) {
		boolean rootsChanged = !keys(roots).equals(keys(before.roots));
		List<Object> reshaped = roots.stream()
				.filter(root -> before.elements.containsKey(key(root)) && !sameBelow(before, root)).toList();
		return new Difference(rootsChanged, reshaped, changedSince(before));
	}

	private boolean sameBelow(FleetTree other, Object element) {
		List<Object> mine = childrenOf(element);
		return keys(mine).equals(keys(other.childrenOf(element))) && mine.stream().allMatch(child -> sameBelow(other, child));
	}

	private static List<Object> keys(List<Object> elements) {
		return elements.stream().map(FleetTree::key).toList();
	}

	/** Elements that are not equal to what they were, and the hosts of pools that are not: their look depends on the pool's state. */
	private Object[] changedSince(FleetTree other) {
		return elements.entrySet().stream().filter(e -> {
			Object before = other.elements.get(e.getKey());
			return before != e.getValue() && !e.getValue().equals(before)
					|| e.getValue() instanceof HostView host && stateChanged(other, host);
		}).map(Map.Entry::getValue).toArray();
	}

	private boolean stateChanged(FleetTree other, HostView host) {
		PoolView now = picture.pools().get(host.key().pool());
		PoolView before = other.picture.pools().get(host.key().pool());
		return before == null || !now.state().equals(before.state()) || !now.label().equals(before.label())
				|| now.readOnly() != before.readOnly();
	}

	private static final class Builder {

		final Predicate<DomainView> filter;
		final List<Object> roots = new ArrayList<>();
		final Map<Object, List<Object>> children = new HashMap<>();
		final Map<Object, Object> parents = new HashMap<>();
		final Map<Object, Object> elements = new HashMap<>();
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
			roots.add(root);
			elements.put(key(root), root);
			if (!lone) {
				for (HostView host : pool.hosts().values()) {
					List<Object> domains = byHost.get(host.key());
					if (filter == null || domains != null) {
						attach(root, host);
						attachAll(host, domains == null ? List.of() : domains);
					}
				}
			} else {
				attachAll(root, byHost.getOrDefault(key(root), List.of()));
			}
			attachAll(root, nowhere);
		}

		private void attachAll(Object parent, List<Object> domains) {
			domains.forEach(d -> attach(parent, d));
		}

		private void attach(Object parent, Object child) {
			children.computeIfAbsent(key(parent), k -> new ArrayList<>()).add(child);
			parents.put(key(child), parent);
			elements.put(key(child), child);
		}
	}
}
