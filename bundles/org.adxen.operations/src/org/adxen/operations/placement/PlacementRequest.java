// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.placement;

import java.util.List;
import java.util.Set;

/**
 * What is to be put where.
 *
 * @param members  in the order in which they are told
 * @param hosts    the hosts to choose from, in an order that decides between equals
 * @param together names of members that have to share a host, one set each
 * @param apart    names of members of which no two may share a host, one set each
 */
public record PlacementRequest(List<PlacementMember> members, List<PlacementHost> hosts, List<Set<String>> together,
		List<Set<String>> apart) {

	public PlacementRequest {
		members = List.copyOf(members);
		hosts = List.copyOf(hosts);
		together = together.stream().map(Set::copyOf).toList();
		apart = apart.stream().map(Set::copyOf).toList();
	}
}
