// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Domains that belong together.
 *
 * @param id       never changes, stands with each domain as its membership
 * @param name     as shown
 * @param members  in the order in which they are shown
 * @param policy   id of the placement policy; empty for the first
 * @param hosts    a query for the hosts that may be used; empty for all
 * @param together names of members that share a host, one set each
 * @param apart    names of members of which no two share a host, one set each
 * @param pinned   query for a member's host, by the member's name
 */
public record GroupDefinition(String id, String name, List<MemberDefinition> members, String policy, String hosts,
		List<Set<String>> together, List<Set<String>> apart, Map<String, String> pinned) {

	public GroupDefinition {
		members = List.copyOf(members);
		together = together.stream().map(Set::copyOf).toList();
		apart = apart.stream().map(Set::copyOf).toList();
		pinned = Map.copyOf(pinned);
	}
}
