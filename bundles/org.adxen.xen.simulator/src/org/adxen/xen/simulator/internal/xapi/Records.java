// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xapi;

import java.util.LinkedHashMap;
import java.util.Map;

import org.adxen.xen.simulator.internal.Failure;
import org.adxen.xen.simulator.internal.data.ClassDef;
import org.adxen.xen.simulator.internal.data.Field;

/** Reads the record that a constructor such as VM.create takes. */
final class Records {

	private Records() {
	}

	/**
	 * The fields that a constructor may set, of the right types, and a fresh uuid. What the server sets itself is ignored; a
	 * missing field without a default is an internal error (xapi ocaml/idl/ocaml_backend/gen_server.ml).
	 */
	static Map<String, Object> read(Context c, String className, Object record) {
		var def = c.db().schema().classDef(className);
		if (!(record instanceof Map<?, ?> given))
			throw new Failure("FIELD_TYPE_ERROR", "record");
		var values = new LinkedHashMap<String, Object>();
		for (Field field : def.fields())
			if (field.access() != Field.Access.RO)
				read(def, field, given, values);
		values.put("uuid", c.pool().freshUuid());
		return values;
	}

	private static void read(ClassDef def, Field field, Map<?, ?> given, Map<String, Object> values) {
		var value = given.get(field.name());
		if (value == null && field.mandatory())
			throw new Failure("INTERNAL_ERROR", "Rpc.Runtime_error: missing field " + def.name() + '.' + field.name());
		if (value == null)
			return;
		try {
			values.put(field.name(), field.type().fromWire(value));
		} catch (IllegalArgumentException e) {
			throw Failure.causedBy(e, "FIELD_TYPE_ERROR", field.name());
		}
	}
}
