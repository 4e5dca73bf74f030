// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.rpc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A record that was read whole. What is missing or of an unexpected kind reads as empty, −1 or false. */
public record Struct(Map<?, ?> members) {

	/** An empty one when the value is no struct. */
	public static Struct of(Object value) {
		return new Struct(value instanceof Map<?, ?> map ? map : Map.of());
	}

	/** The records of a {@code get_all_records} answer by reference. */
	public static Map<String, Struct> records(Object value) {
		var result = new LinkedHashMap<String, Struct>();
		of(value).members.forEach((ref, struct) -> result.put(String.valueOf(ref), of(struct)));
		return result;
	}

	/** The elements of an array as text. */
	public static List<String> texts(Object value) {
		var result = new ArrayList<String>();
		if (value instanceof Object[] elements) {
			for (Object element : elements) {
				result.add(scalar(element));
			}
		}
		return result;
	}

	private static String scalar(Object value) {
		return value == null || value instanceof Map || value instanceof Object[] ? "" : value.toString();
	}

	public boolean has(String name) {
		return members.containsKey(name);
	}

	public String text(String name) {
		return scalar(members.get(name));
	}

	public long number(String name) {
		return Scalars.number(text(name));
	}

	public double real(String name) {
		return Scalars.real(text(name));
	}

	public boolean bool(String name) {
		return Boolean.parseBoolean(text(name)) || text(name).equals("1");
	}

	public List<String> texts(String name) {
		return texts(members.get(name));
	}

	public Struct struct(String name) {
		return of(members.get(name));
	}
}
