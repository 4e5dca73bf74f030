// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.adxen.discovery.Contact;
import org.adxen.discovery.DiscoveryProbe;
import org.adxen.discovery.DiscoveryRequest;
import org.adxen.discovery.Progress;
import org.adxen.discovery.Scan;
import org.adxen.discovery.Sighting;
import org.adxen.discovery.Targets;
import org.adxen.fleet.discovery.DiscoveredHost;
import org.adxen.fleet.discovery.DiscoveryNews;
import org.adxen.fleet.discovery.HostDiscoveryListener;
import org.adxen.fleet.discovery.Standing;
import org.adxen.fleet.internal.FleetRig;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.Rule;
import org.junit.Test;

/** What this bundle's fragment.xml contributes to {@code org.adxen.fleet.discoveryProbes} is used like what the library brings. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class ContributedProbeTest {

	@Rule
	public final FleetRig rig = new FleetRig();

	private final List<String> logged = new ArrayList<>();

	/** Takes whoever accepts. */
	@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
	public static final class Ours implements DiscoveryProbe {
		@Override
		public Set<Integer> ports() {
			return Set.of(4242);
		}

		@Override
		public Optional<Sighting> identify(Contact contact) {
			return Optional.of(new Sighting(contact.at(), "ours", false, "7", null, Set.of(), null));
		}
	}

	@Test
	public void itsPortsAreScannedAndWhatItFindsIsToldButNotOffered() throws Exception {
		var discovery = new FleetDiscovery(rig.fleet, (sentence, cause) -> logged.add(sentence));
		DiscoveryRequest request = discovery.withContributedProbes(DiscoveryRequest.of(Targets.builder().add("127.77.0.1").build()));
		assertThat(request.ports()).contains(4242, 443);
		var found = new ArrayList<DiscoveredHost>();

		try (var server = new ServerSocket(4242, 8, InetAddress.getByName("127.77.0.1")); Scan scan = discovery.start(request.withPorts("4242"), into(found))) {
			assertThat(scan.await().open()).isEqualTo(1);
		}

		assertThat(found).singleElement().satisfies(host -> {
			assertThat(host.main().kind()).isEqualTo("ours");
			assertThat(host.standing()).isEqualTo(Standing.NEW);
			assertThat(host.address()).isNull();
		});
		assertThat(discovery.seen()).extracting(DiscoveredHost::key).containsExactly("ours://127.77.0.1:4242");
	}

	@Test
	public void whatCannotBeUsedIsLoggedAndLeftOut() throws Exception {
		var discovery = new FleetDiscovery(rig.fleet, (sentence, cause) -> logged.add(sentence));
		DiscoveryRequest plain = DiscoveryRequest.of(Targets.builder().add("127.77.0.1").build());

		assertThat(discovery.withContributedProbes(plain).probes()).hasSize(plain.probes().size() + 1);
		assertThat(logged).hasSize(2);
		assertThat(logged).anySatisfy(s -> assertThat(s).contains("NoSuchProbe"));
	}

	private static HostDiscoveryListener into(List<DiscoveredHost> found) {
		return new HostDiscoveryListener() {
			@Override
			@NonNullByDefault({ DefaultLocation.PARAMETER })
			public void found(DiscoveredHost host) {
				found.add(host);
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
		};
	}
}
