// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.adxen.xen.TrustPolicy;
import org.adxen.xen.XenFailure;
import org.adxen.xen.xenapi.internal.server.Failures;
import org.adxen.xen.xenapi.internal.server.TestServer;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public class HttpLinkTest {

	private final AtomicInteger asked = new AtomicInteger();
	private final AtomicInteger served = new AtomicInteger();
	private volatile boolean trusted = true;
	private volatile boolean closing;
	private TestServer server;
	private final HttpLink link = new HttpLink(presented -> {
		asked.incrementAndGet();
		return trusted ? new TrustPolicy.Trusted() : new TrustPolicy.Unknown();
	});

	@Before
	public void open() throws IOException {
		server = TestServer.tls("one", (request, out) -> answer(out));
	}

	private void answer(OutputStream out) throws IOException {
		served.incrementAndGet();
		if (!closing) {
			TestServer.send(out, "text/xml", "<x/>");
			return;
		}
		TestServer.head(out, "200 OK", "Content-Type: text/xml", "Content-Length: 4", "Connection: close");
		out.write("<x/>".getBytes());
		out.flush();
		throw new IOException("done");
	}

	@After
	public void close() throws IOException {
		link.close();
		server.close();
	}

	private String get() throws Exception {
		return link.exchange(new HttpLink.Request(server.address(), "/", Set.of("text/xml"), null),
				Limits.ordinary(Duration.ofSeconds(10)), (body, type) -> new String(body.readAllBytes()));
	}

	@Test
	public void resumesTlsSessionsWhereTheServerClosesEachConnection() throws Exception {
		closing = true;
		for (int i = 0; i < 3; i++) {
			assertThat(get()).isEqualTo("<x/>");
		}
		assertThat(server.connections()).isEqualTo(3);
		// Once before each request, and once in the only handshake that showed the certificate.
		assertThat(asked).hasValue(3 + 1);
	}

	@Test
	public void keepsTheConnectionWhereTheServerDoes() throws Exception {
		for (int i = 0; i < 3; i++) {
			get();
		}
		assertThat(server.connections()).isEqualTo(1);
	}

	@Test
	public void sendsNothingOverAKeptConnectionWhenTrustWasWithdrawn() throws Exception {
		get();
		trusted = false;
		assertThat(Failures.of(this::get).failure()).isInstanceOf(XenFailure.Untrusted.class);
		assertThat(served).hasValue(1);
	}

	@Test
	public void sendsNothingInAResumedSessionWhenTrustWasWithdrawn() throws Exception {
		closing = true;
		get();
		trusted = false;
		assertThat(Failures.of(this::get).failure()).isInstanceOf(XenFailure.Untrusted.class);
		assertThat(served).hasValue(1);
	}
}
