// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.fleet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** One line of a scenario: a keyword, a name, then settings (key=value) and flags. Quotes keep spaces together. */
final class ScenarioLine {

	private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");
	private static final Pattern SIZE = Pattern.compile("(\\d+)(KiB|MiB|GiB|TiB)");
	private static final List<String> UNITS = List.of("KiB", "MiB", "GiB", "TiB");

	private final String place;
	private final String keyword;
	private final String name;
	private final Map<String, String> settings = new LinkedHashMap<>();
	private final Set<String> used = new HashSet<>();

	private ScenarioLine(String place, List<String> words) throws IOException {
		this.place = place;
		keyword = words.getFirst();
		if (words.size() < 2)
			throw wrong("'" + keyword + "' needs a name or a value", "Write it after the keyword");
		name = words.get(1);
		for (String word : words.subList(2, words.size())) {
			var equals = word.indexOf('=');
			settings.put(equals < 0 ? word : word.substring(0, equals), equals < 0 ? "" : word.substring(equals + 1));
		}
	}

	static ScenarioLine parse(String place, String text) throws IOException {
		var words = new ArrayList<String>();
		var matcher = WORD.matcher(text);
		while (matcher.find())
			words.add(matcher.group().replace("\"", ""));
		return new ScenarioLine(place, words);
	}

	String keyword() {
		return keyword;
	}

	String name() {
		return name;
	}

	/** A sentence about this line. */
	IOException wrong(String what, String remedy) {
		return new IOException(place + ": " + what + ". " + remedy + '.');
	}

	/** Refuses a setting that nobody has asked for. */
	void checkUsed(List<String> known) throws IOException {
		for (String key : settings.keySet())
			if (!used.contains(key) && !known.contains(key))
				throw wrong("'" + key + "' is no setting of a " + keyword, "Remove it or correct its spelling");
	}

	String text(String key, String otherwise) {
		used.add(key);
		return settings.getOrDefault(key, otherwise);
	}

	boolean flag(String key) {
		used.add(key);
		return settings.containsKey(key);
	}

	List<String> list(String key) {
		var text = text(key, "");
		return text.isEmpty() ? List.of() : List.of(text.split(","));
	}

	long number(String key, long otherwise) throws IOException {
		var text = text(key, Long.toString(otherwise));
		try {
			return Long.parseLong(text);
		} catch (NumberFormatException e) {
			throw (IOException) wrong(key + "=" + text + " is no number", "Write digits only").initCause(e);
		}
	}

	double decimal(String key, double otherwise) throws IOException {
		return decimal(text(key, Double.toString(otherwise)));
	}

	private double decimal(String text) throws IOException {
		try {
			return Double.parseDouble(text);
		} catch (NumberFormatException e) {
			throw (IOException) wrong("'" + text + "' is no number", "Write something like 0.5").initCause(e);
		}
	}

	long nameAsNumber() throws IOException {
		try {
			return Long.parseLong(name);
		} catch (NumberFormatException e) {
			throw (IOException) wrong("'" + name + "' is no number", "Write digits only").initCause(e);
		}
	}

	double nameAsDecimal() throws IOException {
		return decimal(name);
	}

	/** Bytes, written with a unit. */
	long size(String key, long otherwise) throws IOException {
		var text = text(key, "");
		return text.isEmpty() ? otherwise : bytes(text);
	}

	/** Several sizes with commas between. */
	List<Long> sizes(String key, long otherwise) throws IOException {
		var sizes = new ArrayList<Long>();
		for (String text : list(key))
			sizes.add(bytes(text));
		return sizes.isEmpty() && !settings.containsKey(key) ? List.of(otherwise) : List.copyOf(sizes);
	}

	private long bytes(String text) throws IOException {
		var matcher = SIZE.matcher(text);
		if (!matcher.matches())
			throw wrong("'" + text + "' is no size", "Write a whole number and KiB, MiB, GiB or TiB, such as 4GiB");
		return Long.parseLong(matcher.group(1)) << 10 * (UNITS.indexOf(matcher.group(2)) + 1);
	}

	/** The one of some words that a setting names; upper and lower case do not matter. */
	<E extends Enum<E>> E oneOf(String key, Class<E> words, E otherwise) throws IOException {
		var text = settings.get(key);
		used.add(key);
		if (text == null)
			return otherwise;
		try {
			return Enum.valueOf(words, text.toUpperCase(Locale.ROOT));
		} catch (IllegalArgumentException e) {
			throw (IOException) wrong(key + "=" + text + " is not known", "Use one of "
					+ EnumSet.allOf(words).toString().toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "")).initCause(e);
		}
	}
}
