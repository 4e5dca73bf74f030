// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

import org.adxen.xen.config.ConfigNumber.Whole;
import org.adxen.xen.config.ConfigValue.ValueList;
import org.eclipse.jdt.annotation.Nullable;

/** The keys of a configuration file and their values, in the order in which the file first names them. */
public final class ConfigDictionary {

	private final Map<String, ConfigEntry> entries;

	ConfigDictionary(Map<String, ConfigEntry> entries) {
		this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
	}

	public Set<String> keys() {
		return entries.keySet();
	}

	public Collection<ConfigEntry> entries() {
		return entries.values();
	}

	/** The entry of a key; null if the file has none. */
	public @Nullable ConfigEntry entry(String key) {
		return entries.get(key);
	}

	/** A single value as {@code xl} reads it where it wants a string; null if there is none or it is a list. */
	public @Nullable String text(String key) {
		var entry = entry(key);
		return entry == null ? null : entry.value().atom();
	}

	/** A number as {@code xl} reads it; empty if there is none or {@code xl} would not take it for one. */
	public OptionalLong number(String key) {
		var entry = entry(key);
		if (entry == null || entry.appended() || !(entry.value().atom() instanceof String text))
			return OptionalLong.empty();
		return ConfigNumber.parse(text) instanceof Whole(long value) ? OptionalLong.of(value) : OptionalLong.empty();
	}

	/** A truth value as {@code xl} reads it: any number but 0 is true; null if it is not set. */
	public @Nullable Boolean flag(String key) {
		var number = number(key);
		return number.isPresent() ? Boolean.valueOf(number.getAsLong() != 0) : null;
	}

	/** A list; null if there is none or the value is a single one, which {@code xl} ignores where it wants a list. */
	public @Nullable List<ConfigValue> list(String key) {
		var entry = entry(key);
		return entry != null && entry.value() instanceof ValueList(var items, var position) ? items : null;
	}
}
