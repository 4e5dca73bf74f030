// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.data;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * One object of the database at one moment. Immutable, so that an answer of many rows is consistent without holding a
 * lock while it is written.
 */
public final class Row {

	/** The null reference (xapi ocaml/xapi-types/ref.ml). */
	public static final String NULL = "OpaqueRef:NULL";

	private final ClassDef def;
	private final String ref;
	private final Object[] values;
	private final long created;
	private final long modified;
	/** How long the row is in each form of the wire, 0 while nobody has counted. Racing threads count the same. */
	private final int[] lengths = new int[2];

	Row(ClassDef def, String ref, Object[] values, long created, long modified) {
		this.def = def;
		this.ref = ref;
		this.values = values;
		this.created = created;
		this.modified = modified;
	}

	/** The class of the object. */
	public ClassDef def() {
		return def;
	}

	/** The reference of the object. */
	public String ref() {
		return ref;
	}

	/** The database generation in which the object appeared. */
	public long created() {
		return created;
	}

	/** The database generation in which this state of the object was written. */
	public long modified() {
		return modified;
	}

	/** The value of a field. */
	public Object value(Field field) {
		return values[field.index()];
	}

	/** The value of a field. */
	public Object value(String field) {
		return values[def.field(field).index()];
	}

	/** A string, an enumeration value or a reference. */
	public String string(String field) {
		return (String) value(field);
	}

	/** An integer. */
	public long number(String field) {
		return (Long) value(field);
	}

	/** A boolean. */
	public boolean flag(String field) {
		return (Boolean) value(field);
	}

	/** A float. */
	public double decimal(String field) {
		return (Double) value(field);
	}

	/** A date. */
	public Instant date(String field) {
		return (Instant) value(field);
	}

	/** A set of strings or references. */
	@SuppressWarnings("unchecked")
	public List<String> set(String field) {
		return (List<String>) value(field);
	}

	/** A map of strings. */
	@SuppressWarnings("unchecked")
	public Map<String, String> map(String field) {
		return (Map<String, String>) value(field);
	}

	/** Whether a reference is set. */
	public boolean refers(String field) {
		return !NULL.equals(value(field)) && !"".equals(value(field));
	}

	/** How many bytes the row takes in a form of the wire, counted once. */
	public int length(int form, ToIntFunction<Row> count) {
		if (lengths[form] == 0)
			lengths[form] = count.applyAsInt(this);
		return lengths[form];
	}

	Object[] copyOfValues() {
		return values.clone();
	}

	@Override
	public String toString() {
		return def + " " + ref;
	}
}
