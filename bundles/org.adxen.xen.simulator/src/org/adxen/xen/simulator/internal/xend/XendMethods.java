// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.adxen.xen.simulator.internal.data.Schema;

/** All methods that xend answers, built once and shared by all simulated nodes. Immutable after construction. */
public final class XendMethods {

	/** Does the work of a method and returns its result, "" for none; the arguments exclude the session. */
	interface Handler {
		Object call(XendNode node, String session, List<?> args) throws InterruptedException;
	}

	/**
	 * A method.
	 *
	 * @param count   how many arguments it takes after the session
	 * @param subject the class of the object that its first argument names, "" if none
	 * @param async   whether there is an Async form: methods and functions, not getters and setters
	 */
	record Method(String name, int count, String subject, boolean async, Handler handler) {
	}

	private final Map<String, Method> byName = new TreeMap<>();

	/** The methods over the classes of the schema. */
	public XendMethods(Schema schema) {
		new XendAccessors(schema).addTo(this);
		XendVmCalls.addTo(this);
		XendHostCalls.addTo(this);
		XendDeviceCalls.addTo(this);
		XendEvents.addTo(this);
	}

	/** An accessor of a class. */
	void accessor(String className, String name, int count, Handler handler) {
		byName.put(className + '.' + name, new Method(className + '.' + name, count, className, false, handler));
	}

	/** A method of an object. */
	void method(String className, String name, int count, Handler handler) {
		byName.put(className + '.' + name, new Method(className + '.' + name, count, className, true, handler));
	}

	/** A function of a class. */
	void function(String className, String name, int count, Handler handler) {
		byName.put(className + '.' + name, new Method(className + '.' + name, count, "", true, handler));
	}

	Optional<Method> find(String name) {
		return Optional.ofNullable(byName.get(name));
	}

	/** The names of everything that is answered. */
	List<String> names() {
		var names = new ArrayList<>(byName.keySet());
		names.addAll(List.of("session.login_with_password", "session.logout", "system.listMethods"));
		return names;
	}
}
