// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.data;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A class of the Xen API: its name and its fields in order. Immutable. */
public final class ClassDef {

	private final String name;
	private final boolean hidden;
	private final List<Field> fields;
	private final Map<String, Field> byName = new HashMap<>();
	private final Object[] initial;

	ClassDef(String name, boolean hidden, List<Field> fields) {
		this.name = name;
		this.hidden = hidden;
		this.fields = List.copyOf(fields);
		fields.forEach(field -> byName.put(field.name(), field));
		initial = fields.stream().map(Field::initial).toArray();
	}

	/** The name as in "VM.get_record". */
	public String name() {
		return name;
	}

	/** The name as events spell it. */
	public String lowerName() {
		return name.toLowerCase(Locale.ROOT);
	}

	/** Whether objects of this class are kept out of lists and events, as sessions are. */
	public boolean hidden() {
		return hidden;
	}

	/** All fields; {@link Field#index()} is the position. */
	public List<Field> fields() {
		return fields;
	}

	/** Whether there is a field of this name. */
	public boolean has(String field) {
		return byName.containsKey(field);
	}

	/** The field of this name, which must exist. */
	public Field field(String field) {
		var found = byName.get(field);
		if (found == null)
			throw new IllegalArgumentException(name + " has no field " + field);
		return found;
	}

	Object[] initialValues() {
		return initial.clone();
	}

	@Override
	public String toString() {
		return name;
	}
}
