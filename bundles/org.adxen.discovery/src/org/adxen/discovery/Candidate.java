// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery;

import java.util.List;
import java.util.Set;

/**
 * What seems to be one host. Services at one address are one host's, unless two of a kind there show different keys (ports
 * forwarded to several machines, which on 127.0.0.1 and ::1 is always thought). Services at several addresses are one host's
 * when they show the same key <em>and</em> have a name of the network in common, or the certificate itself names both
 * addresses, or the machine's id is the same. The same key alone does not do: cloned hosts share their keys, and are two.
 *
 * @param id        the number of the candidate within its scan. It stays while more is found
 * @param names     what the network calls it: as it was given, and by reverse DNS. Without duplicates, best first
 * @param sightings at least one, in the order in which they were found
 * @param replaces  ids of earlier candidates that turned out to be this one; they are told no more
 */
public record Candidate(long id, List<String> names, List<Sighting> sightings, Set<Long> replaces) {

	public Candidate {
		names = List.copyOf(names);
		sightings = List.copyOf(sightings);
		replaces = Set.copyOf(replaces);
	}

	/** A name for showing: the network's, else the certificate's, else the address. */
	public String name() {
		if (!names.isEmpty()) {
			return names.get(0);
		}
		return sightings.stream().flatMap(s -> s.names().stream()).filter(n -> !n.matches("[0-9.]+|.*:.*|localhost.*")).sorted()
				.findFirst().orElseGet(() -> sightings.get(0).at().getAddress().getHostAddress());
	}
}
