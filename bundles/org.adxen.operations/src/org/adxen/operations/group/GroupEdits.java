// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.adxen.model.Group;
import org.adxen.model.Member;
import org.adxen.model.MemberSet;
import org.adxen.model.store.GroupFile;

/** Changes of a group that concern more than one place, because members are known by their names. On the thread that owns the model. */
public final class GroupEdits {

	/** A set of fewer says nothing. */
	private static final int FEWEST_OF_SET = 2;

	private GroupEdits() {
	}

	/** Renames a member, and what names it; not while another member is called the same, which may be the one that is meant. */
	public static void rename(Group group, Member member, String name) {
		String before = Objects.requireNonNullElse(member.getName(), "");
		boolean only = group.getMembers().stream().noneMatch(m -> m != member && before.equals(m.getName()));
		member.setName(name);
		if (only && !before.isEmpty() && !before.equals(name)) {
			lists(group).forEach(names -> {
				int at = names.indexOf(before);
				if (at >= 0 && names.contains(name)) {
					names.remove(at);
				} else if (at >= 0) {
					names.set(at, name);
				}
			});
		}
	}

	/** Removes members, and what names them; a set of which fewer than two are left goes, too. */
	public static void remove(Group group, Collection<Member> members) {
		group.getMembers().removeAll(Set.copyOf(members));
		Set<String> gone = new HashSet<>();
		members.forEach(m -> gone.add(m.getName()));
		group.getMembers().forEach(m -> gone.remove(m.getName()));
		lists(group).filter(names -> names.stream().anyMatch(gone::contains)).forEach(names -> names.removeAll(gone));
		group.getTogether().removeIf(set -> set.getMembers().size() < FEWEST_OF_SET);
		group.getApart().removeIf(set -> set.getMembers().size() < FEWEST_OF_SET);
	}

	/** A copy under a free name right behind the original, in no set. */
	public static Member duplicate(Group group, Member member) {
		Member copy = GroupFile.copy(member);
		copy.setName(freeName(group, Objects.requireNonNullElse(member.getName(), "")));
		group.getMembers().add(group.getMembers().indexOf(member) + 1, copy);
		return copy;
	}

	/** The name, or the first of it with a number behind it that no member has. */
	public static String freeName(Group group, String wanted) {
		Set<String> taken = new HashSet<>();
		group.getMembers().forEach(m -> taken.add(m.getName()));
		String stem = wanted.replaceFirst("-[0-9]+$", "");
		String name = wanted;
		for (int n = 2; taken.contains(name); n++) {
			name = stem + "-" + n;
		}
		return name;
	}

	/** Everything that names members. */
	private static Stream<List<String>> lists(Group group) {
		return Stream.concat(group.getMembers().stream().map(Member::getAfter),
				Stream.concat(group.getTogether().stream(), group.getApart().stream()).map(MemberSet::getMembers));
	}
}
