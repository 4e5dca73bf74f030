// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.targets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.junit.Test;

/** With given lines: who this machine speaks with is nobody's business in a test. */
public class NeighboursTest {

	@Test
	public void areThoseThatAnsweredWithTheLinkWhereItIsNeeded() {
		assertThat(Neighbours.of(Stream.of("fe80::1 dev eth0 lladdr 52:54:00:12:34:56 router REACHABLE ",
				"fe80::1 dev eth1 lladdr 52:54:00:12:34:57 STALE", "2001:db8::7 dev eth0 lladdr 52:54:00:12:34:58 DELAY",
				"fe80::1 dev eth0 lladdr 52:54:00:12:34:56 router REACHABLE")))
				.containsExactly("fe80::1%eth0", "fe80::1%eth1", "2001:db8::7");
	}

	@Test
	public void nobodyElse() {
		assertThat(Neighbours.of(Stream.of("fd00::1 dev eth0 FAILED", "fe80::2 dev eth0 INCOMPLETE", "ff02::1 dev eth0 lladdr 33:33:00:00:00:01 NOARP",
				"::1 dev lo lladdr 00:00:00:00:00:00 REACHABLE", "192.0.2.1 dev eth0 lladdr 52:54:00:12:34:56 REACHABLE",
				"Object \"neigh\" is unknown, try \"ip help\".", "")))
				.isEmpty();
	}
}
