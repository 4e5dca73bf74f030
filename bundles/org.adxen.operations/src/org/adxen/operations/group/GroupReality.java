// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.xen.PowerState;

/** Which domains of a picture are a group's members: by their labels, or by the UUID that they were given. Immutable. */
public final class GroupReality {

	private final Map<String, List<DomainView>> byMember = new HashMap<>();

	private GroupReality() {
	}

	/** @param names of the members that the definition has; domains labelled with others are found too */
	public static GroupReality of(String group, Iterable<String> names, FleetPicture picture) {
		var reality = new GroupReality();
		Map<String, String> byUuid = new HashMap<>();
		names.forEach(name -> byUuid.put(GroupMember.uuid(group, name), name));
		picture.domains().forEach(domain -> {
			String member = group.equals(domain.facts().labels().get(GroupMember.GROUP_LABEL))
					? domain.facts().labels().get(GroupMember.MEMBER_LABEL)
					: byUuid.get(domain.key().domain().uuid());
			if (member != null) {
				reality.byMember.computeIfAbsent(member, m -> new ArrayList<>()).add(domain);
			}
		});
		return reality;
	}

	/** As many as there are; more than one is a mistake of somebody. */
	public List<DomainView> domains(String member) {
		return List.copyOf(byMember.getOrDefault(member, List.of()));
	}

	/** All members' domains by the member's name, those that the definition does not have among them. */
	public Map<String, List<DomainView>> all() {
		return Map.copyOf(byMember);
	}

	/** The one that is not off, else any; empty when there is none. */
	public Optional<DomainView> domain(String member) {
		List<DomainView> all = domains(member);
		return all.stream().filter(d -> d.facts().state() != PowerState.HALTED).findFirst().or(() -> all.stream().findFirst());
	}
}
