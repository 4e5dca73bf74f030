// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;

import org.adxen.xen.TrustPolicy;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.xenapi.internal.server.Failures;
import org.adxen.xen.xenapi.internal.server.TestServer;
import org.adxen.xen.xenapi.internal.server.TestServer.Handler;
import org.adxen.xen.xenapi.internal.server.Wire;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.After;
import org.junit.Test;

/** What a server must not be able to do to us (xenapi-facts §7), by whole answers and by streamed ones. */
public class HostileAnswerTest {

	private static final Limits SMALL = new Limits(1 << 20, Duration.ofSeconds(10));
	private static final Limits SHORT = new Limits(1 << 20, Duration.ofMillis(600));

	private static final AtomicBoolean EXPLODED = new AtomicBoolean();

	/** Stands for a class whose deserialisation does harm. */
	private static final class Gadget extends Exception implements Serializable {

		private static final long serialVersionUID = 1L;

		private void readObject(ObjectInputStream in) {
			EXPLODED.set(true);
		}
	}

	private final HttpLink link = new HttpLink(presented -> new TrustPolicy.Trusted());
	private TestServer server;

	@After
	public void close() throws IOException {
		link.close();
		if (server != null) {
			server.close();
		}
	}

	private RpcClient client(Handler handler) throws IOException {
		server = TestServer.plain(handler);
		return new RpcClient(link, server.address(), false);
	}

	private RpcClient answering(String xml) throws IOException {
		return client((request, out) -> TestServer.send(out, "text/xml", xml));
	}

	private static Object stream(RpcClient client, Limits limits) throws Exception {
		return client.streamXml(limits, value -> {
			value.skip();
			return "read";
		}, "VM.get_all_records");
	}

	private void refusesBoth(RpcClient client, Limits limits, String... words) {
		refuses(() -> client.call(limits, "VM.get_all"), words);
		refuses(() -> stream(client, limits), words);
	}

	private static void refuses(ThrowingCallable call, String... words) {
		XenException e = Failures.of(call);
		assertThat(e.failure()).isInstanceOf(XenFailure.Protocol.class);
		assertThat(List.of(words)).allSatisfy(word -> assertThat(e.getMessage()).contains(word));
	}

	@Test
	public void doesNotDeserialiseAFaultsCause() throws Exception {
		var bytes = new ByteArrayOutputStream();
		new ObjectOutputStream(bytes).writeObject(new Gadget());
		RpcClient client = answering("<methodResponse><fault><value><struct><member><name>faultCode</name><value><int>1</int></value>"
				+ "</member><member><name>faultString</name><value>bad</value></member><member><name>faultCause</name><value><base64>"
				+ Base64.getEncoder().encodeToString(bytes.toByteArray())
				+ "</base64></value></member></struct></value></fault></methodResponse>");

		refuses(() -> client.call(SMALL, "VM.get_all"), "not accepted");
		assertThat(catchThrowableOfType(ApiFailure.class, () -> stream(client, SMALL)).parameters()).containsExactly("bad");
		assertThat(EXPLODED).isFalse();
	}

	@Test
	public void doesNotDeserialiseSerialisedValues() throws Exception {
		RpcClient client = answering("<methodResponse><params><param><value><ex:serializable xmlns:ex=\"http://ws.apache.org/xmlrpc/"
				+ "namespaces/extensions\">rO0ABQ==</ex:serializable></value></param></params></methodResponse>");

		refuses(() -> client.call(SMALL, "VM.get_all"), "not accepted");
	}

	@Test
	public void neverFetchesADocumentType() throws Exception {
		try (var elsewhere = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
			elsewhere.setSoTimeout(300);
			RpcClient client = answering("<?xml version=\"1.0\"?><!DOCTYPE x SYSTEM \"http://127.0.0.1:" + elsewhere.getLocalPort()
					+ "/x.dtd\"><methodResponse><params><param><value>x</value></param></params></methodResponse>");

			refusesBoth(client, SMALL, "not accepted");
			assertThat(catchThrowable(elsewhere::accept)).isInstanceOf(SocketTimeoutException.class);
		}
	}

	@Test
	public void refusesAnEntityBomb() throws Exception {
		var entities = new StringBuilder("<!ENTITY a0 \"0123456789\">");
		for (int i = 1; i < 12; i++) {
			entities.append("<!ENTITY a").append(i).append(" \"").append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
		}
		RpcClient client = answering("<!DOCTYPE x [" + entities
				+ "]><methodResponse><params><param><value>&a11;</value></param></params></methodResponse>");

		refusesBoth(client, SMALL, "not accepted");
	}

	@Test
	public void unpacksNothing() throws Exception {
		var packed = new ByteArrayOutputStream();
		try (var gzip = new GZIPOutputStream(packed)) {
			gzip.write(Wire.xmlAnswer("x".repeat(5_000_000)).getBytes(StandardCharsets.UTF_8));
		}
		RpcClient client = client((request, out) -> {
			TestServer.head(out, "200 OK", "Content-Type: text/xml", "Content-Encoding: gzip", "Content-Length: " + packed.size());
			out.write(packed.toByteArray());
		});

		refusesBoth(client, SMALL, "packed", "gzip");
	}

	@Test
	public void stopsAtTheLimitOfBytes() throws Exception {
		RpcClient client = client((request, out) -> {
			TestServer.head(out, "200 OK", "Content-Type: text/xml");
			out.write("<methodResponse><params><param><value>".getBytes(StandardCharsets.UTF_8));
			byte[] more = "x".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
			for (;;) {
				out.write(more);
			}
		});

		refusesBoth(client, SMALL, "more than the 1 MiB");
	}

	@Test
	public void doesNotWaitForASlowDripBeyondTheDeadline() throws Exception {
		RpcClient client = client((request, out) -> {
			TestServer.head(out, "200 OK", "Content-Type: text/xml");
			drip(out);
		});

		timesOut(() -> client.call(SHORT, "VM.get_all"));
		timesOut(() -> stream(client, SHORT));
	}

	@Test
	public void doesNotWaitForDrippingHeadersBeyondTheDeadline() throws Exception {
		RpcClient client = client((request, out) -> {
			out.write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(StandardCharsets.UTF_8));
			drip(out);
		});

		timesOut(() -> client.call(SHORT, "VM.get_all"));
	}

	@Test
	public void doesNotWaitForSilenceBeyondTheDeadline() throws Exception {
		RpcClient client = client((request, out) -> Thread.sleep(Duration.ofMinutes(1)));

		timesOut(() -> client.call(SHORT, "VM.get_all"));
	}

	private static void drip(OutputStream out) throws IOException, InterruptedException {
		for (;;) {
			out.write(' ');
			out.flush();
			Thread.sleep(20);
		}
	}

	private static void timesOut(ThrowingCallable call) {
		assertThat(Failures.of(call).failure()).isEqualTo(new XenFailure.TimedOut(SHORT.time()));
	}

	@Test
	public void refusesDeepNesting() throws Exception {
		RpcClient client = answering("<methodResponse><params><param>" + "<value><array><data>".repeat(4000)
				+ "</data></array></value>".repeat(4000) + "</param></params></methodResponse>");

		refuses(() -> client.call(SMALL, "VM.get_all"));
		RpcClient streamed = new RpcClient(link, server.address(), false);
		refuses(() -> streamed.streamXml(SMALL, value -> {
			value.skip();
			return "";
		}, "VM.get_all_records"));
	}

	@Test
	public void refusesDeepNestingInJson() throws Exception {
		RpcClient client = client((request, out) -> TestServer.send(out, "application/json",
				"{\"result\":" + "[".repeat(5000) + "]".repeat(5000) + "}"));

		refuses(() -> client.streamJson(SMALL, value -> {
			value.skip();
			return "";
		}, "VM.get_all_records"));
	}

	@Test
	public void followsNoRedirect() throws Exception {
		try (var elsewhere = TestServer.plain((request, out) -> TestServer.send(out, "text/xml", Wire.xmlAnswer("x")))) {
			RpcClient client = client((request, out) -> TestServer.head(out, "302 Found",
					"Location: http://127.0.0.1:" + elsewhere.port() + "/", "Content-Length: 0"));

			refusesBoth(client, SMALL, "elsewhere");
			assertThat(elsewhere.connections()).isZero();
		}
	}

	@Test
	public void asksForNoPassword() throws Exception {
		RpcClient client = client((request, out) -> TestServer.head(out, "401 Unauthorized",
				"WWW-Authenticate: Basic realm=\"x\"", "Content-Length: 0"));

		refuses(() -> client.call(SMALL, "VM.get_all"), "hardly a Xen API server");
	}

	@Test
	public void refusesOtherContent() throws Exception {
		refusesBoth(client((request, out) -> TestServer.send(out, "text/html", "<html>Welcome</html>")), SMALL, "text/html");
	}

	@Test
	public void refusesOtherXml() throws Exception {
		refusesBoth(answering("<html><body>Welcome</body></html>"), SMALL);
	}

	@Test
	public void refusesBrokenXml() throws Exception {
		refusesBoth(answering("<methodResponse><params><param><value>x</param>"), SMALL);
	}

	@Test
	public void refusesErrorsOfOtherServers() throws Exception {
		refusesBoth(client((request, out) -> TestServer.head(out, "500 Internal Server Error", "Content-Type: text/html",
				"Content-Length: 0")), SMALL, "HTTP status 500");
	}

	@Test
	public void readsEveryKindOfNumberAndNothing() throws Exception {
		RpcClient client = answering("<methodResponse><params><param><value><struct><member><name>Status</name><value>Success</value>"
				+ "</member><member><name>Value</name><value><array><data><value><double>nan</double></value><value><double>inf</double>"
				+ "</value><value><double>-inf</double></value><value><nil/></value><value><i8>9000000000</i8></value><value><i4>7</i4>"
				+ "</value><value><dateTime.iso8601>20250319T04:16:24Z</dateTime.iso8601></value></data></array></value></member>"
				+ "</struct></value></param></params></methodResponse>");

		assertThat((Object[]) client.call(SMALL, "x")).containsExactly(Double.NaN, Double.POSITIVE_INFINITY,
				Double.NEGATIVE_INFINITY, "", 9000000000L, 7L, "20250319T04:16:24Z");
		assertThat(client.<List<String>>streamXml(SMALL, Envelope::texts, "x")).containsExactly("nan", "inf", "-inf", "",
				"9000000000", "7", "20250319T04:16:24Z");
	}

	@Test
	public void readsTenThousandRecordsWithAllTheirEscapedText() throws Exception {
		String escaped = "<restriction field=\"memory\" max=\"1\"/>".repeat(20);
		var vms = new LinkedHashMap<String, Object>();
		for (int i = 0; i < 10_000; i++) {
			vms.put("OpaqueRef:" + i, Map.of("name_label", "vm-" + i, "recommendations", escaped));
		}
		Map<String, Object> answer = Map.of("Status", "Success", "Value", vms);
		RpcClient client = answering(Wire.xmlAnswer(answer));
		var limits = new Limits(64 << 20, Duration.ofMinutes(2));

		assertThat(Struct.records(client.call(limits, "VM.get_all_records"))).hasSize(10_000)
				.allSatisfy((ref, vm) -> assertThat(vm.text("recommendations")).isEqualTo(escaped));
		assertThat(client.<Integer>streamXml(limits, HostileAnswerTest::countNames, "VM.get_all_records")).isEqualTo(10_000);
	}

	private static int countNames(Cursor value) throws IOException {
		int names = 0;
		value.struct();
		while (value.member() != null) {
			value.struct();
			for (String field = value.member(); field != null; field = value.member()) {
				if (field.equals("name_label") && value.text().startsWith("vm-")) {
					names++;
				} else if (!field.equals("name_label")) {
					value.skip();
				}
			}
		}
		return names;
	}
}
