// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/** What the readers of a domain's parts share: single keys with their places, and problems that belong to a key. */
final class KeyReader {

	private static final long MIB = 1 << 20;

	private final ConfigDictionary keys;
	private final Problems problems;

	KeyReader(ConfigDictionary keys, Problems problems) {
		this.keys = keys;
		this.problems = problems;
	}

	ConfigDictionary keys() {
		return keys;
	}

	Problems problems() {
		return problems;
	}

	@Nullable
	String text(String key) {
		return keys.text(key);
	}

	@Nullable
	Boolean flag(String key) {
		return keys.flag(key);
	}

	@Nullable
	Long number(String key) {
		var number = keys.number(key);
		return number.isPresent() ? Long.valueOf(number.getAsLong()) : null;
	}

	/** A size in MiB as bytes; null if it is not set or makes no sense, which is then an error. */
	@Nullable
	Long mebibytes(String key) {
		var number = number(key);
		if (number == null)
			return null;
		if (number < 0 || number > Long.MAX_VALUE / MIB) {
			error(key, "No domain can have `" + key + "' = " + number + " MiB; write a size that a host has.");
			return null;
		}
		return number * MIB;
	}

	/** The single values of a list, up to a nested list, where {@code xl} stops too; empty if the key is no list. */
	List<ConfigValue> items(String key) {
		var items = keys.list(key);
		var single = new ArrayList<ConfigValue>();
		if (items != null)
			for (var item : items) {
				if (item.atom() == null)
					break;
				single.add(item);
			}
		return single;
	}

	List<String> texts(String key) {
		var texts = new ArrayList<String>();
		for (var item : items(key))
			if (item.atom() instanceof String text)
				texts.add(text);
		return texts;
	}

	/** A list, or one value as a list of one. */
	List<String> oneOrMore(String key) {
		var text = text(key);
		return text == null ? texts(key) : List.of(text);
	}

	void error(String key, String sentence) {
		problems.error(position(key), key, sentence);
	}

	void warning(String key, String sentence) {
		problems.warning(position(key), key, sentence);
	}

	/** Where the value of a key is; the start of the file if there is none. */
	ConfigPosition position(String key) {
		var entry = keys.entry(key);
		return entry == null ? ConfigPosition.START : entry.value().position();
	}
}
