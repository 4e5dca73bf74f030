// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.output;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Columns of text, two blanks apart, numbers to the right. */
final class Table {

	private final List<String> titles;
	private final List<List<String>> rows = new ArrayList<>();
	private final boolean[] right;
	/** Of what was written at once. */
	private final int[] widest;

	Table(List<String> titles) {
		this.titles = titles;
		right = new boolean[titles.size()];
		widest = titles.stream().mapToInt(Table::width).toArray();
	}

	void add(List<Value> values, Texts texts) {
		var row = new ArrayList<String>(values.size());
		for (int i = 0; i < values.size(); i++) {
			row.add(texts.say(values.get(i)));
			right[i] |= values.get(i).isNumber();
		}
		rows.add(row);
	}

	/** Writes a row at once, as wide as the widest so far. */
	void writeNow(Appendable out, List<Value> values, Texts texts, boolean withTitles) throws IOException {
		List<String> row = values.stream().map(texts::say).toList();
		for (int i = 0; i < widest.length; i++) {
			widest[i] = Math.max(widest[i], width(row.get(i)));
		}
		if (withTitles) {
			writeRow(out, titles, widest);
		}
		writeRow(out, row, widest);
	}

	void write(Appendable out) throws IOException {
		var widths = new int[titles.size()];
		for (int i = 0; i < widths.length; i++) {
			widths[i] = width(titles.get(i));
			for (List<String> row : rows) {
				widths[i] = Math.max(widths[i], width(row.get(i)));
			}
		}
		writeRow(out, titles, widths);
		for (List<String> row : rows) {
			writeRow(out, row, widths);
		}
	}

	private void writeRow(Appendable out, List<String> cells, int[] widths) throws IOException {
		var line = new StringBuilder();
		for (int i = 0; i < widths.length; i++) {
			String cell = cells.get(i);
			String blanks = " ".repeat(widths[i] - width(cell));
			line.append(i == 0 ? "" : "  ").append(right[i] ? blanks : "").append(cell).append(right[i] ? "" : blanks);
		}
		out.append(line.toString().stripTrailing()).append(System.lineSeparator());
	}

	/** Columns that a terminal gives to the text: two for each wide (CJK and the like) character, none for combining marks. */
	static int width(String text) {
		return text.codePoints().map(c -> {
			int type = Character.getType(c);
			if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
				return 0;
			}
			return isWide(c) ? 2 : 1;
		}).sum();
	}

	/** The blocks that are wide throughout, by Unicode's EastAsianWidth. */
	private static boolean isWide(int c) {
		return c >= 0x1100 && (c <= 0x115F || c >= 0x2E80 && c <= 0xA4CF || c >= 0xAC00 && c <= 0xD7A3
				|| c >= 0xF900 && c <= 0xFAFF || c >= 0xFE30 && c <= 0xFE6F || c >= 0xFF00 && c <= 0xFF60
				|| c >= 0xFFE0 && c <= 0xFFE6 || c >= 0x1F300 && c <= 0x1F64F || c >= 0x1F900 && c <= 0x1F9FF
				|| c >= 0x20000 && c <= 0x3FFFD);
	}
}
