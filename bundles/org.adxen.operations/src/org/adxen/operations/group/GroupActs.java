// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.Target;
import org.adxen.operations.internal.CommandText;

/** One operation on all members of a group, as the stages of a {@link GroupAct}. */
public final class GroupActs {

	private static final Set<String> VERBS = Set.of("shutdown", "destroy", "delete");

	private GroupActs() {
	}

	/**
	 * One unconfirmed request for each stage: members that others depend on, or of a lower start order, come after these. Members
	 * without a domain are in none. Pure.
	 *
	 * @param operation its id, one that is done to domains, e.g. Shut Down, Force Shut Down, Delete, Pause, Suspend
	 * @param origin    as in {@link OperationRequest}
	 */
	public static List<OperationRequest> inReverse(GroupExpansion group, FleetPicture picture, String operation, String reason,
			String origin) {
		return inOrder(group, picture, operation, reason, origin).reversed();
	}

	/** As {@link #inReverse}, those first that others depend on. Pure. */
	public static List<OperationRequest> inOrder(GroupExpansion group, FleetPicture picture, String operation, String reason,
			String origin) {
		if (group.members().isEmpty()) {
			return List.of();
		}
		Map<String, Integer> depths = depths(group);
		Map<Integer, List<Target>> stages = new TreeMap<>();
		GroupReality reality = GroupReality.of(group.members().getFirst().group(),
				group.members().stream().map(GroupMember::name).toList(), picture);
		for (GroupMember member : group.members()) {
			for (DomainView domain : reality.domains(member.name())) {
				stages.computeIfAbsent(depths.getOrDefault(member.name(), 0), d -> new ArrayList<>())
						.add(new Target.OfDomain(domain.key()));
			}
		}
		return stages.values().stream().map(targets -> new OperationRequest(operation, targets, Map.of(), reason, origin, false))
				.toList();
	}

	/**
	 * The command line that does the same to a group.
	 *
	 * @param verb        of an operation, as on the command line
	 * @param environment its folder
	 * @return empty where the command line has no such verb for groups
	 */
	public static Optional<String> asCommand(String verb, Path file, Path environment) {
		return VERBS.contains(verb) ? Optional.of(CommandText.ofGroup(verb, file, environment)) : Optional.empty();
	}

	/** How many stages come before each member when the group is started; cycles, which are refused elsewhere, end somewhere. */
	private static Map<String, Integer> depths(GroupExpansion group) {
		Map<String, Integer> depths = new HashMap<>();
		int floor = 0;
		List<Integer> orders = group.members().stream().map(m -> m.definition().order()).distinct().sorted().toList();
		for (int order : orders) {
			List<GroupMember> same = group.members().stream().filter(m -> m.definition().order() == order).toList();
			int lowest = floor;
			same.forEach(m -> depths.put(m.name(), lowest));
			boolean deeper = true;
			for (int round = 0; deeper && round < same.size(); round++) {
				deeper = false;
				for (GroupMember member : same) {
					int depth = member.definition().after().stream().flatMap(n -> group.named(n).stream())
							.mapToInt(n -> depths.getOrDefault(n, 0) + 1).max().orElse(lowest);
					if (depth > depths.getOrDefault(member.name(), 0)) {
						depths.put(member.name(), depth);
						deeper = true;
					}
				}
			}
			floor = same.stream().mapToInt(m -> depths.getOrDefault(m.name(), 0)).max().orElse(floor) + 1;
		}
		return depths;
	}
}
