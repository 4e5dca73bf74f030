// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

import org.adxen.xen.FleetSimulator;
import org.adxen.xen.FleetSimulator.FleetRequest;
import org.adxen.xen.simulator.internal.service.LoopbackFleetSimulator;
import org.junit.Test;

/** Scenarios and whole fleets: the demo, generated ones, determinism, certificates and addresses. */
public class FleetTest {

	private static final String TLS = """
			pool secure tls
			  host one cpus=2 memory=8GiB
			  host two cpus=2 memory=8GiB
			  domain web host=two memory=1GiB
			""";

	private static Scenario demo() {
		return Scenario.demo().withPorts(0).withPace(0);
	}

	private static List<SimulatedDomain> domains(SimulatedFleet fleet) {
		return fleet.pools().stream().flatMap(pool -> pool.domains().stream()).filter(domain -> !domain.controlDomain()).toList();
	}

	@Test
	public void demoFleetShowsEverythingThatTheWorkbenchCan() throws Exception {
		try (var fleet = SimulatedFleet.start(demo())) {
			assertThat(fleet.pools()).hasSizeGreaterThanOrEqualTo(3);
			assertThat(domains(fleet)).hasSizeGreaterThanOrEqualTo(40);
			assertThat(domains(fleet)).extracting(SimulatedDomain::state).contains("Running", "Paused", "Suspended", "Halted",
					"Crashed");
			assertThat(fleet.pools()).extracting(pool -> URI.create(pool.address()).getScheme()).contains("xapi", "xend+http", "xl");
		}
	}

	@Test
	public void equalSeedsGiveEqualFleets() throws Exception {
		try (var first = SimulatedFleet.start(demo()); var second = SimulatedFleet.start(demo())) {
			assertThat(domains(first)).isEqualTo(domains(second));
			assertThat(first.pools()).extracting(SimulatedPool::fingerprint)
					.isEqualTo(second.pools().stream().map(SimulatedPool::fingerprint).toList());
			try (var one = IndependentClient.loggedIn(first.pools().getFirst());
					var two = IndependentClient.loggedIn(second.pools().getFirst())) {
				assertThat(one.call("VDI.get_all_records")).isEqualTo(two.call("VDI.get_all_records"));
			}
		}
	}

	@Test
	public void differentSeedsGiveDifferentIdentifiers() throws Exception {
		try (var first = SimulatedFleet.start(Scenario.generated(1, 1, 3, 1));
				var second = SimulatedFleet.start(Scenario.generated(1, 1, 3, 2))) {
			assertThat(domains(first)).extracting(SimulatedDomain::uuid).doesNotContainAnyElementsOf(
					domains(second).stream().map(SimulatedDomain::uuid).toList());
		}
	}

	@Test
	public void fiveHundredPoolsListenAndFitIntoLittleMemory() throws Exception {
		try (var fleet = SimulatedFleet.start(Scenario.generated(500, 2, 20, 1))) {
			assertThat(fleet.pools().stream().map(SimulatedPool::port).collect(Collectors.toSet())).hasSize(500);
			assertThat(new HashSet<>(domains(fleet))).hasSize(10_000);
			System.gc();
			var used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
			assertThat(used).isLessThan(300L << 20);
			try (var client = IndependentClient.loggedIn(fleet.pool("pool-500"))) {
				assertThat(client.call("VM.get_all_records").getAsJsonObject().size()).isEqualTo(22);
			}
		}
	}

	@Test
	public void supportersPointToTheCoordinator() throws Exception {
		try (var fleet = Fleets.start(TLS, 0); var client = IndependentClient.loggedIn(fleet.pools().getFirst())) {
			var host = client.call("host.get_by_name_label", "two").getAsJsonArray().get(0).getAsString();
			var address = client.record("host", host).get("address").getAsString();
			var authority = address.contains(":") ? address : address + ':' + fleet.pools().getFirst().port();
			var supporter = fleet.pools().getFirst();
			assertThat(authority).isNotEqualTo("127.0.0.1:" + supporter.port());
		}
	}

	@Test
	public void plainSupporterAnswersWithTheCoordinatorsAddressBeforeThePassword() throws Exception {
		try (var fleet = Fleets.pool(); var client = IndependentClient.loggedIn(fleet.pools().getFirst());
				var http = HttpClient.newHttpClient()) {
			var host = client.call("host.get_by_name_label", "lab-2").getAsJsonArray().get(0).getAsString();
			var address = client.record("host", host).get("address").getAsString();
			var authority = address.contains(":") ? address : address + ':' + fleet.pools().getFirst().port();
			var body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"session.login_with_password\",\"params\":[\"\",\"\"]}";
			var answer = http.send(HttpRequest.newBuilder(URI.create("http://" + authority + "/jsonrpc"))
					.POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
			assertThat(answer.body()).contains("\"HOST_IS_SLAVE\",\"data\":[\"127.0.0.1\"]");
		}
	}

	@Test
	public void certificateIsTheOneThatThePoolTellsUntilItChanges() throws Exception {
		try (var fleet = Fleets.start(TLS, 0)) {
			var pool = fleet.pools().getFirst();
			var before = pool.fingerprint();
			assertThat(before).matches("[0-9a-f]{64}");
			try (var client = IndependentClient.loggedIn(pool)) {
				var records = client.call("Certificate.get_all_records").getAsJsonObject();
				assertThat(records.size()).isEqualTo(2);
				assertThat(records.entrySet()).anyMatch(entry -> entry.getValue().getAsJsonObject().get("fingerprint_sha256")
						.getAsString().replace(":", "").equalsIgnoreCase(before));
				var told = client.get("/", "x-xenapi-request-host-certificate-thumbprint", "sha-256:master");
				assertThat(told.headers().firstValue("x-xenapi-response-host-certificate-thumbprint")).contains(before);
			}
			pool.faults().changeCertificates();
			assertThat(pool.fingerprint()).isNotEqualTo(before);
			try (var client = IndependentClient.loggedIn(pool)) {
				var records = client.call("Certificate.get_all_records").getAsJsonObject();
				assertThat(records.entrySet()).noneMatch(entry -> entry.getValue().getAsJsonObject().get("fingerprint_sha256")
						.getAsString().replace(":", "").equalsIgnoreCase(before));
			}
		}
	}

	@Test
	public void takenPortIsLeftToItsOwner() throws Exception {
		try (var first = SimulatedFleet.start(Scenario.generated(1, 1, 1, 1))) {
			var port = first.pools().getFirst().port();
			try (var second = SimulatedFleet.start(Scenario.generated(1, 1, 1, 1).withPorts(port))) {
				assertThat(second.pools().getFirst().port()).isNotEqualTo(port);
			}
		}
	}

	@Test
	public void wrongScenarioIsExplainedWithItsLine() {
		for (String[] wrong : new String[][] { { "pool a", "has no host" }, { "host a", "there is no pool yet" },
				{ "pool a\nhost h\ndomain d host=x", "scenario, line 3: there is no host 'x'" },
				{ "pool a\nhost h memory=4GB", "scenario, line 2: '4GB' is no size" },
				{ "pool a\nhost h\ndomain d host=h state=asleep", "state=asleep is not known" },
				{ "pool a\nhost h\ndomain d host=h state=crashed", "XAPI knows no crashed domains" },
				{ "pool a\nhost h colour=red", "'colour' is no setting of a host" }, { "", "has no pool" },
				{ "pool a\nhorse h", "'horse' is none of" } })
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> Scenario.parse(wrong[0]))
					.withMessageContaining(wrong[1]);
	}

	@Test
	public void missingScenarioFileIsNamed() {
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> Scenario.read(Path.of("no", "such.scenario")))
				.withMessageContaining("such.scenario");
	}

	@Test
	public void serviceStartsWhatIsAskedFor() throws Exception {
		FleetSimulator simulator = new LoopbackFleetSimulator();
		try (var fleet = simulator.start(new FleetRequest("", 3, 1, 2, 5, 0))) {
			assertThat(fleet.pools()).hasSize(3);
			assertThat(fleet.pools()).allMatch(pool -> pool.address().startsWith("xapi://127.0.0.1:"));
			assertThat(fleet.pools()).allMatch(pool -> pool.fingerprint().length() == 64);
		}
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> simulator.start(new FleetRequest("", 0, 1, 2, 5, 0)))
				.withMessageContaining("at least one pool");
	}

	@Test
	public void disturbanceIsSeen() throws Exception {
		try (var fleet = Fleets.pool(); var client = IndependentClient.loggedIn(fleet.pools().getFirst())) {
			var token = client.call("event.from", List.of("vm"), "", 0.1).getAsJsonObject().get("token").getAsString();
			for (int i = 0; i < 10; i++)
				fleet.pools().getFirst().disturb(i);
			assertThat(client.call("event.from", List.of("vm"), token, 5.5).getAsJsonObject().getAsJsonArray("events")).isNotEmpty();
		}
	}
}
