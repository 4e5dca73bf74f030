// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.discovery;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.adxen.discovery.Candidate;
import org.adxen.discovery.Sighting;
import org.adxen.fleet.discovery.DiscoveredHost;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A host that scans found, as it is remembered. Immutable.
 *
 * @param services at least one
 * @param pool     id of the registered pool that it was seen to belong to, empty for none
 */
record SeenHost(List<String> names, List<Service> services, boolean ignored, String pool, Instant firstSeen,
		Instant lastSeen, @Nullable Instant goneSince) {

	/**
	 * A service of it.
	 *
	 * @param accepted SHA-256 of what it showed when it was seen first, empty for nothing: another one is a change, until the admin
	 *                 trusts it or forgets the host
	 */
	record Service(Sighting sighting, String accepted) {
		String key() {
			return DiscoveredHost.key(sighting);
		}
	}

	SeenHost {
		names = List.copyOf(names);
		services = List.copyOf(services);
	}

	SeenHost ignored(boolean now) {
		return new SeenHost(names, services, now, pool, firstSeen, lastSeen, goneSince);
	}

	SeenHost gone(Instant since) {
		return new SeenHost(names, services, ignored, pool, firstSeen, lastSeen, since);
	}

	SeenHost of(String registered) {
		return new SeenHost(names, services, ignored, registered, firstSeen, lastSeen, goneSince);
	}

	Candidate candidate() {
		return new Candidate(0, names, services.stream().map(Service::sighting).toList(), Set.of());
	}
}
