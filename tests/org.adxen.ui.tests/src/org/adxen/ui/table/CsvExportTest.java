// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.Test;

public class CsvExportTest {

	@Test
	public void quotesWhatWouldBreakARow() {
		var columns = List.of(RowColumn.<String>text("a", "Name", 5, s -> s), RowColumn.<String>text("b", "Twice, quoted", 5, s -> s + s));

		assertThat(CsvExport.csv(columns, List.of("x", "say \"hi\"", "two\nlines"))).isEqualTo("""
				Name,"Twice, quoted"\r
				x,xx\r
				"say ""hi""\","say ""hi""say ""hi""\"\r
				"two
				lines","two
				linestwo
				lines"\r
				""");
	}
}
