// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.table;

import java.time.Duration;

/**
 * What one row is sorted by. Most comparisons are decided by one number that stands in the key itself, so that sorting many rows
 * seldom follows a reference.
 *
 * @param first order of the beginning, for a number of the whole
 * @param whole compared where the first is equal; null when there is no more to it
 * @param place in the source, which decides between equal keys
 * @param row   the row itself
 */
record SortKey<R>(long first, Comparable<?> whole, int place, R row) {

	private static final int CHARACTERS = Long.BYTES;
	/** Stands for any character that is no byte, and for the end of what can be told of it. */
	private static final int BEYOND = 0xFF;

	static <R> SortKey<R> of(Comparable<?> key, int place, R row) {
		return switch (key) {
		case String text -> new SortKey<>(beginning(text), isWhole(text) ? null : text, place, row);
		case Integer number -> new SortKey<>(number, null, place, row);
		case Long number -> new SortKey<>(number, null, place, row);
		case Double number -> new SortKey<>(ordered(number), null, place, row);
		case Duration span -> new SortKey<>(span.getSeconds(), span, place, row);
		default -> new SortKey<>(0, key, place, row);
		};
	}

	/** Smallest first. */
	int compareUp(SortKey<R> other) {
		int order = compareKeys(other);
		return order != 0 ? order : Integer.compare(place, other.place);
	}

	/** Biggest first; equal ones keep the order of the source nevertheless. */
	int compareDown(SortKey<R> other) {
		int order = other.compareKeys(this);
		return order != 0 ? order : Integer.compare(place, other.place);
	}

	@SuppressWarnings("unchecked")
	private int compareKeys(SortKey<R> other) {
		if (first != other.first) {
			return first < other.first ? -1 : 1;
		}
		if (whole == null || other.whole == null) {
			// The one that has no more to it is the shorter text.
			return (whole == null ? 0 : 1) - (other.whole == null ? 0 : 1);
		}
		return ((Comparable<Object>) whole).compareTo(other.whole);
	}

	private static long beginning(String text) {
		long packed = 0;
		int length = Math.min(CHARACTERS, text.length());
		boolean beyond = false;
		for (int i = 0; i < CHARACTERS; i++) {
			int c = i < length && !beyond ? Math.min(text.charAt(i), BEYOND) : 0;
			beyond |= c == BEYOND;
			packed = packed << Byte.SIZE | c;
		}
		// Bytes compare without sign, numbers with it.
		return packed ^ Long.MIN_VALUE;
	}

	private static boolean isWhole(String text) {
		if (text.length() > CHARACTERS) {
			return false;
		}
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == 0 || c >= BEYOND) {
				return false;
			}
		}
		return true;
	}

	/** The order of {@link Double#compare}. */
	private static long ordered(double number) {
		long bits = Double.doubleToLongBits(number);
		return bits ^ (bits >> (Long.SIZE - 1) & Long.MAX_VALUE);
	}
}
