// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostKey;
import org.adxen.fleet.HostView;
import org.adxen.fleet.query.Query;
import org.adxen.fleet.query.QueryException;
import org.adxen.operations.Verdict;
import org.adxen.operations.placement.PlacementHost;
import org.adxen.operations.placement.PlacementMember;
import org.adxen.operations.placement.PlacementPolicy;
import org.adxen.operations.placement.PlacementRequest;
import org.adxen.operations.placement.Placement.Decision;
import org.adxen.operations.placement.Placer;
import org.adxen.xen.PowerState;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

/** Makes plans of groups. Pure; reads only the picture. */
public final class GroupPlanner {

	private GroupPlanner() {
	}

	/**
	 * Members that run stay where they are.
	 *
	 * @param chosen the hosts to use; empty for all that the definition allows
	 * @param places where members have to go, e.g. as moved by hand or as in a saved plan; others go where the policy likes
	 * @throws QueryException a query of the definition cannot be read
	 */
	public static GroupPlan plan(GroupDefinition group, GroupExpansion expansion, FleetPicture picture, Collection<HostKey> chosen,
			Map<String, HostKey> places, PlacementPolicy policy) throws QueryException {
		Query allowed = Query.parse(group.hosts());
		Set<HostKey> wanted = new HashSet<>(chosen);
		List<PlacementHost> hosts = new ArrayList<>();
		List<HostView> views = picture.hosts().filter(h -> wanted.isEmpty() ? allowed.matches(h) : wanted.contains(h.key())).toList();
		views.forEach(h -> hosts.add(PlacementHost.of(h, picture.pools().get(h.key().pool()))));
		GroupReality reality = GroupReality.of(group.id(), expansion.members().stream().map(GroupMember::name).toList(), picture);
		Map<String, Set<HostKey>> pinned = pinned(group, expansion, picture);
		List<PlacementMember> members = expansion.members().stream()
				.map(m -> member(m, pinned.getOrDefault(m.name(), Set.of()), places.get(m.name()), reality)).toList();
		var request = new PlacementRequest(members, hosts, expanded(group.together(), expansion), expanded(group.apart(), expansion));
		return new GroupPlan(group, expansion, Placer.place(request, policy));
	}

	/** Where members with a pin may go, by name; never an empty set. */
	static Map<String, Set<HostKey>> pinned(GroupDefinition group, GroupExpansion expansion, FleetPicture picture)
			throws QueryException {
		Map<String, Set<HostKey>> pinned = new HashMap<>();
		for (Map.Entry<String, String> pin : group.pinned().entrySet()) {
			Query where = Query.parse(pin.getValue());
			Set<HostKey> there = new LinkedHashSet<>();
			picture.hosts().filter(where::matches).forEach(h -> there.add(h.key()));
			expansion.named(pin.getKey()).forEach(name -> pinned.put(name, there.isEmpty() ? Set.of(nowhere(pin.getValue())) : there));
		}
		return pinned;
	}

	/**
	 * Whether a member can be moved by hand, all others staying where the plan has them. The plan with it moved comes from
	 * {@link #plan} with the same places.
	 */
	public static Verdict mayMove(GroupPlan plan, String member, HostKey host, FleetPicture picture, PlacementPolicy policy)
			throws QueryException {
		Map<String, HostKey> places = new HashMap<>(plan.hosts());
		places.put(member, host);
		GroupPlan moved = plan(plan.group(), plan.expansion(), picture,
				plan.placement().hosts().stream().map(h -> h.host().key()).toList(), places, policy);
		Decision decision = moved.placement().decisions().get(member);
		if (decision == null || !Objects.equals(host, decision.host())) {
			return Verdict.refused(decision == null ? NLS.bind(Messages.unknownMember, member)
					: (decision.why() + " " + decision.remedy()).strip());
		}
		return Verdict.ALLOWED;
	}

	/** A host that does not exist: a pin that fits no host must not mean any host. */
	private static HostKey nowhere(String query) {
		return new HostKey("", query);
	}

	private static PlacementMember member(GroupMember member, Set<HostKey> pinned, @Nullable HostKey place,
			GroupReality reality) {
		DomainView domain = reality.domain(member.name()).orElse(null);
		Set<HostKey> hosts = place == null ? pinned
				: Set.of(pinned.isEmpty() || pinned.contains(place) ? place : nowhere(place.host()));
		if (domain == null) {
			String ability = member.definition().isFromTemplate() ? PlacementHost.TEMPLATE + member.definition().template()
					: PlacementHost.CONFIG;
			return new PlacementMember(member.name(), member.neededBytes(), ability, hosts, null);
		}
		PowerState state = domain.facts().state();
		boolean runs = state == PowerState.RUNNING || state == PowerState.PAUSED;
		// One that is off stays in its pool: its definition is there.
		return new PlacementMember(member.name(), member.neededBytes(), PlacementHost.IN_POOL + domain.key().pool(), hosts,
				runs ? domain.host() : null);
	}

	/** Rules with the names of all equal members instead of their definition's. */
	static List<Set<String>> expanded(List<Set<String>> rules, GroupExpansion group) {
		return rules.stream().<Set<String>>map(rule -> {
			Set<String> names = new LinkedHashSet<>();
			rule.forEach(name -> names.addAll(group.named(name)));
			return names;
		}).toList();
	}
}
