// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.activation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostKey;
import org.adxen.fleet.query.QueryException;
import org.adxen.operations.group.ActivationState;
import org.adxen.operations.group.ActivationState.Phase;
import org.adxen.operations.group.GroupActivation;
import org.adxen.operations.group.GroupDefinition;
import org.adxen.operations.group.GroupPlan;
import org.adxen.operations.group.GroupPlanner;
import org.adxen.operations.group.KnownGroup;
import org.adxen.operations.placement.Placement.Decision;
import org.adxen.operations.placement.Placement.HostUse;
import org.adxen.operations.placement.PlacementPolicies;
import org.adxen.operations.placement.PlacementPolicies.Named;
import org.adxen.ui.placement.HostLine;
import org.eclipse.osgi.util.NLS;

/**
 * What there is to see of an activation, planned, running or ended. Immutable.
 *
 * @param name       of the group
 * @param plan       null when none can be made
 * @param problem    why it cannot be activated, a sentence; empty when it can
 * @param hosts      all of the fleet
 * @param members    all of the plan, after what is wrong with the group
 * @param activation null while nothing was begun
 */
record Shown(String name, GroupPlan plan, String problem, List<HostLine> hosts, List<MemberLine> members, GroupActivation activation) {

	static final Shown NOTHING = new Shown("", null, Messages.Shown_reading, List.of(), List.of(), null);

	/** Plans. Pure; not on the display thread. */
	static Shown planned(KnownGroup group, PlanWish wish, FleetPicture picture, PlacementPolicies policies) {
		GroupDefinition definition = group.definition();
		if (definition == null) {
			return new Shown(group.name(), null, group.problem(), hosts(picture, List.of()),
					List.of(MemberLine.problem(0, group.name(), group.problem())), null);
		}
		List<MemberLine> members = new ArrayList<>();
		group.expansion().problems().forEach(p -> members.add(MemberLine.problem(group.name(), p)));
		if (wish.hosts().isEmpty()) {
			return new Shown(group.name(), null, Messages.Shown_noHost, hosts(picture, List.of()), members, null);
		}
		try {
			GroupPlan plan = GroupPlanner.plan(definition, group.expansion(), picture, wish.hosts(), wish.places(),
					policy(policies, wish.policy()).policy());
			List<MemberLine> planned = lines(plan, picture, wish.byHand());
			int problems = members.size();
			members.addAll(planned);
			return new Shown(group.name(), plan, problem(problems, planned), hosts(picture, plan.placement().hosts()), members, null);
		} catch (QueryException e) {
			return new Shown(group.name(), null, e.getMessage(), hosts(picture, List.of()), members, null);
		}
	}

	/** As it runs, or as it ended. */
	static Shown running(GroupActivation activation, FleetPicture picture) {
		GroupPlan plan = activation.plan();
		Map<String, ActivationState> states = activation.states();
		List<MemberLine> members = lines(plan, picture, Set.of()).stream().map(m -> m.with(states.get(m.name()))).toList();
		return new Shown(plan.group().name(), plan, "", hosts(picture, plan.placement().hosts()), members, activation);
	}

	/** That of the id; the first where there is none of it. */
	static Named policy(PlacementPolicies policies, String id) {
		return policies.find(id).orElseGet(() -> policies.all().getFirst());
	}

	private static String problem(int problems, List<MemberLine> planned) {
		if (problems > 0) {
			return problems == 1 ? Messages.Shown_problem : NLS.bind(Messages.Shown_problems, problems);
		}
		if (planned.isEmpty()) {
			return Messages.Shown_noMember;
		}
		long without = planned.stream().filter(m -> !m.fits()).count();
		return without == 0 ? "" : without == 1 ? Messages.Shown_oneFitsNot : NLS.bind(Messages.Shown_fitNot, without);
	}

	private static List<MemberLine> lines(GroupPlan plan, FleetPicture picture, Collection<String> byHand) {
		Map<HostKey, String> names = new HashMap<>();
		plan.placement().hosts().forEach(h -> names.put(h.host().key(), h.host().name()));
		return plan.expansion().members().stream().map(m -> {
			Decision decision = Objects.requireNonNull(plan.placement().decisions().get(m.name()));
			HostKey host = decision.host();
			String name = host == null ? "" : names.getOrDefault(host, host.host());
			return MemberLine.planned(m.name(), m.neededBytes(), decision, name, byHand.contains(m.name()));
		}).toList();
	}

	private static List<HostLine> hosts(FleetPicture picture, List<HostUse> uses) {
		Map<HostKey, HostUse> byKey = new HashMap<>();
		uses.forEach(use -> byKey.put(use.host().key(), use));
		return picture.hosts().map(h -> HostLine.of(h, picture.pools().get(h.key().pool()), byKey.get(h.key()))).toList();
	}

	boolean isRunning() {
		return activation != null && !activation.isEnded();
	}

	boolean isEnded() {
		return activation != null && activation.isEnded();
	}

	boolean canActivate() {
		return plan != null && plan.canRun() && problem.isEmpty();
	}

	long count(Phase phase) {
		return members.stream().filter(m -> m.state() != null && m.state().phase() == phase).count();
	}

	/** Members that have their end. */
	long done() {
		return members.stream().filter(m -> m.state() != null && m.state().isFinal()).count();
	}

	boolean isComplete() {
		return count(Phase.READY) == members.size();
	}

	/** How far it is, or what became of it. */
	String summary() {
		if (activation == null) {
			return "";
		}
		if (!activation.isEnded()) {
			return NLS.bind(activation.isCancelled() ? Messages.Shown_cancelling : Messages.Shown_running, done(), members.size());
		}
		if (isComplete()) {
			return NLS.bind(Messages.Shown_allReady, members.size());
		}
		List<String> parts = new ArrayList<>();
		part(parts, Messages.Shown_failed, count(Phase.FAILED));
		part(parts, Messages.Shown_leftOut, count(Phase.LEFT_OUT));
		part(parts, Messages.Shown_cancelled, count(Phase.CANCELLED));
		part(parts, Messages.Shown_unknown, count(Phase.UNKNOWN));
		return NLS.bind(Messages.Shown_partly, new Object[] { count(Phase.READY), members.size(), String.join(", ", parts) });
	}

	private static void part(List<String> parts, String text, long count) {
		if (count > 0) {
			parts.add(NLS.bind(text, count));
		}
	}
}
