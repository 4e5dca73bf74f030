// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.targets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;

import org.adxen.discovery.internal.targets.LocalNetworks.Local;
import org.junit.Test;

/** With given interfaces: what this machine is in is nobody's business in a test. */
public class LocalNetworksTest {

	@Test
	public void areTheNetworksOfTheAddressesEachOnce() throws Exception {
		assertThat(LocalNetworks.of(List.of(new Local(InetAddress.getByName("192.0.2.77"), 24), new Local(InetAddress.getByName("192.0.2.78"), 24),
				new Local(InetAddress.getByName("198.51.100.9"), 30), new Local(InetAddress.getByName("2001:db8::1"), 64))))
				.containsExactly("192.0.2.0/24", "198.51.100.8/30");
	}

	@Test
	public void withoutInterfacesThereAreNone() {
		assertThat(LocalNetworks.of(List.of())).isEmpty();
	}
}
