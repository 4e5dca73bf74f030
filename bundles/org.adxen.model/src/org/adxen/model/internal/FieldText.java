// SPDX-License-Identifier: EPL-2.0
package org.adxen.model.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Named fields in one line of text: {@code name=web-1;vcpus=2;tags=a,b}. Absent means the default; what a reader does not
 * know it leaves out, so newer and older programs read each other's lines. Separators, and all that XML cannot hold, are
 * escaped as {@code %XXXX}, a UTF-16 unit in hex.
 */
final class FieldText {

	private static final String SEPARATORS = "%;=,";

	private final Map<String, String> fields;

	private FieldText(Map<String, String> fields) {
		this.fields = fields;
	}

	static FieldText empty() {
		return new FieldText(new LinkedHashMap<>());
	}

	static FieldText read(String text) {
		FieldText read = empty();
		for (String field : text.split(";")) {
			int equals = field.indexOf('=');
			if (equals > 0) {
				read.fields.put(field.substring(0, equals), field.substring(equals + 1));
			}
		}
		return read;
	}

	// --- writing: a default is not written

	FieldText put(String key, String value) {
		return value == null || value.isEmpty() ? this : raw(key, escape(value));
	}

	FieldText put(String key, long value, long unless) {
		return value == unless ? this : raw(key, Long.toString(value));
	}

	FieldText put(String key, boolean value) {
		return value ? raw(key, "1") : this;
	}

	FieldText put(String key, double value) {
		return Double.isNaN(value) ? this : raw(key, Double.toString(value));
	}

	FieldText put(String key, Instant value) {
		return value == null ? this : raw(key, escape(value.toString()));
	}

	FieldText put(String key, Enum<?> value) {
		return raw(key, value.name());
	}

	FieldText put(String key, Collection<?> values) {
		if (values.isEmpty()) {
			return this;
		}
		// An empty element at the end would be lost in reading, so each is ended rather than separated.
		StringBuilder all = new StringBuilder();
		values.forEach(v -> all.append(escape(v instanceof Enum<?> e ? e.name() : v.toString())).append(','));
		return raw(key, all.toString());
	}

	FieldText put(String key, Map<String, String> values) {
		if (values.isEmpty()) {
			return this;
		}
		StringBuilder all = new StringBuilder();
		values.forEach((k, v) -> all.append(escape(k)).append(',').append(escape(v)).append(','));
		return raw(key, all.toString());
	}

	private FieldText raw(String key, String escaped) {
		fields.put(key, escaped);
		return this;
	}

	// --- reading: what cannot be understood is as if it were absent

	String string(String key) {
		return unescape(fields.getOrDefault(key, ""));
	}

	/** Null when absent. */
	String stringOrNull(String key) {
		String value = fields.get(key);
		return value == null ? null : unescape(value);
	}

	long number(String key, long otherwise) {
		try {
			String value = fields.get(key);
			return value == null ? otherwise : Long.parseLong(value);
		} catch (NumberFormatException e) {
			return otherwise;
		}
	}

	boolean flag(String key) {
		return "1".equals(fields.get(key));
	}

	double load(String key) {
		try {
			String value = fields.get(key);
			return value == null ? Double.NaN : Double.parseDouble(value);
		} catch (NumberFormatException e) {
			return Double.NaN;
		}
	}

	Instant instant(String key) {
		try {
			String value = stringOrNull(key);
			return value == null ? null : Instant.parse(value);
		} catch (java.time.format.DateTimeParseException e) {
			return null;
		}
	}

	<E extends Enum<E>> E constant(String key, Class<E> type, E otherwise) {
		return constantOf(fields.get(key), type, otherwise);
	}

	List<String> strings(String key) {
		List<String> values = new ArrayList<>();
		String all = fields.getOrDefault(key, "");
		int from = 0;
		for (int comma = all.indexOf(','); comma >= 0; comma = all.indexOf(',', from)) {
			values.add(unescape(all.substring(from, comma)));
			from = comma + 1;
		}
		return values;
	}

	<E extends Enum<E>> List<E> constants(String key, Class<E> type, E otherwise) {
		return strings(key).stream().map(name -> constantOf(name, type, otherwise)).distinct().toList();
	}

	Map<String, String> map(String key) {
		Map<String, String> values = new LinkedHashMap<>();
		List<String> all = strings(key);
		for (int i = 0; i + 1 < all.size(); i += 2) {
			values.put(all.get(i), all.get(i + 1));
		}
		return values;
	}

	private static <E extends Enum<E>> E constantOf(String name, Class<E> type, E otherwise) {
		for (E constant : type.getEnumConstants()) {
			if (constant.name().equals(name)) {
				return constant;
			}
		}
		return otherwise;
	}

	// --- text

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		fields.forEach((key, value) -> (text.isEmpty() ? text : text.append(';')).append(key).append('=').append(value));
		return text.toString();
	}

	private static String escape(String value) {
		StringBuilder out = null;
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			if (mustEscape(value, i, c)) {
				if (out == null) {
					out = new StringBuilder(value.length() + 16).append(value, 0, i);
				}
				out.append(String.format(Locale.ROOT, "%%%04X", (int) c));
			} else if (out != null) {
				out.append(c);
			}
		}
		return out == null ? value : out.toString();
	}

	/** Line ends and tabs as well: XML turns them into blanks within an attribute. */
	private static boolean mustEscape(String value, int i, char c) {
		return c < ' ' || c == 0x7F || c >= 0xFFFE || SEPARATORS.indexOf(c) >= 0
				|| Character.isHighSurrogate(c) && !(i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1)))
				|| Character.isLowSurrogate(c) && !(i > 0 && Character.isHighSurrogate(value.charAt(i - 1)));
	}

	private static String unescape(String text) {
		int percent = text.indexOf('%');
		if (percent < 0) {
			return text;
		}
		StringBuilder out = new StringBuilder(text.length());
		int from = 0;
		while (percent >= 0 && percent + 5 <= text.length()) {
			out.append(text, from, percent);
			try {
				out.append((char) Integer.parseInt(text, percent + 1, percent + 5, 16));
			} catch (NumberFormatException e) {
				out.append(text, percent, percent + 5);
			}
			from = percent + 5;
			percent = text.indexOf('%', from);
		}
		return out.append(text, from, text.length()).toString();
	}
}
