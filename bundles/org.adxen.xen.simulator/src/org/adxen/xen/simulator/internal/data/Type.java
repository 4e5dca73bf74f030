// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.data;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The type of a field or of a parameter, written as {@code string}, {@code ref:VM}, {@code set:ref:VDI} or
 * {@code map:string}. In Java: String, Long, Boolean, Double, Instant, String (a reference), List and Map.
 *
 * @param referred the class that a reference points to, "" for anything else
 * @param elements the one type of the elements of a set or of the values of a map, empty for anything else
 */
public record Type(Kind kind, String referred, List<Type> elements) {

	/** The compact form of ISO 8601 that the Xen API uses (mirage/ocaml-rpc, xapi-stdext-date). */
	private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("yyyyMMdd'T'HH:mm:ss", Locale.ROOT);

	/** Reads the short form described above. */
	public static Type parse(String text) {
		if (text.startsWith("set:"))
			return new Type(Kind.SET, "", List.of(parse(text.substring(4))));
		if (text.startsWith("map:"))
			return new Type(Kind.MAP, "", List.of(parse(text.substring(4))));
		if (text.startsWith("ref:"))
			return new Type(Kind.REF, text.substring(4), List.of());
		return new Type(Kind.valueOf(text.toUpperCase(Locale.ROOT)), "", List.of());
	}

	/** What an element of this set, or a value of this map, is. */
	public Type element() {
		return elements.getFirst();
	}

	/** The value of a field that nobody has set. */
	public Object initial() {
		return switch (kind) {
		case STRING, ANY -> "";
		case INT -> 0L;
		case BOOL -> false;
		case FLOAT -> 0.0;
		case DATETIME -> Instant.EPOCH;
		case REF -> Row.NULL;
		case SET -> List.of();
		case MAP -> Map.of();
		};
	}

	/** Reads a default of the schema file. */
	Object literal(String text) {
		return switch (kind) {
		case INT -> Long.valueOf(text);
		case BOOL -> Boolean.valueOf(text);
		case FLOAT -> Double.valueOf(text);
		case STRING -> text;
		case SET -> text.isEmpty() ? List.of() : List.of(element().literal(text));
		case DATETIME, REF, MAP, ANY -> initial();
		};
	}

	/**
	 * Makes what a client sent into a value of this type. Integers are decimal strings in both directions; a float has
	 * to be sent as one (mirage/ocaml-rpc: {@code int64_of_rpc} accepts a string, {@code float_of_rpc} does not accept an
	 * integer).
	 *
	 * @throws IllegalArgumentException if the value is of another type
	 */
	public Object fromWire(Object value) {
		return switch (kind) {
		case STRING -> {
			if (value instanceof String)
				yield value;
			throw new IllegalArgumentException("not a string");
		}
		case ANY -> value;
		case REF -> {
			if (value instanceof String text)
				yield text.isEmpty() ? Row.NULL : text;
			throw new IllegalArgumentException("not a reference");
		}
		case INT -> switch (value) {
		case Long number -> number;
		case String text -> Long.valueOf(text.strip());
		default -> throw new IllegalArgumentException("not an integer");
		};
		case BOOL -> {
			if (value instanceof Boolean)
				yield value;
			throw new IllegalArgumentException("not a boolean");
		}
		case FLOAT -> {
			if (value instanceof Double)
				yield value;
			throw new IllegalArgumentException("not a float");
		}
		case DATETIME -> switch (value) {
		case Instant instant -> instant;
		case String text -> instant(text);
		default -> throw new IllegalArgumentException("not a date");
		};
		case SET -> {
			if (!(value instanceof List<?> list))
				throw new IllegalArgumentException("not a set");
			var result = new ArrayList<Object>();
			for (Object item : list)
				result.add(element().fromWire(item));
			yield List.copyOf(result);
		}
		case MAP -> {
			if (!(value instanceof Map<?, ?> map))
				throw new IllegalArgumentException("not a map");
			var result = new LinkedHashMap<String, Object>();
			map.forEach((key, item) -> result.put(String.valueOf(key), element().fromWire(item)));
			yield result;
		}
		};
	}

	/** A date as the Xen API writes it, without a zone. */
	public static String compact(Instant instant) {
		return COMPACT.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
	}

	/**
	 * Reads a compact date; a missing zone means UTC (xapi-stdext-date).
	 *
	 * @throws IllegalArgumentException if the text is no date
	 */
	public static Instant instant(String text) {
		var plain = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
		try {
			return LocalDateTime.parse(plain, COMPACT).toInstant(ZoneOffset.UTC);
		} catch (DateTimeParseException e) {
			throw new IllegalArgumentException("not a date: " + text, e);
		}
	}
}
