// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.query.QueryException;
import org.adxen.operations.Target;
import org.adxen.xen.PowerState;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A group as it is now: its definition, the domains that are its members, and how they differ. Immutable.
 *
 * @param known      its file
 * @param members    by definition, in its order; none when the file cannot be read
 * @param extras     domains that say they belong to it but have no place in the definition
 * @param drifts     of all of them
 * @param problem    why it cannot be compared with reality, a sentence; empty when it is
 * @param activating whether an activation runs
 */
public record GroupView(KnownGroup known, List<Member> members, List<Extra> extras, List<Drift> drifts, String problem,
		boolean activating) {

	/**
	 * @param domain     null while there is none
	 * @param activation how far it is in the activation that runs; null when none does
	 */
	public record Member(GroupMember definition, @Nullable DomainView domain, List<Drift> drifts, @Nullable ActivationState activation) {
	}

	/** @param drift that it is one */
	public record Extra(DomainView domain, Drift drift) {
	}

	/** Of all groups, in their order. */
	public static List<GroupView> of(Groups groups, FleetPicture picture, String origin) {
		return of(groups.all(), groups.memberships(),
				group -> groups.activation(group).filter(a -> !a.isEnded()).map(GroupActivation::states), picture, origin);
	}

	/**
	 * Of some groups, in their order. Pure.
	 *
	 * @param activations how far the members of a group, by its id, are in the activation that runs; empty when none does
	 */
	public static List<GroupView> of(List<KnownGroup> groups, Memberships memberships,
			Function<String, Optional<Map<String, ActivationState>>> activations, FleetPicture picture, String origin) {
		Map<String, GroupReality> realities = memberships.realities(picture);
		return groups.stream().map(known -> {
			GroupDefinition definition = known.definition();
			return definition == null ? new GroupView(known, List.of(), List.of(), List.of(), known.problem(), false)
					: of(known, definition, realities.getOrDefault(definition.id(), new GroupReality(Map.of())), picture,
							activations.apply(definition.id()), origin);
		}).toList();
	}

	private static GroupView of(KnownGroup known, GroupDefinition definition, GroupReality reality, FleetPicture picture,
			Optional<Map<String, ActivationState>> activation, String origin) {
		List<Drift> drifts = List.of();
		String problem = "";
		try {
			drifts = Drift.of(definition, known.expansion(), reality, picture, origin);
		} catch (QueryException e) {
			problem = String.valueOf(e.getMessage());
		}
		Map<String, List<Drift>> byMember = new HashMap<>();
		var extras = new ArrayList<Extra>();
		for (Drift drift : drifts) {
			if (drift.kind() != Drift.Kind.EXTRA) {
				byMember.computeIfAbsent(drift.member(), m -> new ArrayList<>()).add(drift);
			} else if (drift.mend().orElseThrow().targets().getFirst() instanceof Target.OfDomain of
					&& picture.domain(of.key()) instanceof DomainView domain) {
				extras.add(new Extra(domain, drift));
			}
		}
		Map<String, ActivationState> states = activation.orElse(Map.of());
		List<Member> members = known.expansion().members().stream().map(m -> new Member(m, reality.domain(m.name()).orElse(null),
				List.copyOf(byMember.getOrDefault(m.name(), List.of())), states.get(m.name()))).toList();
		return new GroupView(known, members, List.copyOf(extras), drifts, problem, activation.isPresent());
	}

	/** Who it is, over all changes. */
	public Path key() {
		return known.file();
	}

	/** The members' domains, without the extras. */
	public Stream<DomainView> domains() {
		return members.stream().flatMap(m -> Stream.ofNullable(m.domain()));
	}

	public int running() {
		return (int) domains().filter(d -> d.facts().state() == PowerState.RUNNING).count();
	}

	/** How many members are ready in the activation that runs. */
	public int ready() {
		return (int) members.stream().filter(m -> m.activation() instanceof ActivationState s && s.phase() == ActivationState.Phase.READY)
				.count();
	}
}
