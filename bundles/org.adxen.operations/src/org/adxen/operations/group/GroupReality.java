// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.xen.PowerState;

/** Which domains of a picture are a group's members. Immutable. */
public final class GroupReality {

	private final Map<String, List<DomainView>> byMember;

	/** @param byMember not changed any more */
	GroupReality(Map<String, List<DomainView>> byMember) {
		this.byMember = byMember;
	}

	/** @param names of the members that the definition has; domains labelled with others are found too */
	public static GroupReality of(String group, Iterable<String> names, FleetPicture picture) {
		return new Memberships(Map.of(group, names)).realities(picture).getOrDefault(group, new GroupReality(Map.of()));
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
