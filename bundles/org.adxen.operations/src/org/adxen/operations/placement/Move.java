// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.placement;

import java.util.Set;

import org.adxen.fleet.HostKey;

/**
 * Something that runs goes from one host to another.
 *
 * @param name        unique among the moves
 * @param memoryBytes that it needs there, and frees here when it has arrived
 * @param apart       names of the rules that keep it apart: no two with the same share a host, not even on the way
 */
public record Move(String name, HostKey from, HostKey to, long memoryBytes, Set<String> apart) {

	public Move {
		apart = Set.copyOf(apart);
	}

	/** Kept apart from nothing. */
	public Move(String name, HostKey from, HostKey to, long memoryBytes) {
		this(name, from, to, memoryBytes, Set.of());
	}
}
