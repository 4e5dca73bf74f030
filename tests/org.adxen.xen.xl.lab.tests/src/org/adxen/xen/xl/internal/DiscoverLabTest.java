// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal;

import static org.adxen.xen.xl.internal.LabFleet.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

import org.adxen.discovery.DiscoveryRequest;
import org.adxen.discovery.Progress;
import org.adxen.discovery.Scan;
import org.adxen.discovery.Sighting;
import org.adxen.discovery.Targets;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.discovery.DiscoveredHost;
import org.adxen.fleet.discovery.DiscoveryNews;
import org.adxen.fleet.discovery.HostDiscovery;
import org.adxen.fleet.discovery.HostDiscoveryListener;
import org.adxen.fleet.discovery.Standing;
import org.adxen.xen.Credentials;
import org.adxen.xen.Secret;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;

/** Real hosts are found on the loopback ports that lead to them, told apart, and confirmed by a login with a key. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class DiscoverLabTest {

	@ClassRule
	public static final Lab LAB = new Lab();

	@Rule
	public final LabFleet hosts = new LabFleet(LAB);

	@Test
	public void realHostsAreFoundOnTheirPortsAndConfirmedByLogin() throws Exception {
		Fleet fleet = hosts.fleet();
		HostDiscovery discovery = discovery(fleet);
		fleet.remove(List.copyOf(fleet.picture().pools().keySet()));
		eventually(() -> fleet.picture().pools().isEmpty());

		List<DiscoveredHost> found = scan(discovery);
		assertThat(found).as("two, though at one address").hasSize(2);
		assertThat(found).extracting(h -> h.main().kind()).containsOnly(Sighting.SSH);
		assertThat(found).extracting(DiscoveredHost::standing).containsOnly(Standing.NEW);
		assertThat(found.get(0).sha256()).isNotEmpty().isNotEqualTo(found.get(1).sha256());
		discovery.register(found.get(0), new Credentials("root", Secret.none()), false);

		eventually(() -> fleet.picture().pools().size() == 1);
		fleet.connect(fleet.picture().pools().keySet());
		eventually(() -> fleet.picture().pools().values().stream().allMatch(p -> p.isConnected() && p.hosts().size() == 1));
		assertThat(scan(discovery)).extracting(DiscoveredHost::standing).containsExactlyInAnyOrder(Standing.KNOWN, Standing.NEW);
	}

	/** Its class is not exported, so it is made by its name. */
	private static HostDiscovery discovery(Fleet fleet) throws Exception {
		return (HostDiscovery) Fleet.class.getClassLoader().loadClass("org.adxen.fleet.internal.discovery.FleetDiscovery")
				.getConstructor(Fleet.class).newInstance(fleet);
	}

	private static List<DiscoveredHost> scan(HostDiscovery discovery) throws Exception {
		Map<Long, DiscoveredHost> found = new ConcurrentSkipListMap<>();
		DiscoveryRequest request = DiscoveryRequest.of(Targets.builder().add(LAB.get("host.1.address")).build())
				.withPorts(LAB.get("host.1.port") + "," + LAB.get("host.2.port"));
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
			public void ended(Progress progress, DiscoveryNews news) {
				// the test waits for the scan
			}
		})) {
			scan.await();
		}
		return List.copyOf(found.values());
	}
}
