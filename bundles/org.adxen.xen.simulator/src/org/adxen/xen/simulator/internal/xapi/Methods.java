// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xapi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.adxen.xen.simulator.internal.data.Schema;

/** All methods that XAPI pools answer, built once and shared by them. Immutable after construction. */
public final class Methods {

	private final Map<String, Method> byName = new TreeMap<>();
	private final Map<String, Method> byOtherName = new HashMap<>();

	/** The methods over the classes of the schema. */
	public Methods(Schema schema) {
		new Accessors(schema).addTo(this);
		SessionCalls.addTo(this);
		EventCalls.addTo(this);
		TaskCalls.addTo(this);
		PoolCalls.addTo(this);
		HostCalls.addTo(this);
		VmPowerCalls.addTo(this);
		VmMakeCalls.addTo(this);
		VmConfigCalls.addTo(this);
		DiskCalls.addTo(this);
		NetworkCalls.addTo(this);
		MessageCalls.addTo(this);
		ApplianceCalls.addTo(this);
		add("system.listMethods", Method.Access.ANYBODY, false, "", (context, args) -> names());
		byName.values().forEach(method -> byOtherName.put(method.name().replaceFirst("\\.", "_"), method));
	}

	void add(String name, Method.Access access, boolean async, String params, Method.Handler handler) {
		byName.put(name, new Method(name, access, async, Method.params(params), handler));
	}

	/** A method that answers at once. */
	void quick(String name, String params, Method.Handler handler) {
		add(name, Method.Access.SESSION, false, params, handler);
	}

	/** A method that may be called as a task too. */
	void slow(String name, String params, Method.Handler handler) {
		add(name, Method.Access.SESSION, true, params, handler);
	}

	/** The method of this name; an underscore does for the dot (xapi ocaml/idl/ocaml_backend/gen_server.ml). */
	Optional<Method> find(String name) {
		return Optional.ofNullable(byName.getOrDefault(name, byOtherName.get(name)));
	}

	/** The names of everything that is answered. */
	private List<String> names() {
		var names = new ArrayList<String>();
		byName.values().forEach(method -> {
			names.add(method.name());
			if (method.async())
				names.add("Async." + method.name());
		});
		return names;
	}
}
