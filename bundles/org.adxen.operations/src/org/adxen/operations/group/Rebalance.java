// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostKey;
import org.adxen.fleet.PoolView;
import org.adxen.fleet.query.Query;
import org.adxen.fleet.query.QueryException;
import org.adxen.operations.placement.Movable;
import org.adxen.operations.placement.MovePlan;
import org.adxen.operations.placement.Placement;
import org.adxen.operations.placement.PlacementHost;
import org.adxen.operations.placement.PlacementMember;
import org.adxen.operations.placement.PlacementPolicy;
import org.adxen.operations.placement.PlacementRequest;
import org.adxen.operations.placement.Placer;
import org.adxen.xen.PowerState;

/**
 * How the running members of a group would be spread anew over its allowed hosts, with few moves. Immutable; nothing is done.
 *
 * @param group     whose members
 * @param placement where each running member would be and why, with each host before and after
 * @param moves     what has to be moved for that; none when the group is balanced
 */
public record Rebalance(GroupDefinition group, Placement placement, MovePlan moves) {

	/**
	 * Pure. Members that do not run, or cannot be moved, are left as they are.
	 *
	 * @throws QueryException a query of the definition cannot be read
	 */
	public static Rebalance of(GroupDefinition group, GroupExpansion expansion, FleetPicture picture, PlacementPolicy policy)
			throws QueryException {
		Query allowed = Query.parse(group.hosts());
		List<PlacementHost> hosts = picture.hosts().filter(allowed::matches)
				.map(h -> PlacementHost.of(h, picture.pools().get(h.key().pool()))).toList();
		Map<String, Set<HostKey>> pinned = GroupPlanner.pinned(group, expansion, picture);
		GroupReality reality = GroupReality.of(group.id(), expansion.members().stream().map(GroupMember::name).toList(), picture);
		Map<String, DomainView> running = new LinkedHashMap<>();
		Map<String, String> left = new HashMap<>();
		Set<String> fixed = new HashSet<>();
		List<PlacementMember> members = new ArrayList<>();
		for (GroupMember member : expansion.members()) {
			DomainView domain = reality.domain(member.name()).filter(Rebalance::runs).orElse(null);
			if (domain != null) {
				String reason = Movable.whyNot(domain);
				if (!reason.isEmpty()) {
					fixed.add(member.name());
					left.put(domain.facts().name(), reason);
				}
				running.put(member.name(), domain);
				members.add(new PlacementMember(member.name(), MovePlan.needed(domain), "",
						reachable(domain, pinned.getOrDefault(member.name(), Set.of()), hosts, picture), domain.host()));
			}
		}
		List<Set<String>> apart = GroupPlanner.expanded(group.apart(), expansion);
		Placement placement = Placer.rebalance(
				new PlacementRequest(members, hosts, GroupPlanner.expanded(group.together(), expansion), apart), fixed, policy);
		return new Rebalance(group, placement, MovePlan.between(running, placement, apart, left, picture));
	}

	private static boolean runs(DomainView domain) {
		PowerState state = domain.facts().state();
		return domain.host() != null && (state == PowerState.RUNNING || state == PowerState.PAUSED);
	}

	/** Hosts to which the toolstack can move it, of those that its pin allows; empty where that is any. */
	private static Set<HostKey> reachable(DomainView domain, Set<HostKey> pinned, List<PlacementHost> hosts, FleetPicture picture) {
		PoolView pool = Objects.requireNonNull(picture.pools().get(domain.key().pool()));
		Set<HostKey> there = new HashSet<>();
		hosts.stream().map(PlacementHost::key)
				.filter(h -> h.pool().equals(pool.id()) || pool.migratesTo(Objects.requireNonNull(picture.pools().get(h.pool()))))
				.filter(h -> pinned.isEmpty() || pinned.contains(h)).forEach(there::add);
		return there.size() == hosts.size() ? Set.of() : there.isEmpty() ? Set.of(new HostKey(pool.id(), "")) : there;
	}
}
