// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.journal;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;

/** Journal lines as JSON, one object a line; the member {@code line} says which kind it is. */
final class JournalCodec {

	private static final String KIND = "line";

	private final Gson gson = new GsonBuilder().disableHtmlEscaping().registerTypeAdapter(Instant.class, new Instants())
			.create();

	/** Without the line's end. */
	String write(JournalLine line) {
		var object = new JsonObject();
		object.addProperty(KIND, switch (line) {
		case JournalLine.Begin b -> "begin";
		case JournalLine.Task t -> "task";
		case JournalLine.Outcome o -> "outcome";
		});
		gson.toJsonTree(line).getAsJsonObject().asMap().forEach(object::add);
		return gson.toJson(object);
	}

	/**
	 * @return empty for a kind of line that a newer AdXen writes and this one does not need
	 * @throws IllegalArgumentException it is torn or no journal line
	 */
	Optional<JournalLine> read(String text) {
		try {
			JsonObject object = JsonParser.parseString(text).getAsJsonObject();
			JsonElement kind = object.get(KIND);
			if (kind == null) {
				throw new IllegalArgumentException("A line without kind");
			}
			Class<? extends JournalLine> type = switch (kind.getAsString()) {
			case "begin" -> JournalLine.Begin.class;
			case "task" -> JournalLine.Task.class;
			case "outcome" -> JournalLine.Outcome.class;
			default -> null;
			};
			return type == null ? Optional.empty() : Optional.of(gson.fromJson(object, type));
		} catch (RuntimeException e) {
			// Gson tells broken input in half a dozen unchecked exceptions; all mean the same here.
			throw new IllegalArgumentException("Not a journal line", e);
		}
	}

	@NonNullByDefault({}) // Gson says nothing of null
	private static final class Instants extends TypeAdapter<Instant> {
		@Override
		public void write(JsonWriter out, Instant value) throws IOException {
			out.value(value.toString());
		}

		@Override
		public Instant read(JsonReader in) throws IOException {
			return Instant.parse(in.nextString());
		}
	}
}
