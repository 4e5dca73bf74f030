// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.placement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostKey;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.adxen.operations.placement.MovePlan.Step;
import org.adxen.operations.placement.Placement.Decision;
import org.adxen.xen.DomainSnapshot.Kind;
import org.adxen.xen.PowerState;
import org.eclipse.osgi.util.NLS;

/**
 * What becomes of the domains of a host if it fails or goes into maintenance now: where each would fit, by the planner that
 * also plans groups. Immutable; nothing is done.
 *
 * @param host      that would be gone
 * @param picture   the fleet that this is about
 * @param domains   ordinary ones on it that run, by their {@link DomainView#key()} as text
 * @param placement where each would go and why; the names are those keys
 * @param apart     sets of such keys of which no two may share a host; domains on other hosts among them
 */
public record WhatIf(HostView host, FleetPicture picture, Map<String, DomainView> domains, Placement placement,
		List<Set<String>> apart) {

	/**
	 * Pure. Where domains can go: to the other hosts of the pool, and to others' where the toolstack migrates between pools.
	 *
	 * @param apart what groups keep apart, as {@code Memberships.apart} tells
	 */
	public static WhatIf without(HostView host, FleetPicture picture, PlacementPolicy policy, List<Set<String>> apart) {
		PoolView pool = picture.pools().get(host.key().pool());
		Map<String, DomainView> domains = new LinkedHashMap<>();
		List<PlacementMember> members = new ArrayList<>();
		Set<String> rivals = apart.stream().flatMap(Set::stream).collect(Collectors.toSet());
		picture.domains().filter(WhatIf::runs).forEach(d -> {
			String key = d.key().toString();
			if (Objects.equals(host.key(), d.host())) {
				domains.put(key, d);
				members.add(new PlacementMember(key, MovePlan.needed(d), "", Set.of(), null));
			} else if (rivals.contains(key)) {
				members.add(new PlacementMember(key, 0, "", Set.of(), d.host()));
			}
		});
		List<PlacementHost> hosts = picture.hosts().filter(h -> !h.key().equals(host.key()))
				.filter(h -> h.key().pool().equals(host.key().pool()) || pool.migratesTo(picture.pools().get(h.key().pool())))
				.map(h -> PlacementHost.of(h, picture.pools().get(h.key().pool()))).toList();
		Placement all = Placer.place(new PlacementRequest(members, hosts, List.of(), apart), policy);
		Map<String, Decision> decisions = new LinkedHashMap<>();
		domains.keySet().forEach(key -> decisions.put(key, Objects.requireNonNull(all.decisions().get(key))));
		return new WhatIf(host, picture, domains, new Placement(decisions, all.hosts()), apart);
	}

	private static boolean runs(DomainView domain) {
		return domain.facts().kind() == Kind.ORDINARY && (domain.facts().state() == PowerState.RUNNING || domain.facts().state() == PowerState.PAUSED);
	}

	/** The moves that empty the host, each in its turn; what fits nowhere or cannot be moved is left, with the reason. */
	public MovePlan evacuation() {
		Map<String, DomainView> movable = new LinkedHashMap<>(domains);
		Map<String, String> left = new LinkedHashMap<>();
		domains.forEach((key, domain) -> {
			String reason = Movable.whyNot(domain);
			if (!reason.isEmpty()) {
				movable.remove(key);
				left.put(domain.facts().name(), reason);
			}
		});
		return MovePlan.between(movable, placement, apart, left, picture);
	}

	/** The moves that bring back what the evacuation moved, once the host is in service again. */
	public MovePlan returnHome() {
		Map<HostKey, Long> free = new HashMap<>(MovePlan.free(picture));
		List<Step> steps = evacuation().steps().stream().map(step -> {
			Move move = step.move();
			free.computeIfPresent(move.from(), (h, f) -> f + move.memoryBytes());
			free.computeIfPresent(move.to(), (h, f) -> f - move.memoryBytes());
			return new Step(new Move(move.name(), move.to(), move.from(), move.memoryBytes(), move.apart()), step.domain(),
					NLS.bind(Messages.goesHome, host.facts().name()));
		}).toList();
		return MovePlan.of(steps, Map.of(), free, picture);
	}
}
