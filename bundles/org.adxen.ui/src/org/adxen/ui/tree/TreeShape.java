// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.adxen.operations.group.GroupView;

/**
 * Which elements stand where in a tree of immutable elements. Made on a worker; not changed once it is shown.
 *
 * @param roots    in order
 * @param children of each element, by its {@link #key}
 * @param parents  of each element, by its key
 * @param elements by key
 */
public record TreeShape(List<Object> roots, Map<Object, List<Object>> children, Map<Object, Object> parents,
		Map<Object, Object> elements) {

	/** Nothing yet, to be filled by {@link #add} and {@link #attach}. */
	public TreeShape() {
		this(new ArrayList<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
	}

	/** Who an element is; equal in all pictures. */
	public static Object key(Object element) {
		return switch (element) {
		case PoolView pool -> pool.id();
		case HostView host -> host.key();
		case DomainView domain -> domain.key();
		case GroupView group -> group.key();
		case Keyed keyed -> keyed.key();
		default -> element;
		};
	}

	public void add(Object root) {
		roots.add(root);
		elements.put(key(root), root);
	}

	public void attach(Object parent, Object child) {
		children.computeIfAbsent(key(parent), k -> new ArrayList<>()).add(child);
		parents.put(key(child), parent);
		elements.put(key(child), child);
	}

	public List<Object> childrenOf(Object element) {
		return children.getOrDefault(key(element), List.of());
	}

	/**
	 * What a viewer that shows another tree has to do to show this one.
	 *
	 * @param rootsChanged whether roots came, went or moved
	 * @param reshaped     roots that were there, with other elements below them or in other places
	 * @param relabelled   elements that may look different
	 */
	public record Difference(boolean rootsChanged, List<Object> reshaped, Object[] relabelled) {
	}

	/** @param alsoChanged elements that look different though they are equal to what they were */
	public Difference from(TreeShape before, Predicate<Object> alsoChanged) {
		boolean rootsChanged = !keys(roots).equals(keys(before.roots));
		List<Object> reshaped = roots.stream()
				.filter(root -> before.elements.containsKey(key(root)) && !sameBelow(before, root)).toList();
		return new Difference(rootsChanged, reshaped, changedSince(before, alsoChanged));
	}

	private boolean sameBelow(TreeShape other, Object element) {
		List<Object> mine = childrenOf(element);
		return keys(mine).equals(keys(other.childrenOf(element))) && mine.stream().allMatch(child -> sameBelow(other, child));
	}

	private static List<Object> keys(List<Object> elements) {
		return elements.stream().map(TreeShape::key).toList();
	}

	private Object[] changedSince(TreeShape other, Predicate<Object> alsoChanged) {
		return elements.entrySet().stream().filter(e -> {
			Object before = other.elements.get(e.getKey());
			return before != e.getValue() && !e.getValue().equals(before) || alsoChanged.test(e.getValue());
		}).map(Map.Entry::getValue).toArray();
	}
}
