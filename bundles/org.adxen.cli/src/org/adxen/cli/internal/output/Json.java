// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.output;

import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;

/** Writes maps, collections, texts, numbers, flags and nulls as JSON. */
final class Json {

	private Json() {
	}

	static void write(Writer out, @Nullable Object value) throws IOException {
		write(out, value, FormattingStyle.PRETTY);
	}

	/** The same on one line. */
	static void writeLine(Writer out, @Nullable Object value) throws IOException {
		write(out, value, FormattingStyle.COMPACT);
	}

	private static void write(Writer out, @Nullable Object value, FormattingStyle style) throws IOException {
		var writer = new JsonWriter(out);
		writer.setFormattingStyle(style);
		writer.setHtmlSafe(false);
		write(writer, value);
		writer.flush();
		out.write(System.lineSeparator());
	}

	private static void write(JsonWriter writer, @Nullable Object value) throws IOException {
		switch (value) {
		case null -> writer.nullValue();
		case Map<?, ?> map -> {
			writer.beginObject();
			for (Map.Entry<?, ?> entry : map.entrySet()) {
				writer.name(String.valueOf(entry.getKey()));
				write(writer, entry.getValue());
			}
			writer.endObject();
		}
		case Collection<?> items -> {
			writer.beginArray();
			for (Object item : items) {
				write(writer, item);
			}
			writer.endArray();
		}
		case Boolean flag -> writer.value(flag.booleanValue());
		case Number number -> writer.value(number);
		default -> writer.value(value.toString());
		}
	}
}
