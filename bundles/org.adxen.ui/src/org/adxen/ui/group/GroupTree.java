// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.adxen.fleet.DomainView;
import org.adxen.operations.group.GroupView;
import org.adxen.ui.picture.DomainFilter;
import org.adxen.ui.table.RowTree;
import org.adxen.ui.tree.TreeShape;

/** Groups, their members and what else says that it belongs to them, as the tree shows them. Pure. */
final class GroupTree {

	/** What is shown of a group: all of it when its name has the words, else the members that match. */
	private record Filter(String words, Predicate<DomainView> domains) {

		boolean isIn(String name) {
			return name.toLowerCase(Locale.ROOT).contains(words);
		}

		boolean matches(GroupView.Member member) {
			DomainView domain = member.domain();
			return isIn(member.definition().name()) || domain != null && domains.test(domain);
		}
	}

	private GroupTree() {
	}

	/**
	 * @param text   what was typed into the filter; where it is no query, only names are looked at
	 * @param sorter of rows that stand below each other
	 */
	static RowTree.Content of(List<GroupView> groups, String text, UnaryOperator<List<GroupRow>> sorter) {
		Predicate<DomainView> domains = DomainFilter.parse(text).predicate();
		Filter filter = text.isBlank() ? null
				: new Filter(text.strip().toLowerCase(Locale.ROOT), Objects.requireNonNullElse(domains, d -> false));
		var shape = new TreeShape();
		int shown = 0;
		int total = 0;
		List<GroupRow> roots = groups.stream().map(g -> (GroupRow) new GroupRow.OfGroup(g)).toList();
		for (GroupRow root : sorter.apply(roots)) {
			GroupView group = ((GroupRow.OfGroup) root).group();
			List<GroupRow> rows = rows(group, filter);
			total += group.members().size() + group.extras().size();
			shown += rows.size();
			if (filter == null || !rows.isEmpty() || filter.isIn(group.known().name())) {
				shape.add(root);
				sorter.apply(rows).forEach(row -> shape.attach(root, row));
			}
		}
		return new RowTree.Content(shape, shown, total, filter != null);
	}

	private static List<GroupRow> rows(GroupView group, Filter filter) {
		Filter wanted = filter != null && filter.isIn(group.known().name()) ? null : filter;
		boolean active = group.running() > 0;
		var rows = new ArrayList<GroupRow>();
		for (GroupView.Member member : group.members()) {
			if (wanted == null || wanted.matches(member)) {
				rows.add(new GroupRow.OfMember(group.key(), member, active));
			}
		}
		for (GroupView.Extra extra : group.extras()) {
			if (wanted == null || wanted.domains().test(extra.domain())) {
				rows.add(new GroupRow.OfExtra(group.key(), extra));
			}
		}
		return rows;
	}
}
