// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.adxen.discovery.Progress.State;
import org.junit.Test;

public class ScanTest {

	private static final Limits FAST = Limits.DEFAULT.withPerSecond(0);
	/** Nothing listens there on these addresses. */
	private static final int SHUT = 4;

	@Test
	public void tellsOpenFromRefusedAndCountsAll() throws Exception {
		try (var one = new Listening("127.71.0.9", socket -> { })) {
			Found found = Found.in("127.71.0.0/24", FAST, SHUT, one.at().getPort());

			assertThat(found.ends).singleElement().satisfies(end -> {
				assertThat(end.state()).isEqualTo(State.FINISHED);
				assertThat(end.total()).isEqualTo(512);
				assertThat(end.done()).isEqualTo(512);
				assertThat(end.open()).isEqualTo(1);
				assertThat(end.refused()).isEqualTo(511);
			});
			assertThat(found.candidates).isEmpty();
		}
	}

	@Test
	public void findsEveryListenerOfAWholeNetwork() throws Exception {
		List<Listening> all = new ArrayList<>();
		try {
			for (int i = 0; i < 20; i++) {
				all.add(new Listening("127.71." + i * 3 + "." + (7 + i), ScanTest::greetAsSsh));
			}
			Integer[] ports = all.stream().map(l -> l.at().getPort()).distinct().toArray(Integer[]::new);

			Found found = Found.in("127.71.0.0/18", FAST, ports[0]);
			Found single = Found.in(String.join(" ", all.stream().map(Listening::target).toList()), FAST, SHUT);

			assertThat(found.sightings()).extracting(Sighting::at).contains(all.get(0).at());
			assertThat(single.sightings()).extracting(Sighting::at).containsExactlyInAnyOrderElementsOf(all.stream().map(Listening::at).toList());
		} finally {
			for (Listening one : all) {
				one.close();
			}
		}
	}

	@Test
	public void keepsToItsRate() throws Exception {
		Found found = Found.in("127.71.0.0/23", Limits.DEFAULT.withPerSecond(1000), SHUT);

		// Not faster; how much slower is up to the machine, and measured elsewhere.
		assertThat(found.ends.get(0).elapsed()).isGreaterThan(Duration.ofMillis(480));
	}

	@Test
	public void cancelEndsAScanThatWaits() throws Exception {
		try (var tarpit = new Listening("127.71.0.9", socket -> new CountDownLatch(1).await())) {
			var found = new Found();
			Scan scan = Scan.start(Found.request(tarpit.target(), FAST.withProbeTimeout(Duration.ofMinutes(5)), SHUT), found);
			while (tarpit.connections() == 0) {
				Thread.onSpinWait();
			}

			scan.cancel();

			assertThat(scan.await(Duration.ofSeconds(20)).state()).isEqualTo(State.CANCELLED);
			assertThat(found.ends).hasSize(1);
		}
	}

	@Test
	public void cancelEndsAScanInItsMidst() throws Exception {
		var found = new Found();
		Scan scan = Scan.start(Found.request("127.72.0.0/16", Limits.DEFAULT.withPerSecond(10), SHUT), found);

		scan.close();

		Progress end = scan.await(Duration.ofSeconds(20));
		assertThat(end.state()).isEqualTo(State.CANCELLED);
		assertThat(end.done()).isLessThan(end.total());
	}

	@Test
	public void aTarpitTakesNoLongerThanItsTime() throws Exception {
		try (var tarpit = new Listening("127.71.0.9", socket -> new CountDownLatch(1).await());
				var drip = new Listening("127.71.0.10", ScanTest::drip);
				var endless = new Listening("127.71.0.11", ScanTest::talkForEver)) {
			Found found = Found.in(tarpit.target() + " " + drip.target() + " " + endless.target(), FAST.withProbeTimeout(Duration.ofSeconds(2)),
					SHUT);

			assertThat(found.ends).singleElement().extracting(Progress::state).isEqualTo(State.FINISHED);
			assertThat(found.candidates).isEmpty();
			assertThat(found.troubles).isEmpty();
		}
	}

	@Test
	public void asksNoMoreOpenPortsAtATimeThanAllowed() throws Exception {
		var now = new AtomicInteger();
		var most = new AtomicInteger();
		DiscoveryProbe slow = new Slow(now, most);
		try (var one = new Listening(new ServerSocket(0, 1024), socket -> socket.getInputStream().read())) {
			var request = new DiscoveryRequest(Targets.builder().add("127.71.1.0/24").build(), List.of(one.at().getPort()),
					new Limits(0, 4096, Duration.ofSeconds(1), 5, Duration.ofSeconds(30)), List.of(slow), false, a -> "");
			Scan scan = Scan.start(request, new Found());

			assertThat(scan.await().open()).isEqualTo(256);
			assertThat(most.get()).isBetween(1, 5);
		}
	}

	@Test
	public void aListenerThatThrowsEndsTheScan() throws Exception {
		try (var ssh = new Listening("127.71.0.9", ScanTest::greetAsSsh)) {
			var ended = new CountDownLatch(1);
			Scan scan = Scan.start(Found.request(ssh.target(), FAST, SHUT), new DiscoveryListener() {
				@Override
				public void found(Candidate candidate) {
					throw new IllegalStateException("no more");
				}

				@Override
				public void ended(Progress progress) {
					ended.countDown();
				}
			});

			assertThat(scan.await().state()).isEqualTo(State.FAILED);
			assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
		}
	}

	private static void greetAsSsh(Socket socket) throws IOException {
		socket.getOutputStream().write("SSH-2.0-OpenSSH_9.2 test\r\n".getBytes());
		socket.getInputStream().read();
	}

	private static void drip(Socket socket) throws IOException, InterruptedException {
		while (!socket.isClosed()) {
			socket.getOutputStream().write('x');
			new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
		}
	}

	private static void talkForEver(Socket socket) throws IOException {
		byte[] much = "HTTP/1.1 200 OK\r\n\r\n".concat("y".repeat(8000)).getBytes();
		while (!socket.isClosed()) {
			socket.getOutputStream().write(much);
		}
	}

	private record Slow(AtomicInteger now, AtomicInteger most) implements DiscoveryProbe {
		@Override
		public Set<Integer> ports() {
			return Set.of();
		}

		@Override
		public Optional<Sighting> identify(Contact contact) {
			most.accumulateAndGet(now.incrementAndGet(), Math::max);
			Thread.yield();
			now.decrementAndGet();
			return Optional.empty();
		}
	}
}
