// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.editor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.adxen.model.Group;
import org.adxen.model.Member;
import org.adxen.operations.group.GroupCheck;
import org.adxen.operations.group.GroupMember;
import org.adxen.operations.group.GroupProblem;
import org.adxen.operations.group.MemberDefinition;
import org.adxen.ui.labels.Values;
import org.adxen.ui.theme.Theme;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** The members in their order, thousands if need be: only the rows that are seen are filled. Display thread only. */
final class MembersTable {

	private final Table table;
	private final GroupDocument document;
	private final Theme theme;
	private final Runnable selected;
	private Set<Integer> faulty = Set.of();
	/** The first domain of each member, by the member's index; of the last check. */
	private Map<Integer, GroupMember> domains = Map.of();
	private List<Member> selection = List.of();

	/** @param selected told when others are selected */
	MembersTable(Composite parent, GroupDocument document, Theme theme, Runnable selected) {
		this.document = document;
		this.theme = theme;
		this.selected = selected;
		table = new Table(parent, SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION | SWT.BORDER);
		table.setHeaderVisible(true);
		column(Messages.Members_name, 116, SWT.LEFT);
		column(Messages.Members_file, 136, SWT.LEFT);
		column(Messages.Members_count, 54, SWT.RIGHT);
		column(Messages.Members_memory, 72, SWT.RIGHT);
		column(Messages.Members_vcpus, 54, SWT.RIGHT);
		column(Messages.Members_order, 50, SWT.RIGHT);
		column(Messages.Members_after, 76, SWT.LEFT);
		table.addListener(SWT.SetData, this::fill);
		table.addListener(SWT.Selection, e -> remember());
		theme.follow(table, table::clearAll);
	}

	private void column(String title, int width, int style) {
		var column = new TableColumn(table, style);
		column.setText(title);
		column.setWidth(width);
	}

	Table control() {
		return table;
	}

	private Group group() {
		return document.group();
	}

	private void fill(Event event) {
		if (event.index < 0 || event.index >= group().getMembers().size()) {
			return;
		}
		Member member = group().getMembers().get(event.index);
		GroupMember domain = domains.get(event.index);
		var item = (TableItem) event.item;
		item.setText(new String[] { text(member.getName()), source(member), Integer.toString(member.getCount()),
				member.getMemoryBytes() > 0 ? Values.memory(member.getMemoryBytes())
						: domain == null ? "" : Values.memory(domain.domain().memory().bytes()),
				member.getVcpus() > 0 ? Integer.toString(member.getVcpus())
						: domain == null ? "" : Integer.toString(domain.domain().vcpus().atStart()),
				Integer.toString(member.getOrder()), String.join(", ", member.getAfter()) });
		item.setImage(theme.icon(faulty.contains(event.index) ? "failed" : "domain"));
	}

	/** What it is made from. */
	private static String source(Member member) {
		String template = text(member.getTemplate());
		return template.isBlank() ? text(member.getFile()) : NLS.bind(Messages.Members_template, template);
	}

	private static String text(String value) {
		return Objects.requireNonNullElse(value, "");
	}

	/** In their order; those that an undo took away are not among them. */
	List<Member> selection() {
		return selection;
	}

	private void remember() {
		var members = new ArrayList<Member>();
		for (int index : table.getSelectionIndices()) {
			if (index < group().getMembers().size()) {
				members.add(group().getMembers().get(index));
			}
		}
		selection = members;
		selected.run();
	}

	void select(List<Member> members) {
		selection = List.copyOf(members);
		refresh();
		table.showSelection();
	}

	/** The group is another one. */
	void refresh() {
		Map<Member, Integer> indices = new HashMap<>();
		List<Member> all = group().getMembers();
		if (!selection.isEmpty()) {
			for (int i = 0; i < all.size(); i++) {
				indices.put(all.get(i), i);
			}
		}
		if (table.getItemCount() != all.size()) {
			table.setItemCount(all.size());
		}
		table.clearAll();
		List<Member> before = selection;
		selection = before.stream().filter(indices::containsKey).toList();
		int[] rows = selection.stream().mapToInt(indices::get).sorted().toArray();
		if (!Arrays.equals(rows, sorted(table.getSelectionIndices()))) {
			table.setSelection(rows);
		}
		if (selection.isEmpty() && !all.isEmpty() && before.isEmpty() && table.getData() == null) {
			table.setData(Boolean.TRUE); // the first one at first, so that there is something to see
			table.setSelection(0);
			selection = List.of(all.getFirst());
		}
		selected.run();
	}

	private static int[] sorted(int[] indices) {
		int[] copy = indices.clone();
		Arrays.sort(copy);
		return copy;
	}

	/** @param check null before the first one */
	void show(GroupCheck check) {
		if (check == null) {
			return;
		}
		faulty = new HashSet<>();
		check.problems().stream().map(GroupProblem::index).forEach(faulty::add);
		Map<MemberDefinition, GroupMember> first = new IdentityHashMap<>();
		check.expansion().members().forEach(m -> first.putIfAbsent(m.definition(), m));
		domains = new HashMap<>();
		List<MemberDefinition> definitions = check.definition().members();
		for (int i = 0; i < definitions.size(); i++) {
			GroupMember domain = first.get(definitions.get(i));
			if (domain != null) {
				domains.put(i, domain);
			}
		}
		table.clearAll();
	}
}
