// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The rows of a table, filtered and sorted, made on a worker thread and then swapped in whole. Immutable.
 *
 * @param rows    what is shown, in order
 * @param indexOf where the row of a key stands
 * @param total   number of rows before filtering
 */
record Arrangement<R>(List<R> rows, Map<Object, Integer> indexOf, int total) {

	/**
	 * How to arrange.
	 *
	 * @param filter    which rows are shown
	 * @param sortKey   what to sort by, null for the source's order
	 * @param ascending smallest first; rows without a key come last either way
	 * @param key       who a row is
	 */
	record Order<R>(Predicate<R> filter, Function<R, ? extends Comparable<?>> sortKey, boolean ascending,
			Function<R, ?> key) {
	}

	private static final int FEW = 5;

	static <R> Arrangement<R> empty() {
		return new Arrangement<>(List.of(), Map.of(), 0);
	}

	/** What the filter leaves of sorted rows. */
	static <R> Arrangement<R> of(Sorted<R> sorted, Order<R> order) {
		List<R> kept = sorted.rows().parallelStream().filter(order.filter()).toList();
		return indexed(kept, order.key(), sorted.source().size());
	}

	/**
	 * Like {@link #of}, but rows that are shown already stay where they are; new ones come at the end. For while the pointer is on the
	 * table. Null when that would be no small change any more: a new pool, another filter.
	 */
	static <R> Arrangement<R> inPlace(Arrangement<R> shown, List<R> source, Order<R> order) {
		@SuppressWarnings("unchecked")
		R[] placed = (R[]) new Object[shown.rows().size()];
		int stay = 0;
		var fresh = new ArrayList<R>();
		for (R row : source) {
			if (order.filter().test(row)) {
				Integer at = shown.indexOf().get(order.key().apply(row));
				if (at == null) {
					fresh.add(row);
				} else {
					placed[at] = row;
					stay++;
				}
			}
		}
		if (fresh.size() > Math.max(FEW, stay / FEW)) {
			return null;
		}
		var rows = new ArrayList<R>(stay + fresh.size());
		for (R row : placed) {
			if (row != null) {
				rows.add(row);
			}
		}
		rows.addAll(Sorted.of(fresh, order).rows());
		return stay == placed.length && fresh.isEmpty() ? new Arrangement<>(rows, shown.indexOf(), source.size())
				: indexed(rows, order.key(), source.size());
	}

	private static <R> Arrangement<R> indexed(List<R> rows, Function<R, ?> key, int total) {
		var index = HashMap.<Object, Integer>newHashMap(rows.size());
		for (int i = 0; i < rows.size(); i++) {
			index.put(key.apply(rows.get(i)), i);
		}
		return new Arrangement<>(rows, index, total);
	}

	/** Whether every row stands where it stood in the other. */
	boolean hasPlacesOf(Arrangement<R> other, Function<R, ?> key) {
		if (indexOf == other.indexOf) {
			return true;
		}
		if (rows.size() != other.rows().size()) {
			return false;
		}
		for (int i = 0; i < rows.size(); i++) {
			R mine = rows.get(i);
			R theirs = other.rows().get(i);
			if (mine != theirs && !Objects.equals(key.apply(mine), key.apply(theirs))) {
				return false;
			}
		}
		return true;
	}

	/** Indices at which this one shows something else than the other; meaningful for what both have. */
	BitSet differencesFrom(Arrangement<R> other) {
		var different = new BitSet(rows.size());
		for (int i = 0; i < Math.min(rows.size(), other.rows().size()); i++) {
			R mine = rows.get(i);
			R theirs = other.rows().get(i);
			if (mine != theirs && !Objects.equals(mine, theirs)) {
				different.set(i);
			}
		}
		return different;
	}
}
