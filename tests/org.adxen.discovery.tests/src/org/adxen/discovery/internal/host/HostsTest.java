// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.Set;

import org.adxen.discovery.Candidate;
import org.adxen.discovery.Fingerprint;
import org.adxen.discovery.Sighting;
import org.junit.Test;

/** Which services are one host's. */
public class HostsTest {

	private static final Fingerprint KEY = new Fingerprint("ssh-ed25519", "1".repeat(64));
	private static final Fingerprint OTHER = new Fingerprint("ssh-ed25519", "2".repeat(64));

	private final Hosts hosts = new Hosts();

	@Test
	public void servicesAtOneAddressAreOneHost() {
		Candidate first = add("192.0.2.1", 22, Sighting.SSH, KEY, null);
		Candidate second = add("192.0.2.1", 443, Sighting.XAPI, new Fingerprint("x509", "3".repeat(64)), null);

		assertThat(second.id()).isEqualTo(first.id());
		assertThat(second.sightings()).hasSize(2);
	}

	@Test
	public void portsForwardedToOtherMachinesAreOtherHosts() {
		Candidate first = add("192.0.2.1", 2201, Sighting.SSH, KEY, null);
		Candidate second = add("192.0.2.1", 2202, Sighting.SSH, OTHER, null);
		Candidate here = add("127.0.0.1", 443, Sighting.XAPI, null, null);
		Candidate too = add("127.0.0.1", 22, Sighting.SSH, null, null);

		assertThat(Set.of(first.id(), second.id(), here.id(), too.id())).hasSize(4);
	}

	@Test
	public void theSameKeyAndNameAtTwoAddressesAreOneHost() {
		Candidate first = add("192.0.2.1", 22, Sighting.SSH, KEY, null, "xen-1.example");
		Candidate second = add("198.51.100.1", 22, Sighting.SSH, KEY, null, "xen-1.example");

		assertThat(second.id()).isEqualTo(first.id());
		assertThat(second.sightings()).hasSize(2);
		assertThat(second.name()).isEqualTo("xen-1.example");
	}

	@Test
	public void clonesThatShareAKeyStayTwo() {
		Candidate unnamed = add("192.0.2.1", 22, Sighting.SSH, KEY, null);
		Candidate first = add("192.0.2.2", 22, Sighting.SSH, KEY, null, "xen-1.example");
		Candidate second = add("192.0.2.3", 22, Sighting.SSH, KEY, null, "xen-2.example");

		assertThat(Set.of(unnamed.id(), first.id(), second.id())).hasSize(3);
	}

	@Test
	public void aCertificateForBothAddressesMakesOneHostAndForOneOnlyDoesNot() {
		var certificate = new Fingerprint("x509", "3".repeat(64));
		var names = Set.of("xen-1", "192.0.2.1", "198.51.100.1");
		Candidate first = hosts.add(seen("192.0.2.1", 443, Sighting.XAPI, certificate, names, null), Set.of());
		Candidate second = hosts.add(seen("198.51.100.1", 443, Sighting.XAPI, certificate, names, null), Set.of());
		Candidate clone = hosts.add(seen("192.0.2.9", 443, Sighting.XAPI, certificate, names, null), Set.of());

		assertThat(second.id()).isEqualTo(first.id());
		assertThat(clone.id()).isNotEqualTo(first.id());
	}

	@Test
	public void aMachineIdJoinsWhatWasToldAsTwo() {
		Candidate first = add("192.0.2.1", 22, Sighting.SSH, null, null);
		Candidate second = add("192.0.2.2", 443, Sighting.XAPI, null, "machine-1");
		Candidate both = add("192.0.2.1", 443, Sighting.XAPI, null, "machine-1");

		assertThat(both.id()).isEqualTo(first.id());
		assertThat(both.replaces()).containsExactly(second.id());
		assertThat(both.sightings()).hasSize(3);
	}

	private Candidate add(String address, int port, String kind, Fingerprint key, String machine, String... names) {
		return hosts.add(seen(address, port, kind, key, Set.of(), machine), Set.of(names));
	}

	private static Sighting seen(String address, int port, String kind, Fingerprint key, Set<String> names, String machine) {
		return new Sighting(new InetSocketAddress(address, port), kind, false, "", key, names, machine);
	}
}
