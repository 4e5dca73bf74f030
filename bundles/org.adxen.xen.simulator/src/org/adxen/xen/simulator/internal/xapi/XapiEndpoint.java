// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xapi;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;

import org.adxen.xen.simulator.internal.Failure;
import org.adxen.xen.simulator.internal.http.HttpRequest;
import org.adxen.xen.simulator.internal.http.HttpResponse;
import org.adxen.xen.simulator.internal.http.HttpServer;
import org.adxen.xen.simulator.internal.http.Trouble;
import org.adxen.xen.simulator.internal.load.RrdUpdates;
import org.adxen.xen.simulator.internal.wire.JsonForm;
import org.adxen.xen.simulator.internal.wire.JsonRequest;
import org.adxen.xen.simulator.internal.wire.MalformedRequest;
import org.adxen.xen.simulator.internal.wire.Payload;
import org.adxen.xen.simulator.internal.wire.XmlForm;
import org.adxen.xen.simulator.internal.wire.XmlRequest;

/**
 * What one host of a XAPI pool answers over HTTP (xapi ocaml/xapi/api_server.ml, xapi_http.ml). Calls are routed by the
 * longest registered prefix: POST to /jsonrpc is JSON-RPC, POST to anything else is XML-RPC.
 */
public final class XapiEndpoint implements HttpServer.Handler {

	private static final String THUMBPRINT_ASKED = "x-xenapi-request-host-certificate-thumbprint";
	private static final String THUMBPRINT_TOLD = "x-xenapi-response-host-certificate-thumbprint";

	private final XapiPool pool;
	private final String host;
	private final XmlForm xml;
	private final JsonForm json;
	private final Trouble trouble;
	private final Supplier<String> coordinatorThumbprint;
	private final RrdUpdates metrics;
	private final boolean tls;

	/**
	 * @param host                  the reference of the host
	 * @param coordinatorThumbprint SHA-256 of the coordinator's certificate in hex, "" over plain HTTP
	 */
	public XapiEndpoint(XapiPool pool, String host, XmlForm xml, JsonForm json, Trouble trouble,
			Supplier<String> coordinatorThumbprint, RrdUpdates metrics, boolean tls) {
		this.pool = pool;
		this.host = host;
		this.xml = xml;
		this.json = json;
		this.trouble = trouble;
		this.coordinatorThumbprint = coordinatorThumbprint;
		this.metrics = metrics;
		this.tls = tls;
	}

	@Override
	public HttpResponse handle(HttpRequest request) throws InterruptedException {
		if (request.oversized())
			return HttpResponse.of("413 Request Entity Too Large", Payload.of("text/html", page("Request too large")));
		var response = switch (request.method()) {
		case "POST" -> post(request);
		case "GET", "HEAD" -> get(request);
		default -> notFound();
		};
		return request.header(THUMBPRINT_ASKED).equals("sha-256:master") && !coordinatorThumbprint.get().isEmpty()
				? response.with(THUMBPRINT_TOLD, coordinatorThumbprint.get())
				: response;
	}

	private HttpResponse post(HttpRequest request) throws InterruptedException {
		try {
			var payload = request.path().startsWith("/jsonrpc") ? json(JsonRequest.read(request.body()))
					: xml(XmlRequest.read(request.body()));
			return HttpResponse.of("200 OK", payload).with("Access-Control-Allow-Origin", "*").with("cache-control",
					"no-cache, no-store");
		} catch (MalformedRequest e) {
			return HttpResponse.of("500 Internal Server Error",
					Payload.of("text/html", page("Internal server error: " + e.getMessage())));
		}
	}

	private Object call(String method, List<?> params) throws XapiPool.NoAsync, InterruptedException {
		Thread.sleep(trouble.delay(method));
		try {
			return pool.call(host, method, params);
		} catch (Failure e) {
			throw e;
		} catch (RuntimeException e) {
			throw XapiPool.internal(e);
		}
	}

	/** A Status struct, except that system.listMethods is answered bare (xapi ocaml/xapi/api_server.ml). */
	private Payload xml(XmlRequest request) throws InterruptedException {
		var envelope = new LinkedHashMap<String, Object>();
		try {
			var result = call(request.method(), request.params());
			if (request.method().equals("system.listMethods"))
				return xml.answer(result);
			envelope.put("Status", "Success");
			envelope.put("Value", result);
		} catch (Failure failure) {
			envelope.put("Status", "Failure");
			envelope.put("ErrorDescription", failure.description());
		} catch (XapiPool.NoAsync e) {
			return xml.fault(0, "No async mode for this operation");
		}
		return xml.answer(envelope);
	}

	private Payload json(JsonRequest request) throws InterruptedException {
		try {
			return json.success(request, call(request.method(), request.params()));
		} catch (Failure failure) {
			return json.failure(request, failure.description());
		} catch (XapiPool.NoAsync e) {
			return json.failure(request, List.of("No async mode for this operation"));
		}
	}

	private HttpResponse get(HttpRequest request) {
		return switch (request.path()) {
		case "/" -> tls ? HttpResponse.of("200 OK", Payload.of("text/html", page("Welcome to the simulated XCP-ng host")))
				: HttpResponse.of("403 Forbidden", Payload.of("text/html", page("Forbidden"))).closing();
		case "/rrd_updates" -> authorized(request) ? metrics.answer(request, host).closing()
				: HttpResponse.of("401 Unauthorized", Payload.of("text/html", page("Unauthorised")))
						.with("WWW-Authenticate", "Basic realm=\"Xapi Server\"").closing();
		default -> notFound();
		};
	}

	/** A session in the query or a cookie, or Basic authentication (xapi ocaml/xapi/xapi_http.ml). */
	private boolean authorized(HttpRequest request) {
		var session = request.parameter("session_id");
		if (session.isEmpty() && request.header("cookie").startsWith("session_id="))
			session = request.header("cookie").substring("session_id=".length());
		if (session.isEmpty())
			return basic(request.header("authorization"));
		try {
			pool.checkSession(session);
			return true;
		} catch (Failure invalid) {
			return false;
		}
	}

	private boolean basic(String header) {
		if (!header.startsWith("Basic "))
			return false;
		try {
			var text = new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
			var colon = text.indexOf(':');
			return colon > 0 && pool.accepts(text.substring(0, colon), text.substring(colon + 1));
		} catch (IllegalArgumentException malformed) {
			return false;
		}
	}

	/** Any missing path ends with this address (xapi ocaml/xapi/fileserver.ml, http_svr.ml). */
	private static HttpResponse notFound() {
		return HttpResponse.of("404 Not Found", Payload.of("text/html",
				"<html><body><h1>HTTP 404 not found</h1><hr/><address>Xapi Server</address></body></html>"));
	}

	private static String page(String text) {
		var safe = text.replace("&", "&amp;").replace("<", "&lt;");
		return "<html><body><h1>" + safe + "</h1><hr/><address>Xapi Server</address></body></html>";
	}
}
