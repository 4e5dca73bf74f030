// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.builtin;

import java.util.List;
import java.util.Map;

import org.adxen.fleet.FleetPicture;
import org.adxen.operations.Operation.Evidence;
import org.adxen.operations.Target;
import org.adxen.operations.group.GroupMember;
import org.adxen.operations.group.GroupReality;

/** What operations that make a domain have in common when it is a group's member. */
final class Membership {

	private Membership() {
	}

	/** None for a domain of no group. */
	static Map<String, String> labels(Map<String, String> parameters) {
		String group = Parameters.text(parameters, Parameters.GROUP);
		return group.isEmpty() ? Map.of()
				: Map.of(GroupMember.GROUP_LABEL, group, GroupMember.MEMBER_LABEL, Parameters.text(parameters, Parameters.MEMBER));
	}

	/** Only a group's member can be told from all others. */
	static Evidence evidence(Target target, Map<String, String> parameters, FleetPicture picture) {
		String group = Parameters.text(parameters, Parameters.GROUP);
		String member = Parameters.text(parameters, Parameters.MEMBER);
		if (group.isEmpty()) {
			return Evidence.CANNOT_TELL;
		}
		return GroupReality.of(group, List.of(member), picture).domains(member).stream()
				.anyMatch(d -> d.key().pool().equals(target.pool())) ? Evidence.DONE : Evidence.NOT_DONE;
	}
}
