// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.adxen.operations.group.GroupProblem.Feature;
import org.eclipse.osgi.util.NLS;

/** What has to be ready before what. Pure. */
final class StartOrder {

	private StartOrder() {
	}

	/** Names that nobody has, and dependencies that go round: by name or against the start order. */
	static List<GroupProblem> problems(GroupDefinition group) {
		Map<String, MemberDefinition> byName = new HashMap<>();
		group.members().forEach(m -> byName.putIfAbsent(m.name(), m));
		var problems = new ArrayList<GroupProblem>();
		for (int i = 0; i < group.members().size(); i++) {
			MemberDefinition member = group.members().get(i);
			for (String name : member.after()) {
				MemberDefinition before = byName.get(name);
				if (before == null) {
					problems.add(GroupProblem.of(i, member, Feature.AFTER, NLS.bind(Messages.unknownDependency, member.name(), name)));
				} else if (before.order() > member.order()) {
					problems.add(GroupProblem.of(i, member, Feature.AFTER, NLS.bind(Messages.againstOrder, member.name(), name)));
				}
			}
		}
		Set<String> done = new LinkedHashSet<>();
		for (int i = 0; i < group.members().size(); i++) {
			MemberDefinition member = group.members().get(i);
			List<String> cycle = cycle(member, byName, new LinkedHashSet<>(), done);
			if (!cycle.isEmpty()) {
				problems.add(GroupProblem.of(i, member, Feature.AFTER, NLS.bind(Messages.cycle, String.join(" → ", cycle))));
				break;
			}
		}
		return problems;
	}

	/** Depth first; groups are not deep enough for the stack to matter, and what was looked at is not looked at again. */
	private static List<String> cycle(MemberDefinition member, Map<String, MemberDefinition> byName, LinkedHashSet<String> path,
			Set<String> done) {
		if (done.contains(member.name())) {
			return List.of();
		}
		if (!path.add(member.name())) {
			var cycle = new ArrayList<>(path);
			cycle.add(member.name());
			return cycle.subList(cycle.indexOf(member.name()), cycle.size());
		}
		for (String name : member.after().stream().sorted().toList()) {
			MemberDefinition before = byName.get(name);
			List<String> cycle = before == null ? List.of() : cycle(before, byName, path, done);
			if (!cycle.isEmpty()) {
				return cycle;
			}
		}
		path.remove(member.name());
		done.add(member.name());
		return List.of();
	}
}
