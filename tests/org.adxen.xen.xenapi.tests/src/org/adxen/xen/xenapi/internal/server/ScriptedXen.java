// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.server;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.adxen.xen.Address;
import org.adxen.xen.ConnectRequest;
import org.adxen.xen.Credentials;
import org.adxen.xen.Secret;
import org.adxen.xen.TrustPolicy;

/** A toolstack that answers each call by what a test scripted for its method, in either encoding. */
public final class ScriptedXen implements AutoCloseable {

	public static final String SESSION = "OpaqueRef:session";

	/** Answers one method's calls; the session is left out of the parameters. */
	@FunctionalInterface
	public interface Script {
		Object answer(List<Object> parameters) throws Failure, InterruptedException;
	}

	/** The toolstack says no. */
	public static final class Failure extends Exception {

		private static final long serialVersionUID = 1L;

		private final List<String> description;

		public Failure(String... description) {
			this.description = List.of(description);
		}
	}

	private final Map<String, Script> scripts = new ConcurrentHashMap<>();
	private final List<String> calls = new CopyOnWriteArrayList<>();
	private final TestServer server;
	private final boolean json;
	private volatile String session = SESSION;

	private ScriptedXen(boolean json) throws IOException {
		this.json = json;
		server = TestServer.plain(this::serve);
	}

	/** XAPI with a root account. */
	public static ScriptedXen xapi() throws IOException {
		var xen = new ScriptedXen(true);
		xen.on("session.login_with_password", p -> xen.session);
		xen.on("session.get_is_local_superuser", p -> true);
		xen.on("session.logout", p -> "");
		return xen;
	}

	/** As {@link #xapi()}, but older: without JSON-RPC. */
	public static ScriptedXen xapiWithoutJson() throws IOException {
		var xen = new ScriptedXen(false);
		xen.on("session.login_with_password", p -> xen.session);
		xen.on("session.get_is_local_superuser", p -> true);
		return xen;
	}

	public static ScriptedXen xend() throws IOException {
		var xen = new ScriptedXen(false);
		xen.on("session.login_with_password", p -> xen.session);
		xen.on("host.get_all", p -> List.of("host-uuid"));
		xen.on("host.get_API_version_vendor", p -> "xenbits");
		return xen;
	}

	public ScriptedXen on(String method, Script script) {
		scripts.put(method, script);
		return this;
	}

	public ScriptedXen on(String method, Object answer) {
		return on(method, p -> answer);
	}

	/** The toolstack was restarted: the session is void, the next login gives this one. */
	public void loseSession(String next) {
		session = next;
	}

	/** Every call so far: method, then parameters without the session. */
	public List<String> calls() {
		return calls;
	}

	public List<String> calls(String method) {
		return calls.stream().filter(call -> call.startsWith(method + "[")).toList();
	}

	public Address address() {
		return server.address();
	}

	public ConnectRequest request(String scheme) {
		return new ConnectRequest(server.address(scheme), new Credentials("root", Secret.of("secret".toCharArray())),
				presented -> new TrustPolicy.Trusted(), ConnectRequest.DEFAULT_TIMEOUT);
	}

	private void serve(TestServer.Request request, OutputStream out) throws IOException, InterruptedException {
		if (request.method().equals("GET")) {
			calls.add("GET[" + request.path() + "]");
			try {
				Object answer = scripts.getOrDefault("GET", p -> "").answer(List.of(request.path()));
				TestServer.send(out, answer.toString().startsWith("<") ? "text/xml" : "application/json", answer.toString());
			} catch (Failure e) {
				TestServer.head(out, "403 Forbidden", "Content-Length: 0");
			}
			return;
		}
		boolean isJson = request.path().equals("/jsonrpc");
		if (isJson && !json) {
			TestServer.head(out, "500 Internal Error", "Content-Type: text/html", "Content-Length: 0");
			return;
		}
		Wire.Call call = isJson ? Wire.readJson(request.body()) : Wire.readXml(request.body());
		try {
			Object value = answer(call);
			TestServer.send(out, isJson ? "application/json" : "text/xml",
					isJson ? Wire.json(Map.of("jsonrpc", "2.0", "result", value, "id", 1))
							: Wire.xmlAnswer(call.method().startsWith("system.list") ? value : Map.of("Status", "Success", "Value", value)));
		} catch (Failure e) {
			TestServer.send(out, isJson ? "application/json" : "text/xml", isJson
					? Wire.json(Map.of("jsonrpc", "2.0", "id", 1, "error",
							Map.of("code", 1, "message", e.description.get(0), "data",
									e.description.subList(1, e.description.size()))))
					: Wire.xmlAnswer(Map.of("Status", "Failure", "ErrorDescription", e.description)));
		}
	}

	private Object answer(Wire.Call call) throws Failure, InterruptedException {
		boolean login = call.method().startsWith("session.login") || call.method().startsWith("system.");
		List<Object> parameters = login ? call.parameters() : call.parameters().subList(1, call.parameters().size());
		calls.add(call.method() + parameters);
		if (!login && !call.parameters().get(0).equals(session)) {
			throw new Failure("SESSION_INVALID", call.parameters().get(0).toString());
		}
		Script script = scripts.get(call.method());
		if (script == null) {
			throw new Failure("MESSAGE_METHOD_UNKNOWN", call.method());
		}
		return script.answer(parameters);
	}

	@Override
	public void close() throws IOException {
		server.close();
	}
}
