// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xapi;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.adxen.xen.simulator.internal.Failure;
import org.adxen.xen.simulator.internal.Timing;
import org.adxen.xen.simulator.internal.data.Database;
import org.adxen.xen.simulator.internal.data.Row;
import org.adxen.xen.simulator.internal.wire.XmlForm;

/** One pool as its toolstack sees it, whatever the transport. Safe for use from any thread. */
public final class XapiPool {

	private final Database database;
	private final Methods methods;
	private final XmlForm xml;
	private final Timing timing;
	private final String user;
	private final String password;
	private final Lifecycle lifecycle;
	private final Placement placement;
	private final Machines machines;
	private final Tasks tasks = new Tasks(this);
	private final Sessions sessions = new Sessions(this);
	private final Operations operations = new Operations(this);
	private final Set<String> deadHosts = ConcurrentHashMap.newKeySet();
	private final Map<String, Failure> planned = new ConcurrentHashMap<>();
	private volatile Optional<Hardware> hardware = Optional.empty();

	/** A pool over a database that the caller fills afterwards. */
	public XapiPool(Database database, Methods methods, XmlForm xml, Timing timing, String user, String password) {
		this.database = database;
		this.methods = methods;
		this.xml = xml;
		this.timing = timing;
		this.user = user;
		this.password = password;
		lifecycle = new Lifecycle(database);
		placement = new Placement(database);
		machines = new Machines(this);
		database.derive("host", host -> Map.of("allowed_operations", HostCalls.allowed(host)));
		database.derive("VM", vm -> Map.of("allowed_operations", lifecycle.allowed(vm)));
	}

	/** The objects of the pool. */
	public Database database() {
		return database;
	}

	Lifecycle lifecycle() {
		return lifecycle;
	}

	Placement placement() {
		return placement;
	}

	Machines machines() {
		return machines;
	}

	Tasks tasks() {
		return tasks;
	}

	Sessions sessions() {
		return sessions;
	}

	Operations operations() {
		return operations;
	}

	/** Tells what happens to the machines when they are told to reboot. */
	public void hardware(Hardware machinery) {
		hardware = Optional.of(machinery);
	}

	Hardware hardware() {
		return hardware.orElseThrow(() -> new Failure("NOT_IMPLEMENTED", "host power"));
	}

	/** How long a restart of the toolstack takes. */
	public Duration restartTime() {
		return timing.paced(Duration.ofSeconds(5));
	}

	Timing timing() {
		return timing;
	}

	boolean accepts(String givenUser, String givenPassword) {
		return user.equals(givenUser) && password.equals(givenPassword);
	}

	/** The one record of class pool, which even a lone host has. */
	Row pool() {
		return database.all("pool").getFirst();
	}

	/** The reference of the coordinator. */
	public String coordinator() {
		return pool().string("master");
	}

	/** The address of a host as its record has it. */
	String address(String host) {
		return database.get("host", host).string("address");
	}

	String freshRef() {
		return "OpaqueRef:" + UUID.randomUUID();
	}

	String freshUuid() {
		return UUID.randomUUID().toString();
	}

	/** Throws SESSION_INVALID for a session that is none; the RRD handlers ask here too. */
	public void checkSession(String session) {
		sessions.check(session);
	}

	/**
	 * Answers a call that came in at a host.
	 *
	 * @throws Failure   the Xen API error
	 * @throws NoAsync   the only case of a real XML-RPC fault
	 */
	public Object call(String host, String name, List<?> params) throws NoAsync, InterruptedException {
		var failure = planned.remove(name);
		if (failure != null)
			throw failure;
		// system.isAlive:ANYTHING echoes its one parameter without a session (gen_server.ml)
		if (name.startsWith("system.isAlive:") && params.size() == 1)
			return params.getFirst();
		var async = name.startsWith("Async.");
		var method = methods.find(async ? name.substring("Async.".length()) : name);
		if (method.isEmpty()) {
			if (!params.isEmpty())
				checkCaller(host, params.getFirst());
			throw new Failure("MESSAGE_METHOD_UNKNOWN", name);
		}
		if (async && !method.get().async())
			throw new NoAsync();
		return call(host, method.get(), params, async);
	}

	private Object call(String host, Method method, List<?> params, boolean async) throws InterruptedException {
		method.checkCount(params.size());
		if (method.access() == Method.Access.ANYBODY)
			return method.handler().call(new Context(this, host, "", Work.synchronous(this, method.name())),
					method.args(params));
		var session = checkCaller(host, params.getFirst());
		var args = method.args(params.subList(1, params.size()));
		if (!async)
			return run(method, new Context(this, host, session, Work.synchronous(this, method.name())), args);
		var context = new Context(this, host, session, Work.asynchronous(this, method.name()));
		Thread.ofVirtual().name(method.name()).start(() -> runInBackground(method, context, args));
		return context.work().task();
	}

	/** Only the coordinator accepts users' sessions (xapi ocaml/xapi/session_check.ml). */
	private String checkCaller(String host, Object session) {
		var ref = String.valueOf(session);
		sessions.check(ref);
		if (!host.equals(coordinator()))
			throw new Failure("HOST_IS_SLAVE", address(coordinator()));
		return ref;
	}

	private Object run(Method method, Context context, Args args) throws InterruptedException {
		try {
			var result = method.handler().call(context, args);
			context.work().succeeded("".equals(result) ? "" : xml.fragment(result));
			return result;
		} catch (Failure failure) {
			context.work().failed(failure);
			throw failure;
		}
	}

	private void runInBackground(Method method, Context context, Args args) {
		try {
			run(method, context, args);
		} catch (Failure failure) {
			// its reader is whoever looks at the task
			assert !context.work().task().isEmpty();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		} catch (RuntimeException e) {
			context.work().failed(internal(e));
		}
	}

	/** How XAPI reports a mistake of its own. */
	public static Failure internal(RuntimeException mistake) {
		return Failure.causedBy(mistake, "INTERNAL_ERROR", mistake.toString());
	}

	/** "No async mode for this operation" (xapi ocaml/idl/ocaml_backend/gen_server.ml). */
	public static final class NoAsync extends Exception {

		private static final long serialVersionUID = 1L;
	}

	/** Lets the next call of a method fail. */
	public void failNext(String method, Failure failure) {
		planned.put(method, failure);
	}

	/** Ends every session. */
	public void loseSessions() {
		sessions.closeAll();
	}

	/** What a restart of the toolstack does to sessions and running tasks. */
	public void restarted() {
		tasks.cancelAll();
		sessions.closeAll();
	}

	/** Marks a host as gone or back; its domains stay where they are, for nobody can know better. */
	public void hostAlive(String host, boolean alive) {
		if (alive)
			deadHosts.remove(host);
		else
			deadHosts.add(host);
		database.set("host_metrics", database.get("host", host).string("metrics"), "live", alive);
	}

	/** Throws HOST_OFFLINE if nobody could forward a call to the host (xapi ocaml/xapi/message_forwarding.ml). */
	void checkReachable(String host) {
		if (deadHosts.contains(host))
			throw new Failure("HOST_OFFLINE", host);
	}
}
