// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.discovery;

import java.time.Instant;

import org.adxen.discovery.Candidate;
import org.adxen.discovery.Sighting;
import org.adxen.xen.Address;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A host that some scan found, as the fleet sees it. Immutable.
 *
 * @param candidate  as it was found; of one that is only remembered the id is 0
 * @param main       the best of its services: what it would be registered by, else any
 * @param address    how to register it, null when no toolstack of ours is there
 * @param standing   against the environment
 * @param registered the label of the pool it belongs to; empty unless {@link Standing#KNOWN}, or changed and registered
 * @param firstSeen  the start of the first scan that found it
 * @param lastSeen   the start of the latest scan that found it
 * @param goneSince  the start of the first scan that knocked there and found it no more; null while it is there
 */
public record DiscoveredHost(Candidate candidate, Sighting main, @Nullable Address address, Standing standing, String registered,
		Instant firstSeen, Instant lastSeen, @Nullable Instant goneSince) {

	/** Of a service, as {@link #key()} has it. */
	public static String key(Sighting sighting) {
		return sighting.kind() + "://" + sighting.at().getAddress().getHostAddress() + ":" + sighting.at().getPort();
	}

	/** {@code kind://address:port} of its best service: who it is from scan to scan, as long as that stays. */
	public String key() {
		return key(main);
	}

	/** Whether no scan before the latest that found it did. */
	public boolean isFirst() {
		return firstSeen.equals(lastSeen);
	}

	/** What its best service showed: SHA-256, 64 lower-case hex digits, empty for nothing. */
	public String sha256() {
		var print = main.fingerprint();
		return print == null ? "" : print.sha256();
	}
}
