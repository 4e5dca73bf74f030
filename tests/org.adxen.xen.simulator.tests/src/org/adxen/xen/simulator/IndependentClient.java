// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * A client of the Xen API that shares nothing with the product's connectors: JSON-RPC 2.0 by the JDK's HTTP client, trusting
 * whatever certificate it is shown.
 */
final class IndependentClient implements AutoCloseable {

	/** An error of the Xen API. */
	static final class XenError extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final ArrayList<String> description;

		XenError(List<String> description) {
			super(description.toString());
			this.description = new ArrayList<>(description);
		}

		List<String> description() {
			return description;
		}

		String code() {
			return description.getFirst();
		}
	}

	private final HttpClient http;
	private final URI base;
	private final Gson gson = new Gson();
	private String session = "";

	private IndependentClient(SimulatedPool pool) throws GeneralSecurityException {
		var context = SSLContext.getInstance("TLS");
		context.init(null, new TrustManager[] { new TrustAnything() }, null);
		http = HttpClient.newBuilder().sslContext(context).connectTimeout(Duration.ofSeconds(5)).build();
		base = URI.create((pool.tls() ? "https" : "http") + "://127.0.0.1:" + pool.port());
	}

	/** A client that has not logged in. */
	static IndependentClient of(SimulatedPool pool) throws GeneralSecurityException {
		return new IndependentClient(pool);
	}

	/** A client that has logged in. */
	static IndependentClient loggedIn(SimulatedPool pool) throws Exception {
		var client = of(pool);
		client.login(pool.user(), pool.password());
		return client;
	}

	void login(String user, String password) throws IOException, InterruptedException {
		session = raw("session.login_with_password", user, password, "1.1", "independent").getAsString();
	}

	String session() {
		return session;
	}

	/** Calls a method with the session before the parameters. */
	JsonElement call(String method, Object... params) throws IOException, InterruptedException {
		var all = new ArrayList<Object>(List.of(session));
		all.addAll(Arrays.asList(params));
		return raw(method, all.toArray());
	}

	/** Calls a method with these parameters alone. */
	JsonElement raw(String method, Object... params) throws IOException, InterruptedException {
		var body = new LinkedHashMap<String, Object>();
		body.put("jsonrpc", "2.0");
		body.put("method", method);
		body.put("params", params);
		body.put("id", 1);
		var answer = JsonParser.parseString(post("/jsonrpc", gson.toJson(body)).body()).getAsJsonObject();
		if (answer.has("error"))
			throw error(answer.getAsJsonObject("error"));
		return answer.get("result");
	}

	private static XenError error(JsonObject error) {
		var description = new ArrayList<String>();
		description.add(error.get("message").getAsString());
		error.getAsJsonArray("data").forEach(item -> description.add(item.getAsString()));
		return new XenError(description);
	}

	/** The error that a call fails with. */
	List<String> failure(String method, Object... params) throws IOException, InterruptedException {
		try {
			call(method, params);
		} catch (XenError e) {
			return e.description();
		}
		throw new AssertionError(method + " went well");
	}

	/** Posts a body as it is. */
	HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
		return http.send(
				HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60))
						.POST(HttpRequest.BodyPublishers.ofString(body)).build(),
				HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
	}

	/** Gets a page. */
	HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
		var request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60)).GET();
		if (headers.length > 0)
			request.headers(headers);
		return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
	}

	/** An XML-RPC call as other clients write it; parameters are strings. */
	String xml(String path, String method, String... params) throws IOException, InterruptedException {
		var text = new StringBuilder("<?xml version='1.0'?><methodCall><methodName>").append(method)
				.append("</methodName><params>");
		for (String param : params)
			text.append("<param><value><string>").append(param).append("</string></value></param>");
		return post(path, text.append("</params></methodCall>").toString()).body();
	}

	/** The reference of the domain of this name. */
	String vm(String name) throws IOException, InterruptedException {
		return call("VM.get_by_name_label", name).getAsJsonArray().get(0).getAsString();
	}

	/** The power state of a domain. */
	String state(String vm) throws IOException, InterruptedException {
		return call("VM.get_power_state", vm).getAsString();
	}

	/** A record as an object. */
	JsonObject record(String className, String ref) throws IOException, InterruptedException {
		return call(className + ".get_record", ref).getAsJsonObject();
	}

	/** A list of strings in a record. */
	static List<String> strings(JsonElement list) {
		var strings = new ArrayList<String>();
		list.getAsJsonArray().forEach(item -> strings.add(item.getAsString()));
		return strings;
	}

	/** A struct to send. */
	static Map<String, Object> struct(Object... namesAndValues) {
		var struct = new LinkedHashMap<String, Object>();
		for (int i = 0; i < namesAndValues.length; i += 2)
			struct.put((String) namesAndValues[i], namesAndValues[i + 1]);
		return struct;
	}

	@Override
	public void close() {
		http.close();
	}

	/** The checks of an extended trust manager are the only ones that the HTTP client makes. */
	private static final class TrustAnything extends X509ExtendedTrustManager {

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type) {
			// no client shows a certificate
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type) {
			// whoever answers at loopback will do
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
			// no client shows a certificate
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
			// whoever answers at loopback will do
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
			// no client shows a certificate
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
			// whoever answers at loopback will do
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}
	}
}
