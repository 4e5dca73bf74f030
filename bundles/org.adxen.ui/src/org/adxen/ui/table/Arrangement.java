// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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

	private record Keyed<R>(R row, Object sortKey) {
	}

	static <R> Arrangement<R> empty() {
		return new Arrangement<>(List.of(), Map.of(), 0);
	}

	/** Sorts by keys that are computed once for each row. Equal keys keep the source's order. */
	static <R> Arrangement<R> of(List<R> source, Order<R> order) {
		List<R> kept = source.stream().filter(order.filter()).toList();
		if (order.sortKey() != null) {
			Comparator<Object> byKey = order.ascending() ? RowColumn.keyOrder()
					: Comparator.nullsLast(RowColumn.keyOrder().reversed());
			@SuppressWarnings("unchecked")
			Keyed<R>[] keyed = kept.stream().map(r -> new Keyed<>(r, order.sortKey().apply(r))).toArray(Keyed[]::new);
			Arrays.parallelSort(keyed, (a, b) -> byKey.compare(a.sortKey(), b.sortKey()));
			var sorted = new ArrayList<R>(keyed.length);
			for (Keyed<R> k : keyed) {
				sorted.add(k.row());
			}
			kept = sorted;
		}
		return indexed(kept, order.key(), source.size());
	}

	/** Like {@link #of}, but rows that are shown already stay where they are; new ones come at the end. For while the pointer is on the table. */
	static <R> Arrangement<R> inPlace(Arrangement<R> shown, List<R> source, Order<R> order) {
		var placed = new TreeMap<Integer, R>();
		var fresh = new ArrayList<R>();
		for (R row : source) {
			if (order.filter().test(row)) {
				Integer at = shown.indexOf().get(order.key().apply(row));
				if (at == null) {
					fresh.add(row);
				} else {
					placed.put(at, row);
				}
			}
		}
		if (fresh.size() > Math.max(FEW, placed.size() / FEW)) {
			// That is no small change any more: a new pool, another filter.
			return of(source, order);
		}
		var rows = new ArrayList<>(placed.values());
		rows.addAll(of(fresh, order).rows());
		return indexed(rows, order.key(), source.size());
	}

	private static <R> Arrangement<R> indexed(List<R> rows, Function<R, ?> key, int total) {
		var index = HashMap.<Object, Integer>newHashMap(rows.size());
		for (int i = 0; i < rows.size(); i++) {
			index.put(key.apply(rows.get(i)), i);
		}
		return new Arrangement<>(rows, index, total);
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
