// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.placement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

import org.adxen.fleet.HostKey;
import org.adxen.operations.placement.Placement.HostUse;

/** Looks at running members as if they were off and their hosts had their memory, so that they can be put anywhere. */
final class Rebalancing {

	private Rebalancing() {
	}

	/** @param placer is given the request so changed, and where each movable member runs */
	static Placement of(PlacementRequest request, Set<String> fixed, BiFunction<PlacementRequest, Map<String, HostKey>, Placement> placer) {
		Map<HostKey, Long> freed = new HashMap<>();
		Map<String, HostKey> homes = new HashMap<>();
		List<PlacementMember> members = new ArrayList<>();
		for (PlacementMember member : request.members()) {
			HostKey home = member.running();
			if (home == null || fixed.contains(member.name())) {
				members.add(member);
			} else {
				freed.merge(home, member.memoryBytes(), Long::sum);
				homes.put(member.name(), home);
				members.add(new PlacementMember(member.name(), member.memoryBytes(), member.ability(), member.hosts(), null));
			}
		}
		List<PlacementHost> hosts = request.hosts().stream().map(h -> withFree(h, freed.getOrDefault(h.key(), 0L))).toList();
		Placement placement = placer.apply(new PlacementRequest(members, hosts, request.together(), request.apart()), homes);
		List<HostUse> uses = new ArrayList<>();
		for (int i = 0; i < request.hosts().size(); i++) {
			PlacementHost host = request.hosts().get(i);
			HostUse use = placement.hosts().get(i);
			uses.add(new HostUse(host, use.placed(), use.usedBytes() - freed.getOrDefault(host.key(), 0L)));
		}
		return new Placement(placement.decisions(), List.copyOf(uses));
	}

	private static PlacementHost withFree(PlacementHost host, long more) {
		return host.freeBytes() < 0 ? host
				: new PlacementHost(host.key(), host.name(), host.totalBytes(), host.freeBytes() + more, host.running(), host.abilities(),
						host.unusable());
	}
}
