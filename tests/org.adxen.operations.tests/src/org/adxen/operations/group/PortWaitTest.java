// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.FleetPicture;
import org.junit.Test;

/** A guest is ready when its port takes a connection, and not before. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class PortWaitTest {

	private static final Fleet EMPTY = (Fleet) Proxy.newProxyInstance(Fleet.class.getClassLoader(), new Class<?>[] { Fleet.class },
			(proxy, method, arguments) -> method.getName().equals("picture") ? new FleetPicture(0, Map.of()) : null);

	private static String loopback() {
		return InetAddress.getLoopbackAddress().getHostAddress();
	}

	@Test
	public void aPortThatAnswersIsReady() throws Exception {
		try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
			assertThat(new PortWait(EMPTY, p -> List.of(loopback())).until(listener.getLocalPort(), Duration.ofSeconds(30))).isTrue();
		}
	}

	@Test
	public void aPortThatOpensLaterIsWaitedFor() throws Exception {
		int port;
		try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
			port = listener.getLocalPort();
		}
		var asked = new AtomicInteger();
		var opened = new CompletableFuture<ServerSocket>();
		boolean ready = new PortWait(EMPTY, p -> {
			if (asked.incrementAndGet() == 4) { // the first try has failed by then
				opened.complete(open(port));
			}
			return List.of(loopback());
		}).until(port, Duration.ofSeconds(60));
		opened.get().close();
		assertThat(ready).isTrue();
	}

	private static ServerSocket open(int port) {
		try {
			var listener = new ServerSocket();
			listener.setReuseAddress(true);
			listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
			return listener;
		} catch (IOException e) {
			throw new IllegalStateException(e);
		}
	}

	@Test
	public void aPortThatNeverOpensIsGivenUp() throws Exception {
		int port;
		try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
			port = listener.getLocalPort();
		}
		assertThat(new PortWait(EMPTY, p -> List.of(loopback())).until(port, Duration.ofMillis(100))).isFalse();
		assertThat(new PortWait(EMPTY, p -> List.of()).until(port, Duration.ofMillis(100))).as("no address").isFalse();
	}
}
