// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.output;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/** A list that is written as it comes about. For one thread. */
public final class Rows<T> implements AutoCloseable {

	private final List<Field<T>> fields;
	private final Format format;
	private final Writer out;
	private final Texts texts;
	private final Table table;
	private boolean begun;

	Rows(List<Field<T>> fields, Format format, Writer out, Texts texts) {
		this.fields = format == Format.TABLE ? fields.stream().filter(Field::inTable).toList() : fields;
		this.format = format;
		this.out = out;
		this.texts = texts;
		this.table = new Table(this.fields.stream().map(Field::title).toList());
	}

	/** Writes it now. In a table the columns grow with what comes. */
	public void add(T thing) throws IOException {
		switch (format) {
		case TABLE -> table.writeNow(out, fields.stream().map(f -> f.of(thing)).toList(), texts, !begun);
		case CSV -> {
			if (!begun) {
				Csv.writeLine(out, fields.stream().map(Field::name).toList());
			}
			Csv.writeLine(out, Arrays.asList(fields.stream().map(f -> f.of(thing).data()).toArray()));
		}
		case JSON -> {
			var map = new LinkedHashMap<String, @Nullable Object>();
			fields.forEach(f -> map.put(f.name(), f.of(thing).data()));
			Json.writeLine(out, map);
		}
		}
		begun = true;
		out.flush();
	}

	/** Even a list of nothing has a head in CSV. */
	@Override
	public void close() throws IOException {
		if (!begun && format == Format.CSV) {
			Csv.writeLine(out, fields.stream().map(Field::name).toList());
		}
		out.close();
	}
}
