// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.properties;

import java.util.List;
import java.util.Optional;

import org.adxen.fleet.DomainView;
import org.adxen.operations.group.Drift;
import org.adxen.operations.group.GroupDefinition;
import org.adxen.operations.group.GroupProblem;
import org.adxen.operations.group.Groups;
import org.adxen.operations.group.GroupView;
import org.adxen.operations.group.Memberships;
import org.adxen.operations.placement.PlacementPolicies;
import org.adxen.ui.labels.GroupLabels;
import org.eclipse.osgi.util.NLS;

/** What there is to say of a group, and of the group of a domain. */
final class GroupFacts {

	/** Of more members or drifts than this, the view of groups tells better. */
	private static final int LISTED = 40;

	private GroupFacts() {
	}

	static List<Section> of(GroupView group, Groups groups) {
		GroupDefinition definition = group.known().definition();
		var general = new Section.Builder(Messages.Section_general).fact(Messages.Fact_name, group.known().name())
				.fact(Messages.Fact_state, GroupLabels.state(group)).id(Messages.Fact_file, group.key().toString());
		if (definition == null) {
			return List.of(general.fact(Messages.Fact_problem, group.known().problem()).build());
		}
		general.fact(Messages.Fact_policy, policy(definition, groups.policies())).fact(Messages.Fact_hosts, definition.hosts())
				.fact(Messages.Fact_members, Integer.toString(group.members().size()));
		var problems = new Section.Builder(Messages.Section_problems).fact(Messages.Fact_problem, group.problem());
		for (GroupProblem problem : group.known().expansion().problems().stream().limit(LISTED).toList()) {
			problems.fact(problem.member(), problem.sentence());
		}
		var drifts = new Section.Builder(Messages.Section_drift);
		for (Drift drift : group.drifts().stream().limit(LISTED).toList()) {
			drifts.fact(drift.member(), drift.sentence());
		}
		var members = new Section.Builder(Messages.Section_members);
		for (GroupView.Member member : group.members().stream().limit(LISTED).toList()) {
			DomainView domain = member.domain();
			String state = GroupLabels.state(member);
			members.fact(member.definition().name(),
					domain == null || domain.hostName() == null ? state : NLS.bind(Messages.Fact_stateOn, state, domain.hostName()));
		}
		int more = group.members().size() - LISTED;
		members.fact("", more <= 0 ? "" : NLS.bind(Messages.Fact_more, more));
		return List.of(general.build(), problems.build(), drifts.build(), members.build());
	}

	/** The first where none is named, as in {@link GroupDefinition#policy()}. */
	private static String policy(GroupDefinition definition, PlacementPolicies policies) {
		return (definition.policy().isEmpty() ? Optional.of(policies.all().getFirst()) : policies.find(definition.policy()))
				.map(PlacementPolicies.Named::name).orElse(definition.policy());
	}

	/** Without facts for a domain of no known group. */
	static Section of(DomainView domain, Memberships memberships) {
		var section = new Section.Builder(Messages.Section_group);
		memberships.of(domain).ifPresent(m -> section.fact(Messages.Fact_name, memberships.nameOf(m.group())).fact(Messages.Fact_member, m.member()));
		return section.build();
	}
}
