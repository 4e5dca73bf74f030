// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.shell;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The variables of a shell. For one thread. */
final class Variables {

	private final Map<String, String> values = new HashMap<>();
	private final Set<String> exported = new HashSet<>();
	private final Set<String> constant = new HashSet<>();

	Variables(Map<String, String> environment) {
		values.putAll(environment);
		exported.addAll(environment.keySet());
	}

	private Variables(Variables other) {
		values.putAll(other.values);
		exported.addAll(other.exported);
		constant.addAll(other.constant);
	}

	Variables copy() {
		return new Variables(this);
	}

	Optional<String> get(String name) {
		return Optional.ofNullable(values.get(name));
	}

	void set(String name, String value) throws ScriptError {
		if (constant.contains(name))
			throw new ScriptError(name + ": is read only");
		values.put(name, value);
	}

	void unset(String name) {
		values.remove(name);
		exported.remove(name);
	}

	void export(String name) {
		exported.add(name);
	}

	boolean isExported(String name) {
		return exported.contains(name);
	}

	void freeze(String name) {
		constant.add(name);
	}

	/** What commands get. */
	Map<String, String> environment() {
		var so = new TreeMap<String, String>();
		for (String name : exported)
			get(name).ifPresent(value -> so.put(name, value));
		return so;
	}

	Map<String, String> all() {
		return new TreeMap<>(values);
	}
}
