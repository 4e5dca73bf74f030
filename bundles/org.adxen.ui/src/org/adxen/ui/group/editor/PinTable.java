// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.editor;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.adxen.fleet.Fleet;
import org.adxen.model.Member;
import org.adxen.operations.group.GroupProblem;
import org.adxen.operations.group.GroupProblem.Feature;
import org.adxen.ui.DialogButtons;
import org.adxen.ui.theme.Theme;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** Members that have a query for their host, and the field in which the query of the selected ones is typed. Display thread only. */
final class PinTable {

	private static final int HEIGHT = 60;
	private static final int[] WIDTHS = { 140, 200, 300 };

	private final GroupEditor editor;
	private final Table table;
	private final FieldRows fields;
	private final Button remove;
	private final Text query;
	private List<Member> rows = List.of();
	private List<GroupProblem> problems = List.of();

	PinTable(Composite form, FormToolkit toolkit, GroupEditor editor) {
		this.editor = editor;
		fields = new FieldRows(toolkit, editor.document());
		table = new Table(form, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER);
		table.setHeaderVisible(true);
		String[] titles = { Messages.Pins_member, Messages.Pins_query, Messages.Pins_hosts };
		for (int i = 0; i < titles.length; i++) {
			var column = new TableColumn(table, SWT.LEFT);
			column.setText(titles[i]);
			column.setWidth(WIDTHS[i]);
		}
		GridDataFactory.fillDefaults().grab(true, true).hint(120, HEIGHT).applyTo(table);
		Composite buttons = toolkit.createComposite(form);
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(buttons);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(buttons);
		GroupPage.button(buttons, Messages.Rules_add, this::add);
		remove = GroupPage.button(buttons, Messages.Rules_remove, this::remove);
		Composite below = toolkit.createComposite(form);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(10, 0).applyTo(below);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(below);
		query = fields.text(below, Messages.Pins_queryLabel, Messages.Pins_queryHint, 1, () -> selected() == null ? "" : pin(selected()),
				this::change);
		fields.mark(Feature.PINNED, query);
		table.addListener(SWT.Selection, e -> {
			editor.document().endOfTyping();
			showSelected();
		});
	}

	private Member selected() {
		int index = table.getSelectionIndex();
		return index >= 0 && index < rows.size() ? rows.get(index) : null;
	}

	private static String pin(Member member) {
		return Objects.requireNonNullElse(member.getPinned(), "");
	}

	private void change(String typed) {
		Member member = selected();
		if (member != null) {
			editor.document().change(Messages.Placement_pinned, Arrays.asList(member, Feature.PINNED), () -> member.setPinned(typed));
		}
	}

	private void add() {
		List<Member> all = editor.document().group().getMembers();
		List<String> free = all.stream().filter(m -> m.getPinned() == null).map(Member::getName).filter(Objects::nonNull).toList();
		MemberChoice.choose(table.getShell(), Messages.Placement_pinned, free, List.of(), 1).ifPresent(chosen -> {
			editor.document().change(Messages.Placement_pinned,
					() -> all.stream().filter(m -> chosen.contains(m.getName())).forEach(m -> m.setPinned("")));
			rows.stream().filter(m -> chosen.contains(m.getName())).findFirst().ifPresent(m -> {
				table.setSelection(rows.indexOf(m));
				showSelected();
				query.setFocus();
			});
		});
	}

	private void remove() {
		Member member = selected();
		if (member != null) {
			editor.document().change(Messages.Placement_pinned, () -> member.setPinned(null));
		}
	}

	void refresh() {
		Member before = selected();
		rows = editor.document().group().getMembers().stream().filter(m -> m.getPinned() != null).toList();
		Fleet fleet = editor.service(Fleet.class);
		table.setItemCount(rows.size());
		for (int i = 0; i < rows.size(); i++) {
			Member member = rows.get(i);
			TableItem item = table.getItem(i);
			item.setText(new String[] { Objects.requireNonNullElse(member.getName(), ""), pin(member), PlacementPage.matches(fleet, pin(member)) });
			int index = editor.document().group().getMembers().indexOf(member);
			boolean faulty = problems.stream().anyMatch(p -> p.index() == index);
			item.setImage(editor.service(Theme.class).icon(faulty ? "failed" : "domain"));
		}
		int row = rows.indexOf(before);
		if (row >= 0) {
			table.setSelection(row);
		} else {
			table.setSelection(rows.isEmpty() ? -1 : 0);
		}
		showSelected();
	}

	private void showSelected() {
		Member member = selected();
		query.setEnabled(member != null);
		DialogButtons.enable(remove, member != null);
		fields.refresh();
		int index = member == null ? GroupProblem.WHOLE : editor.document().group().getMembers().indexOf(member);
		fields.show(problems.stream().filter(p -> p.index() == index).toList());
	}

	/** @param found those of pins */
	void show(List<GroupProblem> found) {
		problems = found;
		refresh();
	}

	/** Puts the keyboard on the query of a member. */
	void select(int index) {
		List<Member> all = editor.document().group().getMembers();
		int row = index < all.size() ? rows.indexOf(all.get(index)) : -1;
		if (row >= 0) {
			table.setSelection(row);
			showSelected();
			query.setFocus();
		}
	}
}
