// SPDX-License-Identifier: EPL-2.0
package org.adxen.integration.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

import org.adxen.discovery.Candidate;
import org.adxen.discovery.DiscoveryListener;
import org.adxen.discovery.DiscoveryRequest;
import org.adxen.discovery.Limits;
import org.adxen.discovery.Scan;
import org.adxen.discovery.Sighting;
import org.adxen.discovery.Targets;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.discovery.DiscoveredHost;
import org.adxen.fleet.discovery.HostDiscovery;
import org.adxen.fleet.discovery.Standing;
import org.adxen.integration.Programs;
import org.adxen.xen.Credentials;
import org.adxen.xen.Secret;
import org.adxen.xen.simulator.Scenario;
import org.adxen.xen.simulator.SimulatedFleet;
import org.eclipse.jdt.annotation.NonNull;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Simulated hosts on loopback addresses of their own are found, marked and registered. */
public class DiscoveryTest {

	private static final String SCENARIO = """
			seed 5
			pool "lab" toolstack=xapi tls user=root password=demo
			  host lab-1 cpus=8 memory=16GiB
			  host lab-2 cpus=8 memory=16GiB
			pool "old" toolstack=xend user=root password=demo
			  host old-1 cpus=8 memory=16GiB
			pool "plain" toolstack=xl user=root password=demo
			  host plain-1 cpus=8 memory=16GiB
			""";
	private static final String NETWORK = "127.75.0.0/28";

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private SimulatedFleet simulated;
	private Fleet fleet;
	private HostDiscovery discovery;

	@Before
	public void start() throws Exception {
		simulated = SimulatedFleet.start(Scenario.parse(SCENARIO).withPace(0.01).inNetwork("127.75.0.1"));
		fleet = Programs.fleet(temporary.getRoot().toPath().resolve("environment"));
		discovery = Programs.discovery(fleet);
	}

	@After
	public void close() throws Exception {
		Programs.close(fleet);
		simulated.close();
	}

	@Test
	public void everyHostIsFoundAsWhatItIs() throws Exception {
		Collection<DiscoveredHost> found = scan();

		assertThat(found).extracting(h -> h.main().at().getAddress().getHostAddress() + " " + h.main().kind()).containsExactlyInAnyOrder(
				"127.75.0.1 xapi", "127.75.0.2 xapi", "127.75.0.3 xend", "127.75.0.4 ssh");
		assertThat(found).extracting(DiscoveredHost::standing).containsOnly(Standing.NEW);
		DiscoveredHost plain = of(found, "127.75.0.4");
		assertThat(String.valueOf(plain.main().fingerprint())).contains(simulated.pool("plain").fingerprint());
		DiscoveredHost lab = of(found, "127.75.0.1");
		assertThat(String.valueOf(lab.main().fingerprint())).contains(simulated.pool("lab").fingerprint());
		assertThat(lab.candidate().name()).isEqualTo("lab-1");
		assertThat(lab.main().version()).isNotEmpty();
	}

	@Test
	public void whatIsRegisteredIsKnownWithItsMembers() throws Exception {
		fleet.watchAll();
		DiscoveredHost lab = of(scan(), "127.75.0.1");

		String label = discovery.register(lab, new Credentials("root", Secret.of("demo".toCharArray())), false);

		await().until(() -> fleet.picture().pools().values().stream().anyMatch(p -> p.isConnected() && p.hosts().size() == 2));
		Collection<DiscoveredHost> again = scan();
		assertThat(of(again, "127.75.0.1").standing()).isEqualTo(Standing.KNOWN);
		assertThat(of(again, "127.75.0.1").registered()).isEqualTo(label);
		assertThat(of(again, "127.75.0.2").standing()).isEqualTo(Standing.KNOWN);
		assertThat(of(again, "127.75.0.3").standing()).isEqualTo(Standing.NEW);
		assertThat(of(again, "127.75.0.3").lastSeen()).isNotNull();
	}

	@Test
	public void anotherCertificateThanLastTimeIsFlaggedEachTime() throws Exception {
		scan();
		simulated.pool("lab").faults().changeCertificates();

		assertThat(of(scan(), "127.75.0.1").standing()).isEqualTo(Standing.CHANGED);
		assertThat(of(scan(), "127.75.0.1").standing()).isEqualTo(Standing.CHANGED);
		assertThat(of(scan(), "127.75.0.3").standing()).isEqualTo(Standing.NEW);
	}

	@Test
	public void whatIsIgnoredStaysSoUntilItIsOfferedAgain() throws Exception {
		DiscoveredHost old = of(scan(), "127.75.0.3");

		discovery.ignore(List.of(old), true);
		assertThat(of(scan(), "127.75.0.3").standing()).isEqualTo(Standing.IGNORED);
		discovery.ignore(List.of(old), false);
		assertThat(of(scan(), "127.75.0.3").standing()).isEqualTo(Standing.NEW);
		assertThat(discovery.seen()).hasSize(4);
	}

	private Collection<DiscoveredHost> scan() throws Exception {
		Map<Long, DiscoveredHost> found = new ConcurrentSkipListMap<>();
		DiscoveryRequest request = DiscoveryRequest.of(Targets.builder().add(NETWORK).build()).withPorts(List.of(8443, 8080, 9363, 9367, 2222))
				.withLimits(Limits.DEFAULT.withPerSecond(0));
		try (Scan scan = discovery.start(request, host -> found.put(host.candidate().id(), host), new DiscoveryListener() {
			@Override
			public void found(@NonNull Candidate candidate) {
				throw new IllegalStateException("told as a host instead");
			}
		})) {
			scan.await();
		}
		assertThat(found.values()).extracting(h -> h.main().kind()).doesNotContain(Sighting.LIBVIRT);
		return found.values();
	}

	private static DiscoveredHost of(Collection<DiscoveredHost> found, String address) {
		return found.stream().filter(h -> h.main().at().getAddress().getHostAddress().equals(address)).findFirst().orElseThrow();
	}
}
