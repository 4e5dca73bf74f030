// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.tree;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.ui.IMemento;

/**
 * What is unfolded in a tree, over filters and restarts: what has not been seen yet is unfolded when it comes. Display thread
 * only.
 */
public final class Unfolding {

	private static final String EXPANDED = "expanded";
	/** Above so many matches a filter does not unfold the tree. */
	private static final int MANY = 400;
	/** What is below a new root is shown at once while there are no more roots than this. */
	private static final int FEW_ROOTS = 10;
	/** So many elements are unfolded in one go; a click may come between two. */
	private static final int AT_ONCE = 20;

	private final TreeViewer viewer;
	private final Predicate<Object> unfoldsAtOnce;
	/** Keys to unfold as soon as they are there: from the last start, or from before a filter. */
	private final Set<String> waiting = new HashSet<>();
	/** Roots that the admin, or we, had a chance to unfold. */
	private final Set<Object> known = new HashSet<>();
	/** Until the first roots are shown after a restart. */
	private boolean restored;
	private boolean filtered;
	private boolean scheduled;
	private TreeShape tree = new TreeShape();

	/** @param unfoldsAtOnce roots whose children are shown when they come */
	public Unfolding(TreeViewer viewer, Predicate<Object> unfoldsAtOnce) {
		this.viewer = viewer;
		this.unfoldsAtOnce = unfoldsAtOnce;
	}

	/**
	 * The viewer now shows this.
	 *
	 * @param matches how many elements a filter lets through
	 */
	public void shown(TreeShape now, boolean isFiltered, int matches) {
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
			if (matches <= MANY) {
				viewer.expandAll(true);
			}
			return;
		}
		unfoldNewRoots();
		unfoldWaiting();
	}

	private void unfoldNewRoots() {
		if (restored) {
			// These were there the last time; whether they are unfolded was saved.
			restored = tree.roots().isEmpty();
			tree.roots().forEach(root -> known.add(TreeShape.key(root)));
		}
		for (Object root : tree.roots()) {
			if (!tree.childrenOf(root).isEmpty() && known.add(TreeShape.key(root)) && unfoldsAtOnce.test(root)
					&& tree.roots().size() <= FEW_ROOTS) {
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
		return TreeShape.key(element).toString();
	}

	public void restore(IMemento saved) {
		restored = true;
		Arrays.stream(saved.getChildren(EXPANDED)).map(IMemento::getID).filter(Objects::nonNull).forEach(waiting::add);
	}

	public void save(IMemento saved) {
		var all = new HashSet<>(waiting);
		if (!filtered) {
			all.addAll(unfolded());
		}
		all.forEach(name -> saved.createChild(EXPANDED, name));
	}
}
