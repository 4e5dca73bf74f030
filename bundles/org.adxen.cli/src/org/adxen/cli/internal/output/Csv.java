// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.output;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;

/** Lines as RFC 4180 wants them: CRLF at the end, quotes where needed. */
final class Csv {

	private Csv() {
	}

	static void writeLine(Appendable out, List<? extends @Nullable Object> cells) throws IOException {
		for (int i = 0; i < cells.size(); i++) {
			out.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
		}
		out.append("\r\n");
	}

	private static String cell(@Nullable Object value) {
		return switch (value) {
		case null -> "";
		case Number number -> number.toString();
		case Boolean flag -> flag.toString();
		case List<?> items -> quote(inert(items.stream().map(String::valueOf).collect(Collectors.joining("; "))));
		case Map<?, ?> pairs -> quote(inert(pairs.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).sorted()
				.collect(Collectors.joining("; "))));
		default -> quote(inert(value.toString()));
		};
	}

	/** A spreadsheet takes a cell that begins so for a formula, and a domain's name may be chosen by anybody: an apostrophe ends that. */
	private static String inert(String text) {
		return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
	}

	private static String quote(String text) {
		boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
		return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
	}
}
