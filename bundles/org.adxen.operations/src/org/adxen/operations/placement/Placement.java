// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.placement;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.adxen.fleet.HostKey;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Where everything goes, and why. Immutable.
 *
 * @param decisions by member, in the order of the request
 * @param hosts     how each host of the request would be used, in its order
 */
public record Placement(Map<String, Decision> decisions, List<HostUse> hosts) {

	/**
	 * @param host   where it goes, null when nowhere
	 * @param why    a sentence: why there, or why nowhere
	 * @param remedy the nearest change that would make it fit, a sentence; empty when it fits
	 */
	public record Decision(@Nullable HostKey host, String why, String remedy) {
	}

	/**
	 * @param host      the host as it is
	 * @param placed    members on it then, those that ran there before included
	 * @param usedBytes of memory that they need more than now
	 */
	public record HostUse(PlacementHost host, int placed, long usedBytes) {

		/** What would be left, -1 when unknown. */
		public long freeAfterBytes() {
			return host.freeBytes() < 0 ? -1 : host.freeBytes() - usedBytes;
		}
	}

	/** Where a member goes; empty when nowhere. */
	public Optional<HostKey> host(String member) {
		Decision decision = decisions.get(member);
		return decision == null ? Optional.empty() : Optional.ofNullable(decision.host());
	}

	/** Whether every member has a host. */
	public boolean isComplete() {
		return decisions.values().stream().allMatch(d -> d.host() != null);
	}
}
