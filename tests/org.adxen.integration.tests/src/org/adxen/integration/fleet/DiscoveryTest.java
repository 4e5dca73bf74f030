// SPDX-License-Identifier: EPL-2.0
package org.adxen.integration.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

import org.adxen.discovery.DiscoveryRequest;
import org.adxen.discovery.Limits;
import org.adxen.discovery.Progress;
import org.adxen.discovery.Scan;
import org.adxen.discovery.Sighting;
import org.adxen.discovery.Targets;
import org.adxen.fleet.FailureText;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.discovery.DiscoveredHost;
import org.adxen.fleet.discovery.DiscoveryNews;
import org.adxen.fleet.discovery.HostDiscovery;
import org.adxen.fleet.discovery.HostDiscoveryListener;
import org.adxen.fleet.discovery.RegistrationListener;
import org.adxen.fleet.discovery.Rescan;
import org.adxen.fleet.discovery.ScanPlan;
import org.adxen.fleet.discovery.Standing;
import org.adxen.integration.Programs;
import org.adxen.xen.Credentials;
import org.adxen.xen.Secret;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.simulator.Scenario;
import org.adxen.xen.simulator.SimulatedFleet;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Simulated hosts on loopback addresses of their own are found, marked and registered. */
@SuppressWarnings("null") // AssertJ says nothing of null
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
	private volatile DiscoveryNews news = DiscoveryNews.NONE;

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
		assertThat(of(again, "127.75.0.3").isFirst()).isFalse();
	}

	@Test
	public void membersOfAPoolAreRegisteredOnceThoughAllAtATime() throws Exception {
		fleet.watchAll();
		var credentials = new Credentials("root", Secret.of("demo".toCharArray()));
		var hosts = new LinkedHashMap<DiscoveredHost, Credentials>();
		scan().forEach(host -> hosts.put(host, credentials));
		var outcomes = new ConcurrentSkipListMap<String, String>();

		discovery.registerAll(hosts, false, new RegistrationListener() {
			@Override
			@NonNullByDefault({ DefaultLocation.PARAMETER })
			public void registered(DiscoveredHost host, String label) {
				outcomes.put(host.candidate().name(), "registered");
			}

			@Override
			@NonNullByDefault({ DefaultLocation.PARAMETER })
			public void failed(DiscoveredHost host, Exception failure) {
				outcomes.put(host.candidate().name(),
						failure instanceof XenException xen && xen.failure() instanceof XenFailure.Refused refused ? refused.code() : failure.toString());
			}
		});

		assertThat(outcomes).hasSize(4);
		assertThat(List.of(outcomes.get("lab-1"), outcomes.get("lab-2"))).containsExactlyInAnyOrder("registered", Fleet.SAME_POOL);
		await().until(() -> fleet.picture().pools().values().stream().filter(p -> p.isConnected()).count() == 3);
		assertThat(fleet.picture().pools()).hasSize(3);
		assertThat(scan()).extracting(DiscoveredHost::standing).containsOnly(Standing.KNOWN);
		Fleet other = Programs.fleet(temporary.getRoot().toPath().resolve("environment"));
		try {
			await().until(() -> other.picture().pools().size() == 3);
			assertThat(Programs.discovery(other).seen()).as("by a program that watches no pool").hasSize(4)
					.allMatch(host -> host.standing() == Standing.KNOWN);
		} finally {
			Programs.close(other);
		}
	}

	@Test
	public void aMemberNamesItsCoordinator() throws Exception {
		DiscoveredHost member = of(scan(), "127.75.0.2");

		assertThatThrownBy(() -> discovery.register(member, new Credentials("root", Secret.of("demo".toCharArray())), false))
				.isInstanceOfSatisfying(XenException.class, e -> assertThat(FailureText.sentence(e)).contains("lab-2", "the pool that 127.75.0.1 leads"));
		assertThat(fleet.picture().pools()).isEmpty();
	}

	@Test
	public void whatIsGoneAndWhatIsNewIsTold() throws Exception {
		scan();
		assertThat(news.found()).hasSize(4);
		assertThat(news.gone()).isEmpty();
		discovery.forget(List.of(seen("127.75.0.1")));
		simulated.close();

		simulated = SimulatedFleet.start(Scenario.parse(SCENARIO.replaceAll("(?s)pool \"old\".*", "")).withPace(0.01).inNetwork("127.75.0.1"));
		scan();

		assertThat(news.found()).extracting(DiscoveryTest::at).containsExactly("127.75.0.1");
		assertThat(news.gone()).extracting(DiscoveryTest::at).containsExactlyInAnyOrder("127.75.0.3", "127.75.0.4");
		assertThat(seen("127.75.0.3").goneSince()).isNotNull();
		assertThat(seen("127.75.0.2").goneSince()).isNull();
		scan();
		assertThat(news.isEmpty()).as("news are told once").isTrue();
		assertThat(seen("127.75.0.3").goneSince()).isNotNull().isBefore(seen("127.75.0.2").lastSeen());

		simulated.close();
		simulated = SimulatedFleet.start(Scenario.parse(SCENARIO).withPace(0.01).inNetwork("127.75.0.1"));
		scan();
		assertThat(seen("127.75.0.3").goneSince()).as("it is back").isNull();
	}

	@Test
	public void nobodyIsGoneWhereNobodyKnocked() throws Exception {
		scan();
		simulated.close();

		scan("127.75.0.1, 127.75.0.2", List.of(2222));

		assertThat(news.isEmpty()).isTrue();
		assertThat(discovery.seen()).hasSize(4).allMatch(host -> host.goneSince() == null);
	}

	@Test
	public void whatToScanAgainIsRemembered() throws Exception {
		assertThat(discovery.rescan()).isEmpty();
		var rescan = new Rescan(new ScanPlan(NETWORK, "127.75.0.2", "8443", 500, Duration.ofMillis(700), false), 6, Instant.parse("2026-01-02T03:04:05Z"));

		discovery.remember(rescan);

		assertThat(discovery.rescan()).contains(rescan);
		assertThat(rescan.isDue(rescan.last().plusSeconds(5 * 3600))).isFalse();
		assertThat(rescan.isDue(rescan.last().plusSeconds(6 * 3600))).isTrue();
		assertThat(rescan.isDue(rescan.last().minusSeconds(9))).as("the clock was set back").isTrue();
		assertThat(new Rescan(rescan.plan(), 0, rescan.last()).isDue(Instant.MAX)).isFalse();
		assertThat(rescan.plan().request().targets().size()).isEqualTo(15);
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
		return scan(NETWORK, List.of(8443, 8080, 9363, 9367, 2222));
	}

	private Collection<DiscoveredHost> scan(String targets, List<Integer> ports) throws Exception {
		Map<Long, DiscoveredHost> found = new ConcurrentSkipListMap<>();
		DiscoveryRequest request = DiscoveryRequest.of(Targets.builder().add(targets).build()).withPorts(ports)
				.withLimits(Limits.DEFAULT.withPerSecond(0));
		try (Scan scan = discovery.start(request, new HostDiscoveryListener() {
			@Override
			@NonNullByDefault({ DefaultLocation.PARAMETER })
			public void found(DiscoveredHost host) {
				found.put(host.candidate().id(), host);
			}

			@Override
			@NonNullByDefault({ DefaultLocation.PARAMETER })
			public void trouble(String sentence) {
				throw new AssertionError(sentence);
			}

			@Override
			@NonNullByDefault({ DefaultLocation.PARAMETER })
			public void ended(Progress progress, DiscoveryNews what) {
				news = what;
			}
		})) {
			scan.await();
		}
		assertThat(found.values()).extracting(h -> h.main().kind()).doesNotContain(Sighting.LIBVIRT);
		return found.values();
	}

	private DiscoveredHost seen(String address) throws Exception {
		return of(discovery.seen(), address);
	}

	private static String at(DiscoveredHost host) {
		return host.main().at().getAddress().getHostAddress();
	}

	private static DiscoveredHost of(Collection<DiscoveredHost> found, String address) {
		return found.stream().filter(h -> at(h).equals(address)).findFirst().orElseThrow();
	}
}
