// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.junit.Test;

public class NaturalOrderTest {

	private static List<String> sorted(String... names) {
		return Stream.of(names).sorted(Comparator.comparing(NaturalOrder::key)).toList();
	}

	@Test
	public void numbersInNamesSortByTheirValue() {
		assertThat(sorted("web-10", "web-9", "web-2", "web-007")).containsExactly("web-2", "web-007", "web-9", "web-10");
	}

	@Test
	public void caseAndAccentsDoNotMatter() {
		assertThat(sorted("zeta", "Érica", "erica-2", "Alpha")).containsExactly("Alpha", "Érica", "erica-2", "zeta");
	}

	@Test
	public void emptyTextHasNoKey() {
		assertThat(NaturalOrder.key("")).isNull();
	}
}
