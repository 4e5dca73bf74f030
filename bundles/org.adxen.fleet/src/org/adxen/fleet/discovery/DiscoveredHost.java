// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.discovery;

import java.time.Instant;

import org.adxen.discovery.Candidate;
import org.adxen.discovery.Sighting;
import org.adxen.xen.Address;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A host that a scan found, as the fleet sees it. Immutable.
 *
 * @param candidate  as it was found
 * @param main       the best of its services: what it would be registered by, else any
 * @param address    how to register it, null when no toolstack of ours is there
 * @param standing   against the environment
 * @param registered the label of the pool it belongs to; empty unless {@link Standing#KNOWN}, or changed and registered
 * @param lastSeen   when a scan before this one found it, null when none did
 */
public record DiscoveredHost(Candidate candidate, Sighting main, @Nullable Address address, Standing standing, String registered,
		@Nullable Instant lastSeen) {
}
