// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import org.adxen.xen.simulator.internal.Failure;
import org.adxen.xen.simulator.internal.data.Type;

/**
 * A method of the API.
 *
 * @param name    the full name, such as "VM.start"
 * @param access  whether a session is needed
 * @param async   whether "Async." may be put before the name
 * @param params  the parameters after the session
 * @param handler what it does
 */
record Method(String name, Access access, boolean async, List<Param> params, Handler handler) {

	/** Who may call. */
	enum Access {
		ANYBODY, SESSION
	}

	/** Does the work of a method and returns its result, "" for none. */
	interface Handler {
		Object call(Context context, Args args) throws InterruptedException;
	}

	/** A parameter; a null default means that it is mandatory. */
	record Param(String name, Type type, Object otherwise) {
	}

	/** Reads parameters written as "vm:ref:VM start_paused:bool batch:int?0". */
	static List<Param> params(String text) {
		var params = new ArrayList<Param>();
		for (String word : text.isEmpty() ? new String[0] : text.split(" ")) {
			var colon = word.indexOf(':');
			var mark = word.indexOf('?');
			var type = Type.parse(word.substring(colon + 1, mark < 0 ? word.length() : mark));
			params.add(new Param(word.substring(0, colon), type, mark < 0 ? null : otherwise(type, word.substring(mark + 1))));
		}
		return params;
	}

	private static Object otherwise(Type type, String text) {
		return switch (type.kind()) {
		case BOOL -> Boolean.valueOf(text);
		case INT -> Long.valueOf(text);
		case STRING -> text;
		default -> type.initial();
		};
	}

	/**
	 * Checks the number of parameters, which comes before everything else; the numbers that are told count mandatory
	 * parameters only and leave out the session (xapi ocaml/idl/ocaml_backend/gen_server.ml).
	 */
	void checkCount(int given) {
		var session = access == Access.SESSION ? 1 : 0;
		var mandatory = params.stream().filter(param -> param.otherwise() == null).count();
		if (given < mandatory + session || given > params.size() + session)
			throw new Failure("MESSAGE_PARAMETER_COUNT_MISMATCH", name, Long.toString(mandatory),
					Integer.toString(given - session));
	}

	/** Makes typed arguments of what came in, which has been counted. */
	Args args(List<?> given) {
		var values = new LinkedHashMap<String, Object>();
		for (int i = 0; i < params.size(); i++) {
			var param = params.get(i);
			try {
				values.put(param.name(), i < given.size() ? param.type().fromWire(given.get(i)) : param.otherwise());
			} catch (IllegalArgumentException e) {
				throw Failure.causedBy(e, "FIELD_TYPE_ERROR", param.name());
			}
		}
		return new Args(this, values);
	}
}
