// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.placement;

import java.util.Set;

import org.adxen.fleet.HostKey;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Something to be put on a host.
 *
 * @param name        unique in its request
 * @param memoryBytes with all that the hypervisor takes beside, see {@link MemoryNeed}
 * @param ability     what the host's toolstack must be able to make: one of {@link PlacementHost#abilities()}; empty for anything
 * @param hosts       where it may go; empty for anywhere
 * @param running     where it runs already, so that it stays and needs no more memory; null when it does not run
 */
public record PlacementMember(String name, long memoryBytes, String ability, Set<HostKey> hosts, @Nullable HostKey running) {

	// Not compact: the compiler would lose the annotations of the parameters.
	public PlacementMember(String name, long memoryBytes, String ability, Set<HostKey> hosts, @Nullable HostKey running) {
		this.name = name;
		this.memoryBytes = memoryBytes;
		this.ability = ability;
		this.hosts = Set.copyOf(hosts);
		this.running = running;
	}
}
