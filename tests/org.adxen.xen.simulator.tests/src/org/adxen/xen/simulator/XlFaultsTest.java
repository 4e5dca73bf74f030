// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Collectors;

import org.adxen.xen.FleetSimulator;
import org.adxen.xen.FleetSimulator.FleetRequest;
import org.adxen.xen.FleetSimulator.RunningPool;
import org.adxen.xen.simulator.internal.service.LoopbackFleetSimulator;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** What goes wrong with plain Xen hosts on demand, and fleets of them. */
public class XlFaultsTest {

	private static final String FLEET = """
			pool one toolstack=xl
			  host one cpus=4 memory=16GiB
			  domain web host=one type=pvh memory=256MiB
			  domain deaf host=one type=pvh memory=256MiB no-tools
			pool two toolstack=xl
			  host two cpus=4 memory=16GiB address=127.0.3.7
			  domain web host=two type=pvh memory=256MiB
			""";

	private SimulatedFleet fleet;

	@Before
	public void start() {
		fleet = Fleets.start(FLEET, 0);
	}

	@After
	public void stop() {
		fleet.close();
	}

	private SimulatedPool one() {
		return fleet.pool("one");
	}

	@Test
	public void refusingHostBreaksSessionsAndComesBack() throws Exception {
		try (var client = XlClient.of(one())) {
			one().faults().refuse(true);
			await().until(() -> !client.isOpen());
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> XlClient.of(one()));
		}
		one().faults().refuse(false);
		try (var again = XlClient.of(one())) {
			assertThat(again.out("echo back")).isEqualTo("back\n");
		}
	}

	@Test
	public void hangingHostAcceptsAndSaysNothing() throws Exception {
		one().faults().hang();
		try (var socket = new Socket()) {
			socket.connect(new InetSocketAddress("127.0.0.1", one().port()));
			socket.setSoTimeout(200);
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> socket.getInputStream().read());
			one().faults().clear();
			socket.setSoTimeout(20_000);
			assertThat(socket.getInputStream().read()).isEqualTo('S');
		}
	}

	@Test
	public void hangingXenstoreStopsXlButNotXlInfo() throws Exception {
		one().faults().hangXenstore(true);
		try (var client = XlClient.of(one())) {
			assertThat(client.run("timeout 0.2 xl list; echo $?").out()).isEqualTo("124\n");
			assertThat(client.run("xl info").code()).isZero();
			one().faults().hangXenstore(false);
			assertThat(client.run("xl list").code()).isZero();
		}
	}

	@Test
	public void fullDiskLetsTheGuestGoOn() throws Exception {
		one().faults().leaveDisk(100 << 20);
		try (var client = XlClient.of(one())) {
			var answer = client.run("xl save web /root/x");
			assertThat(answer.code()).isEqualTo(1);
			assertThat(answer.err()).contains("No space left on device", "Failed to save domain, resuming domain");
		}
		assertThat(one().domain("web").state()).isEqualTo("Running");
	}

	@Test
	public void rebootedHostHasNoGuests() throws Exception {
		one().faults().rebootHost();
		await().ignoreExceptionsInstanceOf(IOException.class).untilAsserted(() -> {
			try (var client = XlClient.of(one())) {
				assertThat(client.out("xl list").lines()).hasSize(2);
			}
		});
	}

	@Test
	public void deadHostIsBackWithoutGuests() throws Exception {
		one().faults().killHost("one");
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> XlClient.of(one()));
		one().faults().reviveHost("one");
		try (var client = XlClient.of(one())) {
			assertThat(client.out("xl list").lines()).hasSize(2);
		}
	}

	@Test
	public void nameThatIsUsedIsFoundOnlyAfterTheTransfer() throws Exception {
		try (var client = XlClient.of(one())) {
			var answer = client.run("xl migrate -s 'ssh -p " + fleet.pool("two").port() + "' web 127.0.3.7");
			assertThat(answer.code()).isEqualTo(1);
			assertThat(answer.err()).contains("Transfer complete", "startup failure (status code 6)");
			assertThat(one().domain("web").state()).isEqualTo("Running");
			assertThat(fleet.pool("two").domains()).hasSize(2);
		}
	}

	@Test
	public void deafGuestAcknowledgesAndStays() throws Exception {
		try (var client = XlClient.of(one())) {
			assertThat(client.run("xl shutdown deaf").code()).isZero();
			assertThat(client.run("timeout 0.3 xl shutdown -w deaf").code()).isEqualTo(124);
			assertThat(client.out("xl list deaf")).contains("-b----");
		}
	}

	@Test
	public void pausedGuestIsWaitedForAndNotStopped() throws Exception {
		try (var client = XlClient.of(one())) {
			client.out("xl pause web; xl pause web");
			var answer = client.run("xl shutdown web");
			assertThat(answer.code()).isEqualTo(1);
			assertThat(answer.err()).contains("guest didn't acknowledge control request: -9", "shutdown failed (rc=-9)\n");
		}
	}

	@Test
	public void hostCanBeAtAnotherLoopbackAddress() throws Exception {
		assertThat(fleet.pool("two").address()).startsWith("xl://127.0.3.7:");
		try (var socket = new Socket("127.0.3.7", fleet.pool("two").port())) {
			assertThat(socket.getInputStream().read()).isEqualTo('S');
		}
	}

	@Test
	public void manyHostsCanBeServed() throws Exception {
		FleetSimulator simulator = new LoopbackFleetSimulator();
		try (var many = simulator.start(new FleetRequest(FleetSimulator.PLAIN_HOSTS, 50, 1, 20, 3, 0))) {
			assertThat(many.pools()).hasSize(50).allMatch(pool -> URI.create(pool.address()).getScheme().equals("xl"));
			assertThat(many.pools().stream().map(RunningPool::fingerprint).collect(Collectors.toSet())).hasSize(50);
		}
	}

	@Test
	public void slowHostIsSlow() throws Exception {
		one().faults().drip(400, Duration.ofMillis(1));
		try (var client = XlClient.of(one())) {
			assertThat(client.out("xl vm-list")).contains("web");
		}
	}

	@Test
	public void wrongAddressIsExplained() {
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> Scenario.parse("pool a toolstack=xl\nhost h address=10.0.0.1"))
				.withMessageContaining("'10.0.0.1' is no loopback address");
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> Scenario.parse("pool a toolstack=xl\nhost h\nhost i"))
				.withMessageContaining("a plain Xen host is alone");
	}
}
