// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.Test;

/** Keys are compared by their beginning, and yet as they compare themselves. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class SortKeyTest {

	private static <T extends Comparable<T>> void comparesLikeItself(List<T> values) {
		for (T a : values) {
			for (T b : values) {
				SortKey<T> first = SortKey.of(a, 0, a);
				SortKey<T> second = SortKey.of(b, 0, b);
				assertThat(Integer.signum(first.compareUp(second))).as("%s and %s", a, b).isEqualTo(Integer.signum(a.compareTo(b)));
				assertThat(Integer.signum(first.compareDown(second))).as("%s and %s", a, b).isEqualTo(Integer.signum(b.compareTo(a)));
			}
		}
	}

	@Test
	public void texts() {
		comparesLikeItself(List.of("", "\0", "a", "a\0", "b", "abcdefgh", "abcdefgh\0", "abcdefghi", "abcdefghj", "abcdefg", "\u00e9", "\u00fe",
				"\u00ff", "\u00ffa", "\u00ffb", "\u0100", "\u0100a", "z\u4e2d", "z\u4e2da", "z\u00ff", "web-42", "web-210"));
	}

	@Test
	public void numbers() {
		comparesLikeItself(List.of(-3, 0, 7, Integer.MAX_VALUE, Integer.MIN_VALUE));
		comparesLikeItself(List.of(-3L, 0L, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE));
		comparesLikeItself(List.of(-1.5, -0.0, 0.0, 0.25, 1e300, -1e300, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN));
		comparesLikeItself(List.of(Duration.ZERO, Duration.ofMillis(1), Duration.ofMillis(-1), Duration.ofDays(4)));
		comparesLikeItself(List.of(Boolean.FALSE, Boolean.TRUE));
	}

	@Test
	public void placesDecideBetweenEqualOnesEitherWay() {
		List<SortKey<String>> keys = Stream.of(2, 0, 1).map(place -> SortKey.of("same", place, "row")).toList();

		assertThat(keys.stream().sorted(SortKey::compareUp).map(SortKey::place)).containsExactly(0, 1, 2);
		assertThat(keys.stream().sorted(SortKey::compareDown).map(SortKey::place)).containsExactly(0, 1, 2);
	}
}
