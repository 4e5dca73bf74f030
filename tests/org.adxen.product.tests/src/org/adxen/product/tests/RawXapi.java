// SPDX-License-Identifier: EPL-2.0
package org.adxen.product.tests;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Map.Entry;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** A second, independent reader of a pool: plain JSON-RPC over the JDK's client, nothing of ours. */
final class RawXapi {

	private final HttpClient client;
	private final URI uri;
	private final String session;

	RawXapi(String address, String fingerprint, String user, String password)
			throws IOException, InterruptedException, GeneralSecurityException {
		var tls = SSLContext.getInstance("TLS");
		tls.init(null, new TrustManager[] { new Pinned(fingerprint) }, null);
		client = HttpClient.newBuilder().sslContext(tls).build();
		uri = URI.create(address.replaceFirst("^xapi://", "https://") + "/jsonrpc");
		session = call("session.login_with_password", user, password, "1.0", "independent reader").getAsString();
	}

	private JsonElement call(String method, String... parameters) throws IOException, InterruptedException {
		var list = new JsonArray();
		for (String parameter : parameters) {
			list.add(parameter);
		}
		var body = new JsonObject();
		body.addProperty("jsonrpc", "2.0");
		body.addProperty("method", method);
		body.add("params", list);
		body.addProperty("id", 1);
		var answer = client.send(HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(body.toString())).build(),
				BodyHandlers.ofString());
		JsonObject read = JsonParser.parseString(answer.body()).getAsJsonObject();
		if (!read.has("result")) {
			throw new IOException(method + ": " + answer.body());
		}
		return read.get("result");
	}

	/** The record of the VM of that name, or null. */
	JsonObject vm(String name) throws IOException, InterruptedException {
		for (Entry<String, JsonElement> entry : call("VM.get_all_records", session).getAsJsonObject().entrySet()) {
			JsonObject vm = entry.getValue().getAsJsonObject();
			if (vm.get("name_label").getAsString().equals(name) && !vm.get("is_a_template").getAsBoolean()
					&& !vm.get("is_a_snapshot").getAsBoolean()) {
				return vm;
			}
		}
		return null;
	}

	/** In the Xen API's words: Running, Halted, Paused, Suspended; "absent" when there is no such VM. */
	String state(String name) throws IOException, InterruptedException {
		JsonObject vm = vm(name);
		return vm == null ? "absent" : vm.get("power_state").getAsString();
	}

	/** Name of the host it runs on. */
	String host(String name) throws IOException, InterruptedException {
		return call("host.get_name_label", session, vm(name).get("resident_on").getAsString()).getAsString();
	}

	private static final class Pinned extends X509ExtendedTrustManager {

		private final String fingerprint;

		Pinned(String fingerprint) {
			this.fingerprint = fingerprint;
		}

		private void check(X509Certificate[] chain) throws CertificateException {
			try {
				byte[] digest = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
				if (!HexFormat.of().formatHex(digest).equalsIgnoreCase(fingerprint.replace(":", ""))) {
					throw new CertificateException("another certificate than the simulator told");
				}
			} catch (GeneralSecurityException e) {
				throw e instanceof CertificateException c ? c : new CertificateException(e);
			}
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
			check(chain);
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
			check(chain);
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
			check(chain);
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type) {
			throw new UnsupportedOperationException();
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}
	}
}
