// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * All rows of a source in the order of one column, so that filtering them otherwise sorts nothing. Immutable.
 *
 * @param source    as they came
 * @param sortKey   what they are sorted by, null for the source's order
 * @param ascending smallest first
 * @param rows      sorted; rows without a key come last either way, equal keys keep the source's order
 */
record Sorted<R>(List<R> source, Function<R, ? extends Comparable<?>> sortKey, boolean ascending, List<R> rows) {

	static <R> Sorted<R> of(List<R> source, Arrangement.Order<R> order) {
		return new Sorted<>(source, order.sortKey(), order.ascending(),
				order.sortKey() == null ? source : sort(source, order.sortKey(), order.ascending()));
	}

	/** This one where it is still right, else a new one. */
	Sorted<R> renewed(List<R> now, Arrangement.Order<R> order) {
		return sortKey == order.sortKey() && ascending == order.ascending() && isSame(now) ? this : of(now, order);
	}

	private boolean isSame(List<R> now) {
		if (now.size() != source.size()) {
			return false;
		}
		for (int i = 0; i < now.size(); i++) {
			if (now.get(i) != source.get(i)) {
				return false;
			}
		}
		return true;
	}

	private static <R> List<R> sort(List<R> source, Function<R, ? extends Comparable<?>> sortKey, boolean ascending) {
		@SuppressWarnings("unchecked")
		SortKey<R>[] keys = IntStream.range(0, source.size()).parallel().mapToObj(i -> {
			R row = source.get(i);
			Comparable<?> key = sortKey.apply(row);
			return key == null ? null : SortKey.of(key, i, row);
		}).toArray(SortKey[]::new);
		var without = new ArrayList<R>();
		int count = 0;
		for (int i = 0; i < keys.length; i++) {
			if (keys[i] == null) {
				without.add(source.get(i));
			} else {
				keys[count++] = keys[i];
			}
		}
		Arrays.parallelSort(keys, 0, count, ascending ? SortKey::compareUp : SortKey::compareDown);
		var rows = new ArrayList<R>(keys.length);
		for (int i = 0; i < count; i++) {
			rows.add(keys[i].row());
		}
		rows.addAll(without);
		return rows;
	}
}
