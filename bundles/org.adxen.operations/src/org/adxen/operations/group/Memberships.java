// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.eclipse.jdt.annotation.Nullable;

/** Who belongs to which of some groups: by labels, or by the UUID that a member was given. Immutable. */
public final class Memberships {

	/**
	 * @param group  its id
	 * @param member its name there; the group's definition need not have it
	 */
	public record Membership(String group, String member) {
	}

	private final Map<String, Iterable<String>> groups;
	private final Map<String, String> names = new HashMap<>();
	private final Map<String, Membership> byUuid = new HashMap<>();

	/** @param groups by id, the names of the members that each has by its definition */
	public Memberships(Map<String, Iterable<String>> groups) {
		this.groups = Map.copyOf(groups);
		groups.forEach((group, names) -> names
				.forEach(name -> byUuid.put(GroupMember.uuid(group, name), new Membership(group, name))));
	}

	/** Of those that can be read. */
	public static Memberships of(List<KnownGroup> groups) {
		Map<String, Iterable<String>> members = new HashMap<>();
		for (KnownGroup group : groups) {
			if (group.definition() instanceof GroupDefinition definition) {
				members.putIfAbsent(definition.id(), group.expansion().members().stream().map(GroupMember::name).toList());
			}
		}
		var memberships = new Memberships(members);
		groups.forEach(group -> {
			if (group.definition() instanceof GroupDefinition definition) {
				memberships.names.putIfAbsent(definition.id(), definition.name());
			}
		});
		return memberships;
	}

	/** What a group is called; empty for one that is not known by a file. */
	public String nameOf(String group) {
		return names.getOrDefault(group, "");
	}

	/** What the groups keep apart: sets of {@link org.adxen.fleet.DomainKey}s as text. Pure. */
	public static List<Set<String>> apart(List<KnownGroup> groups, FleetPicture picture) {
		Map<String, GroupReality> realities = of(groups).realities(picture);
		List<Set<String>> apart = new ArrayList<>();
		for (KnownGroup group : groups) {
			if (group.definition() instanceof GroupDefinition definition && realities.get(definition.id()) instanceof GroupReality reality) {
				for (Set<String> rule : GroupPlanner.expanded(definition.apart(), group.expansion())) {
					apart.add(rule.stream().flatMap(name -> reality.domains(name).stream()).map(d -> d.key().toString())
							.collect(Collectors.toSet()));
				}
			}
		}
		return apart;
	}

	/** A label of a known group is believed before the UUID. */
	public Optional<Membership> of(DomainView domain) {
		return Optional.ofNullable(find(domain));
	}

	private @Nullable Membership find(DomainView domain) {
		Map<String, String> labels = domain.facts().labels();
		String group = labels.get(GroupMember.GROUP_LABEL);
		if (group != null && groups.containsKey(group)) {
			String member = labels.get(GroupMember.MEMBER_LABEL);
			return member == null ? null : new Membership(group, member);
		}
		return byUuid.get(domain.key().domain().uuid());
	}

	/** The members' domains of each group, in one pass over the picture. */
	public Map<String, GroupReality> realities(FleetPicture picture) {
		Map<String, Map<String, List<DomainView>>> found = new HashMap<>();
		groups.keySet().forEach(group -> found.put(group, new HashMap<>()));
		picture.domains().forEach(domain -> {
			Membership membership = find(domain);
			if (membership != null) {
				found.get(membership.group()).computeIfAbsent(membership.member(), m -> new ArrayList<>()).add(domain);
			}
		});
		Map<String, GroupReality> realities = new HashMap<>();
		found.forEach((group, byMember) -> realities.put(group, new GroupReality(byMember)));
		return realities;
	}
}
