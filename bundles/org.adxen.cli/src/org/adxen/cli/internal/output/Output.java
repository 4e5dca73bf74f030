// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.output;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.adxen.cli.internal.terminal.Terminal;
import org.eclipse.jdt.annotation.Nullable;

/** Where results go: the one place that knows the formats. */
public final class Output {

	private final Terminal terminal;
	private final Format format;
	private final Texts texts;

	public Output(Terminal terminal, Format format, Clock clock) {
		this.terminal = terminal;
		this.format = format;
		this.texts = new Texts(clock, Locale.getDefault());
	}

	public Format format() {
		return format;
	}

	public Texts texts() {
		return texts;
	}

	/** Things of one kind, a row each. */
	public <T> void list(List<Field<T>> fields, Collection<T> things, String ifNone) throws IOException {
		switch (format) {
		case TABLE -> {
			if (things.isEmpty()) {
				terminal.tell(ifNone);
			} else {
				try (Writer out = writer()) {
					writeTable(out, fields, things);
				}
			}
		}
		case CSV -> {
			try (Writer out = writer()) {
				Csv.writeLine(out, fields.stream().map(Field::name).toList());
				for (T thing : things) {
					Csv.writeLine(out, Arrays.asList(fields.stream().map(f -> f.of(thing).data()).toArray()));
				}
			}
		}
		case JSON -> data(things.stream().map(t -> asMap(fields, t)).toList());
		}
	}

	/** Begins a list whose things come one after another; in JSON each becomes an object on a line of its own. */
	public <T> Rows<T> rows(List<Field<T>> fields) throws IOException {
		return new Rows<>(fields, format, writer(), texts);
	}

	/** One thing with all that is known of it. */
	public <T> void show(List<Field<T>> fields, T thing, List<Section<?>> sections) throws IOException {
		if (format == Format.TABLE) {
			try (Writer out = writer()) {
				writeFacts(out, fields, thing);
				for (Section<?> section : sections) {
					writeSection(out, section);
				}
			}
			return;
		}
		Map<String, @Nullable Object> all = asMap(fields, thing);
		sections.forEach(s -> all.put(s.name(), asMaps(s)));
		if (format == Format.JSON) {
			data(all);
			return;
		}
		try (Writer out = writer()) {
			Csv.writeLine(out, List.of("field", "value"));
			writePairs(out, "", all);
		}
	}

	/** Plain maps, collections, texts and numbers, as JSON. */
	public void data(@Nullable Object data) throws IOException {
		try (Writer out = writer()) {
			Json.write(out, data);
		}
	}

	/** A line for people. */
	public void line(String text) throws IOException {
		try (Writer out = writer()) {
			out.append(text).append(System.lineSeparator());
		}
	}

	private Writer writer() {
		return terminal.results(format == Format.TABLE ? terminal.charset() : StandardCharsets.UTF_8);
	}

	private <T> void writeTable(Writer out, List<Field<T>> fields, Collection<T> things) throws IOException {
		List<Field<T>> shown = fields.stream().filter(Field::inTable).toList();
		var table = new Table(shown.stream().map(Field::title).toList());
		things.forEach(t -> table.add(shown.stream().map(f -> f.of(t)).toList(), texts));
		table.write(out);
	}

	private <T> void writeFacts(Writer out, List<Field<T>> fields, T thing) throws IOException {
		int widest = fields.stream().mapToInt(f -> Table.width(f.title())).max().orElse(0);
		for (Field<T> field : fields) {
			String text = texts.say(field.of(thing));
			if (!text.isEmpty()) {
				out.append(field.title()).append(" ".repeat(widest - Table.width(field.title()) + 2)).append(text)
						.append(System.lineSeparator());
			}
		}
	}

	private <T> void writeSection(Writer out, Section<T> section) throws IOException {
		if (!section.rows().isEmpty()) {
			out.append(System.lineSeparator()).append(section.title()).append(System.lineSeparator());
			writeTable(out, section.fields(), section.rows());
		}
	}

	private static void writePairs(Appendable out, String prefix, Map<?, ?> pairs) throws IOException {
		for (Map.Entry<?, ?> pair : pairs.entrySet()) {
			String name = prefix + pair.getKey();
			if (pair.getValue() instanceof List<?> rows && rows.stream().anyMatch(Map.class::isInstance)) {
				for (int i = 0; i < rows.size(); i++) {
					writePairs(out, name + "." + i + ".", (Map<?, ?>) rows.get(i));
				}
			} else {
				Csv.writeLine(out, Arrays.asList(name, pair.getValue()));
			}
		}
	}

	private static <T> List<Map<String, @Nullable Object>> asMaps(Section<T> section) {
		var maps = new ArrayList<Map<String, @Nullable Object>>();
		section.rows().forEach(r -> maps.add(asMap(section.fields(), r)));
		return maps;
	}

	private static <T> Map<String, @Nullable Object> asMap(List<Field<T>> fields, T thing) {
		var map = new LinkedHashMap<String, @Nullable Object>();
		fields.forEach(f -> map.put(f.name(), f.of(thing).data()));
		return map;
	}
}
