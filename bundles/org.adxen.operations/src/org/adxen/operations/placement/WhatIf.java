// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.placement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostKey;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.adxen.xen.Capabilities;
import org.adxen.xen.DomainAction;
import org.adxen.xen.DomainSnapshot.Kind;
import org.adxen.xen.PowerState;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What becomes of the domains of a host if it fails or goes into maintenance now: where each would fit, by the planner that
 * also plans groups. Immutable; nothing is done.
 *
 * @param host      that would be gone
 * @param domains   ordinary ones on it, by their {@link DomainView#key()} as text
 * @param placement where each would go and why; the names are those keys
 */
public record WhatIf(HostView host, Map<String, DomainView> domains, Placement placement) {

	/** Pure. Where domains can go: to the other hosts of the pool, and to others' where the toolstack migrates between pools. */
	public static WhatIf without(HostView host, FleetPicture picture, PlacementPolicy policy) {
		PoolView pool = picture.pools().get(host.key().pool());
		Map<String, DomainView> domains = new LinkedHashMap<>();
		List<PlacementMember> members = new ArrayList<>();
		picture.domains().filter(d -> Objects.equals(host.key(), d.host()) && isMoved(d)).forEach(d -> {
			domains.put(d.key().toString(), d);
			members.add(new PlacementMember(d.key().toString(), MemoryNeed.of(d.facts().memoryBytes(), Math.max(1, d.facts().vcpus())),
					"", Set.of(), null));
		});
		List<PlacementHost> hosts = picture.hosts().filter(h -> !h.key().equals(host.key()))
				.filter(h -> h.key().pool().equals(host.key().pool()) || migratesBetween(pool, picture.pools().get(h.key().pool())))
				.map(h -> PlacementHost.of(h, picture.pools().get(h.key().pool()))).toList();
		return new WhatIf(host, domains, Placer.place(new PlacementRequest(members, hosts, List.of(), List.of()), policy));
	}

	private static boolean isMoved(DomainView domain) {
		return domain.facts().kind() == Kind.ORDINARY
				&& (domain.facts().state() == PowerState.RUNNING || domain.facts().state() == PowerState.PAUSED);
	}

	private static boolean migratesBetween(@Nullable PoolView one, @Nullable PoolView other) {
		return one != null && other != null && one.address().scheme().equals(other.address().scheme()) && receives(one) && receives(other);
	}

	private static boolean receives(PoolView pool) {
		return pool.capabilities() instanceof Capabilities can && can.actions().contains(DomainAction.MIGRATE_TO_POOL);
	}

	/** The moves that empty the host, in an order in which each fits; domains that fit nowhere are not among them. */
	public List<Move> evacuation() {
		return moves(false).map(List::copyOf).orElse(List.of());
	}

	/**
	 * The moves that bring everything back once the host is empty and in service again, in an order in which each fits; empty when
	 * there is none.
	 */
	public Optional<List<Move>> returnHome() {
		return moves(true);
	}

	private Optional<List<Move>> moves(boolean back) {
		var moves = new ArrayList<Move>();
		Map<HostKey, Long> free = new HashMap<>();
		placement.hosts().stream().filter(h -> h.host().freeBytes() >= 0)
				.forEach(h -> free.put(h.host().key(), back ? h.freeAfterBytes() : h.host().freeBytes()));
		long evacuated = 0;
		for (Map.Entry<String, DomainView> domain : domains.entrySet()) {
			HostKey to = placement.host(domain.getKey()).orElse(null);
			if (to != null) {
				long needed = MemoryNeed.of(domain.getValue().facts().memoryBytes(), Math.max(1, domain.getValue().facts().vcpus()));
				evacuated += needed;
				moves.add(back ? new Move(domain.getKey(), to, host.key(), needed) : new Move(domain.getKey(), host.key(), to, needed));
			}
		}
		if (host.facts().memoryFreeBytes() >= 0) {
			free.put(host.key(), host.facts().memoryFreeBytes() + (back ? evacuated : 0));
		}
		return MoveOrder.of(moves, free);
	}
}
