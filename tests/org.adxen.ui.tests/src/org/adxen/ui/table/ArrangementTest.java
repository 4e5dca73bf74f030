// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.Test;

public class ArrangementTest {

	private record Row(String id, Integer value) {
	}

	private static Arrangement.Order<Row> by(boolean ascending) {
		return new Arrangement.Order<>(r -> true, Row::value, ascending, Row::id);
	}

	private static List<String> ids(Arrangement<Row> arrangement) {
		return arrangement.rows().stream().map(Row::id).toList();
	}

	private static Arrangement<Row> arranged(List<Row> rows, Arrangement.Order<Row> order) {
		return Arrangement.of(Sorted.of(rows, order), order);
	}

	@Test
	public void sortsByKeyAndPutsRowsWithoutOneLastEitherWay() {
		var rows = List.of(new Row("a", 3), new Row("b", null), new Row("c", 1));

		assertThat(ids(arranged(rows, by(true)))).containsExactly("c", "a", "b");
		assertThat(ids(arranged(rows, by(false)))).containsExactly("a", "c", "b");
	}

	@Test
	public void keepsTheOrderOfTheSourceForEqualKeys() {
		var rows = IntStream.range(0, 50).mapToObj(i -> new Row("r" + i, 7)).toList();

		assertThat(arranged(rows, by(true)).rows()).isEqualTo(rows);
	}

	@Test
	public void countsWhatIsFilteredAway() {
		var rows = List.of(new Row("a", 3), new Row("b", 1));
		var arrangement = arranged(rows, new Arrangement.Order<>(r -> r.value() > 1, Row::value, true, Row::id));

		assertThat(ids(arrangement)).containsExactly("a");
		assertThat(arrangement.total()).isEqualTo(2);
		assertThat(arrangement.indexOf()).containsOnlyKeys("a");
	}

	@Test
	public void rowsKeepTheirPlacesWhenOnlyValuesChange() {
		var before = arranged(List.of(new Row("a", 1), new Row("b", 2), new Row("c", 3)), by(true));
		var after = Arrangement.inPlace(before, List.of(new Row("a", 9), new Row("c", 0), new Row("d", 5)), by(true));

		assertThat(ids(after)).containsExactly("a", "c", "d");
	}

	@Test
	public void isArrangedAnewWhenManyRowsCome() {
		var before = arranged(List.of(new Row("z", 100)), by(true));
		var many = IntStream.range(0, 20).mapToObj(i -> new Row("r" + i, 20 - i)).toList();

		assertThat(Arrangement.inPlace(before, many, by(true))).isNull();
	}

	@Test
	public void knowsWhetherRowsHaveMoved() {
		var before = arranged(List.of(new Row("a", 1), new Row("b", 2)), by(true));

		assertThat(arranged(List.of(new Row("a", 1), new Row("b", 3)), by(true)).hasPlacesOf(before, Row::id)).isTrue();
		assertThat(arranged(List.of(new Row("a", 4), new Row("b", 3)), by(true)).hasPlacesOf(before, Row::id)).isFalse();
		assertThat(arranged(List.of(new Row("a", 1)), by(true)).hasPlacesOf(before, Row::id)).isFalse();
	}

	@Test
	public void anotherFilterSortsNothing() {
		var rows = List.of(new Row("a", 3), new Row("b", 1));
		Arrangement.Order<Row> order = by(true);
		var sorted = Sorted.of(rows, order);

		assertThat(sorted.renewed(List.copyOf(rows), new Arrangement.Order<>(r -> false, order.sortKey(), true, Row::id))).isSameAs(sorted);
		assertThat(sorted.renewed(List.of(rows.get(0), new Row("b", 1)), order)).isNotSameAs(sorted);
		assertThat(sorted.renewed(rows, new Arrangement.Order<>(order.filter(), order.sortKey(), false, Row::id)).rows())
				.isEqualTo(rows);
	}

	@Test
	public void tellsWhichRowsLookDifferent() {
		var same = new Row("a", 1);
		var before = arranged(List.of(same, new Row("b", 2)), by(true));
		var after = arranged(List.of(same, new Row("b", 3)), by(true));

		assertThat(after.differencesFrom(before).stream().toArray()).containsExactly(1);
	}
}
