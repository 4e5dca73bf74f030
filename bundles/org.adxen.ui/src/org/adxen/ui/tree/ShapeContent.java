// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.tree;

import java.util.function.Supplier;

import org.eclipse.jface.viewers.IElementComparer;
import org.eclipse.jface.viewers.ITreeContentProvider;

/** Tells a tree viewer what the newest {@link TreeShape} holds; elements of different pictures are the same by their key. */
public final class ShapeContent implements ITreeContentProvider, IElementComparer {

	private final Supplier<TreeShape> tree;

	public ShapeContent(Supplier<TreeShape> tree) {
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
		return tree.get().parents().get(TreeShape.key(element));
	}

	@Override
	public boolean equals(Object a, Object b) {
		return a == b || a != null && b != null && TreeShape.key(a).equals(TreeShape.key(b));
	}

	@Override
	public int hashCode(Object element) {
		return TreeShape.key(element).hashCode();
	}
}
