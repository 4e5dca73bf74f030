// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.fleet;

import java.util.function.Supplier;

import org.eclipse.jface.viewers.IElementComparer;
import org.eclipse.jface.viewers.ITreeContentProvider;

/** Tells a tree viewer what the newest {@link FleetTree} holds; elements of different pictures are the same by their key. */
final class FleetContent implements ITreeContentProvider, IElementComparer {

	private final Supplier<FleetTree> tree;

	FleetContent(Supplier<FleetTree> tree) {
		this.tree = tree;
	}

	@Override
	public Object[] getElements(Object input) {
		return tree.get().roots().toArray();
	}

	@Override
	public Object[] getChildren(Object element) {
		return tree.get().childrenOf(element).toArray();
	}

	@Override
	public boolean hasChildren(Object element) {
		return !tree.get().childrenOf(element).isEmpty();
	}

	@Override
	public Object getParent(Object element) {
		return tree.get().parents().get(FleetTree.key(element));
	}

	@Override
	public boolean equals(Object a, Object b) {
		return a == b || a != null && b != null && FleetTree.key(a).equals(FleetTree.key(b));
	}

	@Override
	public int hashCode(Object element) {
		return FleetTree.key(element).hashCode();
	}
}
