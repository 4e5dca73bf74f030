// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xapi;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The arguments of one call by the names of their parameters, already of the right types. */
record Args(Method method, Map<String, Object> values) {

	Object value(String name) {
		var value = values.get(name);
		if (value == null)
			throw new IllegalArgumentException(method.name() + " has no parameter " + name);
		return value;
	}

	/** A string, an enumeration value or a reference. */
	String string(String name) {
		return (String) value(name);
	}

	boolean flag(String name) {
		return (Boolean) value(name);
	}

	long number(String name) {
		return (Long) value(name);
	}

	double decimal(String name) {
		return (Double) value(name);
	}

	Instant date(String name) {
		return (Instant) value(name);
	}

	@SuppressWarnings("unchecked")
	List<String> set(String name) {
		return (List<String>) value(name);
	}

	@SuppressWarnings("unchecked")
	Map<String, String> map(String name) {
		return (Map<String, String>) value(name);
	}
}
