// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

import org.junit.Test;

/** What answers is recognized by what it says, on whatever port; what is something else, or hostile, is passed over. */
public class ProbesTest {

	private static final Limits LIMITS = Limits.DEFAULT.withProbeTimeout(Duration.ofSeconds(4));
	private static final String ALIVE = "<methodResponse><params><param><value><struct><member><name>Status</name><value>Success</value></member>"
			+ "<member><name>Value</name><value>adxen</value></member></struct></value></param></params></methodResponse>";

	private final List<String> asked = new CopyOnWriteArrayList<>();

	@Test
	public void recognizesXapiAndItsAge() throws Exception {
		Sighting seen = only(socket -> http(socket, question -> question.contains("system.isAlive") ? ALIVE
				: list("<value>", "event.from", "host.get_editions", "VM.get_NVRAM")));

		assertThat(seen.kind()).isEqualTo(Sighting.XAPI);
		assertThat(seen.version()).isEqualTo("8.2 or newer");
		assertThat(seen.fingerprint()).isNull();
		assertThat(asked).allSatisfy(question -> assertThat(question).doesNotContain("login"));
	}

	@Test
	public void recognizesXend() throws Exception {
		Sighting seen = only(socket -> http(socket, question -> question.contains("system.isAlive") ? "<fault/>"
				: list("<value><string>", "VM.get_all", "xend.node.info")));

		assertThat(seen.kind()).isEqualTo(Sighting.XEND);
		assertThat(seen.version()).isEqualTo("xend (BaseHTTP/0.3 Python/2.7.3)");
	}

	@Test
	public void recognizesTheOldInterfaceOfXend() throws Exception {
		Sighting seen = only(socket -> http(socket, question -> question.startsWith("GET /xend/node ")
				? "(node (system Linux) (xen_major 3) (xen_minor 0))" : "no"));

		assertThat(seen.kind()).isEqualTo(Sighting.XEND_HTTP);
		assertThat(seen.version()).isEqualTo("Xen 3.0");
	}

	@Test
	public void recognizesSshByItsGreetingEvenBehindABanner() throws Exception {
		Sighting seen = only(socket -> {
			socket.getOutputStream().write("Welcome.\r\nBe good.\r\nSSH-2.0-OpenSSH_9.2p1 \u001b[31mDebian\r\n".getBytes());
			socket.getInputStream().readNBytes(8);
		});

		assertThat(seen.kind()).isEqualTo(Sighting.SSH);
		assertThat(seen.version()).isEqualTo("OpenSSH_9.2p1  [31mDebian");
		assertThat(seen.fingerprint()).isNull();
	}

	@Test
	public void recognizesLibvirt() throws Exception {
		Sighting seen = only(socket -> {
			byte[] question = socket.getInputStream().readNBytes(28);
			if (ByteBuffer.wrap(question).getInt(4) == 0x20008086) {
				socket.getOutputStream().write(ByteBuffer.allocate(36).putInt(36).putInt(0x20008086).putInt(1).putInt(66).putInt(1).array());
			}
		});

		assertThat(seen.kind()).isEqualTo(Sighting.LIBVIRT);
	}

	@Test
	public void passesOverWhatIsSomethingElseOrHostile() throws Exception {
		String bomb = "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a SYSTEM 'http://127.0.0.1:1/'>]>" + "<value>&a;".repeat(20000);
		try (var nonsense = new Listening("127.73.0.1", socket -> socket.getOutputStream().write(new byte[70000]));
				var hostileXml = new Listening("127.73.0.2", socket -> http(socket, question -> bomb));
				var web = new Listening("127.73.0.3", socket -> http(socket, question -> "<html>hello</html>"));
				var tlsGarbage = new Listening("127.73.0.4", socket -> {
					socket.getInputStream().read();
					socket.getOutputStream().write(new byte[] { 22, 3, 3, 0x3f, -1, 2, 0, 0x3f, -1, 1, 2, 3 });
					socket.getInputStream().readNBytes(1 << 16);
				});
				var hangUp = new Listening("127.73.0.5", Socket::close);
				var mirror = new Listening("127.73.0.6", socket -> socket.getInputStream().transferTo(socket.getOutputStream()));
				var longLine = new Listening("127.73.0.7", socket -> socket.getOutputStream().write("SSH-".repeat(50000).getBytes()));
				var badKey = new Listening("127.73.0.8", socket -> {
					socket.getOutputStream().write("SSH-2.0-x\r\n".getBytes());
					socket.getOutputStream().write(new byte[] { 0, 0, 0, 12, (byte) 200, 20, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 });
					socket.getInputStream().read();
				})) {
			Found found = Found.in(String.join(" ", List.of(nonsense.target(), hostileXml.target(), web.target(), tlsGarbage.target(),
					hangUp.target(), mirror.target(), longLine.target(), badKey.target())), LIMITS, 4);

			assertThat(found.sightings()).extracting(Sighting::at).containsExactly(badKey.at());
			assertThat(found.troubles).isEmpty();
			assertThat(found.ends).singleElement().extracting(Progress::open).isEqualTo(8L);
		}
	}

	@Test
	public void aVersionIsCutAndMadeHarmless() {
		var seen = new Sighting(new InetSocketAddress("127.0.0.1", 1), Sighting.SSH, false, "a\u0007b".repeat(200), null, Set.of(), null);

		assertThat(seen.version()).hasSize(200);
		assertThat(seen.version()).startsWith("a ba b");
	}

	private Sighting only(Listening.Manner manner) throws Exception {
		try (var one = new Listening("127.73.0.9", manner)) {
			Found found = Found.in(one.target(), LIMITS, 4);
			assertThat(found.troubles).isEmpty();
			assertThat(found.sightings()).hasSize(1);
			return found.sightings().get(0);
		}
	}

	private void http(Socket socket, UnaryOperator<String> answer) throws IOException {
		var question = new StringBuilder();
		int length = -1;
		while (length < 0 || question.length() < length) {
			int b = socket.getInputStream().read();
			if (b < 0 || question.length() == 0 && b < 32) {
				return;
			}
			question.append((char) b);
			int end = length < 0 ? question.indexOf("\r\n\r\n") : -1;
			if (end >= 0) {
				int body = question.indexOf("Content-Length: ");
				length = end + 4 + (body < 0 ? 0 : Integer.parseInt(question.substring(body + 16, question.indexOf("\r\n", body))));
			}
		}
		asked.add(question.toString());
		String body = answer.apply(question.toString());
		socket.getOutputStream().write(("HTTP/1.1 200 OK\r\nServer: BaseHTTP/0.3 Python/2.7.3\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
				.getBytes(StandardCharsets.UTF_8));
	}

	private static String list(String tag, String... methods) {
		return "<methodResponse><params><param><value><array><data>" + String.join("", List.of(methods).stream()
				.map(m -> tag + m + "</" + tag.substring(tag.lastIndexOf('<') + 1)).toList()) + "</data></array></value></param></params></methodResponse>";
	}
}
