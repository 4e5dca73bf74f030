// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import java.util.List;

import org.adxen.xen.config.ConfigNumber.Malformed;
import org.adxen.xen.config.ConfigNumber.OutOfRange;
import org.adxen.xen.config.ConfigNumber.Whole;
import org.adxen.xen.config.ConfigValue.ValueList;
import org.adxen.xen.config.KnownKeys.Kind;

/** Warns of what {@code xl} silently ignores: unknown keys, and values of another kind than the key wants. */
final class KeyCheck {

	private KeyCheck() {
	}

	static void check(ConfigDictionary dictionary, Problems problems) {
		for (var entry : dictionary.entries()) {
			if (problems.full())
				return;
			var kind = KnownKeys.kind(entry.key());
			String deprecation = KnownKeys.deprecation(entry.key());
			if (deprecation != null)
				problems.warning(entry.position(), entry.key(), deprecation);
			if (kind == null)
				problems.warning(entry.position(), entry.key(), KnownKeys.explainUnknown(entry.key()));
			else
				checkValue(entry, kind, problems);
		}
	}

	private static void checkValue(ConfigEntry entry, Kind kind, Problems problems) {
		String key = entry.key();
		var position = entry.value().position();
		if (entry.value() instanceof ValueList(List<ConfigValue> items, ConfigPosition ignored)) {
			if (!kind.takesList())
				problems.warning(position, key, "xl ignores `" + key + "', because it wants a single value, not a list; "
						+ "remove the brackets.");
			else
				checkItems(key, items, kind == Kind.NESTED_LIST, problems);
			return;
		}
		String text = entry.value().atom();
		if (!kind.takesAtom())
			problems.warning(position, key,
					"xl ignores `" + key + "', because it wants a list; put the value in brackets: [ ... ].");
		else if (kind.numeric() && text != null)
			checkNumber(entry, text, problems);
	}

	private static void checkItems(String key, List<ConfigValue> items, boolean nested, Problems problems) {
		for (var item : items)
			if (item instanceof ValueList != nested) {
				problems.warning(item.position(), key, "xl reads `" + key + "' only up to this value, because it "
						+ (nested ? "is not a list; put it in brackets." : "is a list; remove the inner brackets."));
				return;
			}
	}

	private static void checkNumber(ConfigEntry entry, String text, Problems problems) {
		String key = entry.key();
		if (entry.appended()) {
			problems.warning(entry.position(), key,
					"xl ignores `" + key + "', because += does not work with numbers; write `='.");
			return;
		}
		String sentence = switch (ConfigNumber.parse(text)) {
			case Whole number -> null;
			case OutOfRange number -> "xl ignores `" + key + "', because " + text + " is too large a number; correct it.";
			case Malformed number -> !text.equals(text.strip())
					&& ConfigNumber.parse(text.strip()) instanceof Whole
							? "xl ignores `" + key + "', because of the blank behind the number; remove it."
							: "xl ignores `" + key + "', because \"" + text + "\" is not a whole number; write one without unit.";
		};
		if (sentence != null)
			problems.warning(entry.value().position(), key, sentence);
	}
}
