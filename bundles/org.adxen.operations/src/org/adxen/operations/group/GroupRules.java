// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.adxen.fleet.query.Query;
import org.adxen.fleet.query.QueryException;
import org.adxen.operations.group.GroupProblem.Feature;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

/** What has to hold for a definition whatever its files say. Pure. */
final class GroupRules {

	private static final int MOST_PORT = 65535;

	private GroupRules() {
	}

	static List<GroupProblem> problems(GroupDefinition group) {
		var problems = new ArrayList<GroupProblem>();
		if (group.name().isEmpty()) {
			problems.add(GroupProblem.whole(Feature.NAME, Messages.groupNameMissing));
		}
		String hosts = queryProblem(group.hosts());
		if (hosts != null) {
			problems.add(GroupProblem.whole(Feature.HOSTS, NLS.bind(Messages.hostsUnreadable, hosts)));
		}
		for (int i = 0; i < group.members().size(); i++) {
			member(i, group.members().get(i), problems);
			pin(i, group, problems);
		}
		Set<String> names = new HashSet<>();
		group.members().forEach(m -> names.add(m.name()));
		group.together().forEach(set -> set(Feature.TOGETHER, set, names, problems));
		group.apart().forEach(set -> set(Feature.APART, set, names, problems));
		return problems;
	}

	private static void member(int index, MemberDefinition member, List<GroupProblem> problems) {
		if (member.name().isEmpty()) {
			problems.add(GroupProblem.of(index, member, Feature.NAME, NLS.bind(Messages.memberNameMissing, index + 1)));
		}
		if (member.count() < 1) {
			problems.add(GroupProblem.of(index, member, Feature.COUNT,
					NLS.bind(Messages.countTooSmall, member.name(), Integer.toString(member.count()))));
		}
		if (member.isFromTemplate()) {
			template(index, member, problems);
		}
		negative(index, member, Feature.MEMORY, member.memoryBytes(), problems);
		negative(index, member, Feature.VCPUS, member.vcpus(), problems);
		negative(index, member, Feature.DELAY, member.delay().toSeconds(), problems);
		Readiness readiness = member.readiness();
		if (readiness.kind() == Readiness.Kind.TCP && (readiness.port() < 1 || readiness.port() > MOST_PORT)) {
			problems.add(GroupProblem.of(index, member, Feature.PORT,
					NLS.bind(Messages.portUnusable, member.name(), Integer.toString(readiness.port()))));
		}
		if (readiness.kind() == Readiness.Kind.DELAY) {
			negative(index, member, Feature.PAUSE, readiness.pause().toSeconds(), problems);
		}
		if (!readiness.timeout().isPositive()) {
			problems.add(GroupProblem.of(index, member, Feature.TIMEOUT, NLS.bind(Messages.timeoutTooSmall, member.name())));
		}
	}

	private static void template(int index, MemberDefinition member, List<GroupProblem> problems) {
		if (!member.config().toString().isEmpty()) {
			problems.add(GroupProblem.of(index, member, Feature.TEMPLATE, NLS.bind(Messages.templateAndFile, member.name())));
		}
		if (!member.disks().isEmpty()) {
			problems.add(GroupProblem.of(index, member, Feature.DISKS, NLS.bind(Messages.templateKeeps, member.name())));
		}
		if (!member.vifs().isEmpty()) {
			problems.add(GroupProblem.of(index, member, Feature.VIFS, NLS.bind(Messages.templateKeeps, member.name())));
		}
	}

	private static void negative(int index, MemberDefinition member, Feature feature, long value, List<GroupProblem> problems) {
		if (value < 0) {
			problems.add(GroupProblem.of(index, member, feature, NLS.bind(Messages.negative, member.name(), Long.toString(value))));
		}
	}

	private static void pin(int index, GroupDefinition group, List<GroupProblem> problems) {
		MemberDefinition member = group.members().get(index);
		String pin = group.pinned().get(member.name());
		String problem = pin == null ? null : queryProblem(pin);
		if (problem != null) {
			problems.add(GroupProblem.of(index, member, Feature.PINNED, NLS.bind(Messages.pinUnreadable, member.name(), problem)));
		}
	}

	private static void set(Feature feature, Collection<String> set, Set<String> names, List<GroupProblem> problems) {
		set.stream().filter(name -> !names.contains(name)).sorted()
				.forEach(name -> problems.add(GroupProblem.whole(feature, NLS.bind(Messages.unknownInSet, name))));
	}

	/** Null when it can be read. */
	private static @Nullable String queryProblem(String query) {
		try {
			Query.parse(query);
			return null;
		} catch (QueryException e) {
			return String.valueOf(e.getMessage());
		}
	}
}
