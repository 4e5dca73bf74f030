// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xend;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.adxen.xen.simulator.internal.Failure;
import org.adxen.xen.simulator.internal.Timing;
import org.adxen.xen.simulator.internal.data.Database;
import org.adxen.xen.simulator.internal.data.Field;
import org.adxen.xen.simulator.internal.data.Row;
import org.adxen.xen.simulator.internal.load.Load;

/** One xend host behind its Xen API (xen RELEASE-4.4.4 tools/python/xen/xend/XendAPI.py). Safe for use from any thread. */
public final class XendNode {

	/** The uuid of domain 0 on every xend host. */
	public static final String DOMAIN_0 = "00000000-0000-0000-0000-000000000000";
	/** The entry of other_config that tells the simulator how busy a domain is. */
	public static final String LOAD = "simulated_load";

	private final Database database;
	private final XendMethods methods;
	private final Timing timing;
	private final Load load;
	private final String user;
	private final String password;
	private final XendEvents events = new XendEvents();
	private final Set<String> sessions = ConcurrentHashMap.newKeySet();
	private final Map<String, Failure> planned = new ConcurrentHashMap<>();

	/** A node over a database that the caller fills afterwards. */
	public XendNode(Database database, XendMethods methods, Timing timing, Load load, String user, String password) {
		this.database = database;
		this.methods = methods;
		this.timing = timing;
		this.load = load;
		this.user = user;
		this.password = password;
	}

	Database database() {
		return database;
	}

	XendEvents events() {
		return events;
	}

	Timing timing() {
		return timing;
	}

	/** The one host. */
	Row host() {
		return database.all("host").getFirst();
	}

	/** Answers a call. What xend has not implemented throws {@link NotImplemented}. */
	Object call(String name, List<?> params) throws InterruptedException {
		var failure = planned.remove(name);
		if (failure != null)
			throw failure;
		if (name.equals("system.listMethods"))
			return methods.names();
		if (name.equals("session.login_with_password"))
			return login(params);
		var async = name.startsWith("Async.");
		var method = methods.find(async ? name.substring("Async.".length()) : name);
		if (method.isEmpty() && !name.equals("session.logout") || async && !method.get().async())
			throw new Failure("MESSAGE_METHOD_UNKNOWN", name);
		if (params.isEmpty())
			throw new Failure("MESSAGE_PARAMETER_COUNT_MISMATCH", name, Integer.toString(1 + method.map(XendMethods.Method::count).orElse(0)),
					"0");
		var session = text(params, 0);
		checkSession(session);
		if (name.equals("session.logout")) {
			sessions.remove(session);
			return "";
		}
		var args = params.subList(1, params.size());
		return async ? background(method.get(), session, args) : run(method.get(), session, args);
	}

	/** Exactly two parameters; a failure comes without any of its own, and at once. */
	private Object login(List<?> params) {
		if (params.size() != 2)
			throw new Failure("MESSAGE_PARAMETER_COUNT_MISMATCH", "session.login_with_password", "2",
					Integer.toString(params.size()));
		if (!user.equals(params.get(0)) || !password.equals(params.get(1)))
			throw new Failure("SESSION_AUTHENTICATION_FAILED");
		var session = UUID.randomUUID().toString();
		sessions.add(session);
		return session;
	}

	/** Unlike XAPI, xend looks at the session first and counts it too (session_required, catch_typeerror, valid_vm). */
	private Object run(XendMethods.Method method, String session, List<?> args) throws InterruptedException {
		if (args.size() != method.count())
			throw new Failure("MESSAGE_PARAMETER_COUNT_MISMATCH", method.name(), Integer.toString(method.count() + 1),
					Integer.toString(args.size() + 1));
		if (!method.subject().isEmpty())
			database.get(method.subject(), text(args, 0));
		return method.handler().call(this, session, args);
	}

	/** A task of xend can be looked at and never cancelled (XendTask.py). */
	private String background(XendMethods.Method method, String session, List<?> args) {
		var task = UUID.randomUUID().toString();
		database.create("task", task,
				Map.of("uuid", task, "name_label", method.name(), "status", "pending", "type", "", "session", session));
		Thread.ofVirtual().start(() -> {
			try {
				var result = run(method, session, args);
				database.set("task", task, "status", "success", "progress", 100L, "result",
						result instanceof String text ? text : "");
			} catch (Failure failure) {
				database.set("task", task, "status", "failure", "error_info", failure.description());
			} catch (NotImplemented e) {
				database.set("task", task, "status", "failure", "error_info", NotImplemented.DESCRIPTION);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		});
		return task;
	}

	void checkSession(String session) {
		if (!sessions.contains(session))
			throw new Failure("SESSION_INVALID", session);
	}

	/** Ends every session. */
	public void loseSessions() {
		sessions.clear();
	}

	/** Lets the next call of a method fail. */
	public void failNext(String method, Failure failure) {
		planned.put(method, failure);
	}

	/** How xend reports an XendError that the API has no code for. */
	static Failure error(String text) {
		return new Failure("INTERNAL_ERROR", text);
	}

	/** An argument that has to be text. */
	static String text(List<?> args, int index) {
		return args.get(index) instanceof String text ? text : String.valueOf(args.get(index));
	}

	/** An argument as a field's type; Python takes integers as numbers and as text. */
	static Object typed(Field field, Object value) {
		try {
			return field.type().fromWire(value);
		} catch (IllegalArgumentException e) {
			throw Failure.causedBy(e, "INTERNAL_ERROR", "invalid value for " + field.name());
		}
	}

	/** Bytes that no domain has. */
	long freeMemory() {
		var total = database.get("host_metrics", host().string("metrics")).number("memory_total");
		var used = database.all("VM").stream().filter(XendNode::inMemory).mapToLong(vm -> vm.number("memory_dynamic_max")).sum();
		return Math.max(0, total - used);
	}

	/** Whether a domain occupies memory; a crashed one that is preserved does. */
	static boolean inMemory(Row vm) {
		return switch (vm.string("power_state")) {
		case "Running", "Paused", "Crashed" -> true;
		default -> false;
		};
	}

	/** Brings the numbers of a metrics class up to date before they are read. */
	void refresh(String className) {
		var now = Instant.now();
		switch (className) {
		case "host_metrics" -> database.set("host_metrics", host().string("metrics"), "memory_free", freeMemory(),
				"last_updated", now);
		case "host" -> database.set("host", host().ref(), "resident_VMs",
				database.all("VM").stream().filter(XendNode::inMemory).map(Row::ref).toList());
		case "host_cpu" -> database.all("host_cpu").forEach(cpu -> database.set("host_cpu", cpu.ref(), "utilisation",
				load.share(cpu.ref(), 0.3, now.getEpochSecond())));
		case "VM_metrics" -> database.all("VM").forEach(vm -> database.set("VM_metrics", vm.string("metrics"),
				"VCPUs_utilisation", utilisation(vm, now), "memory_actual",
				inMemory(vm) ? vm.number("memory_dynamic_max") : 0L, "last_updated", now));
		default -> {
			// nothing of this class changes by itself
		}
		}
	}

	private Map<String, Object> utilisation(Row vm, Instant now) {
		var busy = vm.string("power_state").equals("Running")
				? Double.parseDouble(vm.map("other_config").getOrDefault(LOAD, "0.05"))
				: 0;
		var result = new LinkedHashMap<String, Object>();
		for (int i = 0; i < vm.number("VCPUs_at_startup"); i++)
			result.put(Integer.toString(i), load.share(vm.ref() + "/cpu" + i, busy, now.getEpochSecond()));
		return result;
	}

	/** A call that xend answers with Status "Error": xen_api_todo(). */
	static final class NotImplemented extends RuntimeException {

		/** XEND_ERROR_TODO (xen RELEASE-4.4.4 tools/python/xen/xend/XendError.py). */
		static final List<String> DESCRIPTION = List.of("ETODO", "Lazy Programmer Error");
		private static final long serialVersionUID = 1L;
	}
}
