// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.activation;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.adxen.fleet.HostKey;
import org.adxen.operations.group.GroupPlan;

/**
 * What the admin wants of a plan. Immutable.
 *
 * @param hosts  that may be used
 * @param policy id
 * @param places where members have to go, by name; others go where the policy likes
 * @param byHand names of those that the admin moved
 */
record PlanWish(Set<HostKey> hosts, String policy, Map<String, HostKey> places, Set<String> byHand) {

	PlanWish {
		hosts = Set.copyOf(hosts);
		places = Map.copyOf(places);
		byHand = Set.copyOf(byHand);
	}

	static PlanWish of(Collection<HostKey> hosts, String policy) {
		return new PlanWish(Set.copyOf(hosts), policy, Map.of(), Set.of());
	}

	/** What was moved by hand stays where it was put; all others are planned anew. */
	PlanWish with(HostKey host, boolean used) {
		Set<HostKey> all = new HashSet<>(hosts);
		if (used) {
			all.add(host);
		} else {
			all.remove(host);
		}
		return new PlanWish(all, policy, movedByHand(), byHand);
	}

	/** As {@link #with(HostKey, boolean)}. */
	PlanWish with(String other) {
		return new PlanWish(hosts, other, movedByHand(), byHand);
	}

	/** All others stay where the plan has them. */
	PlanWish moved(GroupPlan plan, String member, HostKey host) {
		Map<String, HostKey> there = new HashMap<>(plan.hosts());
		there.put(member, host);
		Set<String> moved = new HashSet<>(byHand);
		moved.add(member);
		return new PlanWish(hosts, policy, there, moved);
	}

	/** As in a saved plan, on its hosts. */
	PlanWish saved(Map<String, HostKey> there) {
		return new PlanWish(Set.copyOf(there.values()), policy, there, Set.of());
	}

	/** Nothing that was moved or saved counts any more. */
	PlanWish anew() {
		return of(hosts, policy);
	}

	private Map<String, HostKey> movedByHand() {
		Map<String, HostKey> there = new HashMap<>(places);
		there.keySet().retainAll(byHand);
		return there;
	}
}
