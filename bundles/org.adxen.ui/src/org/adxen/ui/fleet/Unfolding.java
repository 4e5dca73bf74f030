// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.fleet;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.adxen.fleet.PoolView;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.ui.IMemento;

/**
 * What is unfolded in the fleet tree, over filters and restarts: what has not been seen yet is unfolded when it comes. Display thread
 * only.
 */
final class Unfolding {

	private static final String EXPANDED = "expanded";
	/** Above so many matches a filter does not unfold the tree. */
	private static final int MANY = 400;
	/** The hosts of a new pool are shown at once while there are no more pools than this. */
	private static final int FEW_POOLS = 10;
	/** So many elements are unfolded in one go; a click may come between two. */
	private static final int AT_ONCE = 20;

	private final TreeViewer viewer;
	/** Keys to unfold as soon as they are there: from the last start, or from before a filter. */
	private final Set<String> waiting = new HashSet<>();
	/** Pools that the admin, or we, had a chance to unfold. */
	private final Set<Object> known = new HashSet<>();
	/** Until the first pools are shown after a restart. */
	private boolean restored;
	private boolean filtered;
	private boolean scheduled;
	private FleetTree tree = FleetTree.empty();

	Unfolding(TreeViewer viewer) {
		this.viewer = viewer;
	}

	/** The viewer now shows this. */
	void shown(FleetTree now, boolean isFiltered) {
		tree = now;
		if (isFiltered != filtered) {
			filtered = isFiltered;
			if (isFiltered) {
				waiting.addAll(unfolded());
			} else {
				viewer.collapseAll();
			}
		}
		if (filtered) {
			if (now.shown() <= MANY) {
				viewer.expandAll(true);
			}
			return;
		}
		unfoldNewPools();
		unfoldWaiting();
	}

	private void unfoldNewPools() {
		if (restored) {
			// These were there the last time; whether they are unfolded was saved.
			restored = tree.roots().isEmpty();
			tree.roots().forEach(root -> known.add(FleetTree.key(root)));
		}
		for (Object root : tree.roots()) {
			if (!tree.childrenOf(root).isEmpty() && known.add(FleetTree.key(root)) && root instanceof PoolView
					&& tree.roots().size() <= FEW_POOLS) {
				viewer.setExpandedState(root, true);
			}
		}
	}

	/** A slice now, the rest after what else the display has to do. */
	private void unfoldWaiting() {
		List<Object> there = waiting.isEmpty() ? List.of()
				: tree.elements().values().stream().filter(e -> waiting.contains(name(e)) && !tree.childrenOf(e).isEmpty())
						.limit(AT_ONCE).toList();
		for (Object element : there) {
			waiting.remove(name(element));
			viewer.setExpandedState(element, true);
		}
		if (there.size() == AT_ONCE && !scheduled) {
			scheduled = true;
			viewer.getControl().getDisplay().asyncExec(() -> {
				scheduled = false;
				if (!viewer.getControl().isDisposed() && !filtered) {
					unfoldWaiting();
				}
			});
		}
	}

	private Set<String> unfolded() {
		return Arrays.stream(viewer.getExpandedElements()).map(Unfolding::name).collect(Collectors.toSet());
	}

	private static String name(Object element) {
		return FleetTree.key(element).toString();
	}

	void restore(IMemento saved) {
		restored = true;
		Arrays.stream(saved.getChildren(EXPANDED)).map(IMemento::getID).filter(Objects::nonNull).forEach(waiting::add);
	}

	void save(IMemento saved) {
		var all = new HashSet<>(waiting);
		if (!filtered) {
			all.addAll(unfolded());
		}
		all.forEach(name -> saved.createChild(EXPANDED, name));
	}
}
