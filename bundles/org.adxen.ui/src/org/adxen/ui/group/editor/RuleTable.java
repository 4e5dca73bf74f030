// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.editor;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.adxen.model.Group;
import org.adxen.model.Member;
import org.adxen.model.MemberSet;
import org.adxen.model.ModelFactory;
import org.adxen.ui.DialogButtons;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** Sets of members that share a host, or do not. Display thread only. */
final class RuleTable {

	private static final int HEIGHT = 70;
	/** A set of fewer says nothing. */
	private static final int FEWEST = 2;

	private final GroupEditor editor;
	private final String hint;
	private final Function<Group, List<MemberSet>> sets;
	private final Table table;
	private final Button edit;
	private final Button remove;

	RuleTable(Composite form, FormToolkit toolkit, GroupEditor editor, String hint, Function<Group, List<MemberSet>> sets) {
		this.editor = editor;
		this.hint = hint;
		this.sets = sets;
		table = new Table(form, SWT.MULTI | SWT.FULL_SELECTION | SWT.BORDER);
		table.setToolTipText(hint);
		GridDataFactory.fillDefaults().grab(true, true).hint(120, HEIGHT).applyTo(table);
		Composite buttons = toolkit.createComposite(form);
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(buttons);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(buttons);
		GroupPage.button(buttons, Messages.Rules_add, this::add);
		edit = GroupPage.button(buttons, Messages.Rules_edit, this::edit);
		remove = GroupPage.button(buttons, Messages.Rules_remove, this::remove);
		table.addListener(SWT.Selection, e -> enable());
		table.addListener(SWT.DefaultSelection, e -> edit());
	}

	Table control() {
		return table;
	}

	private List<MemberSet> sets() {
		return sets.apply(editor.document().group());
	}

	private List<String> names() {
		return editor.document().group().getMembers().stream().map(Member::getName).filter(Objects::nonNull).toList();
	}

	private void add() {
		MemberChoice.choose(table.getShell(), hint, names(), List.of(), FEWEST)
				.ifPresent(chosen -> editor.document().change(Messages.Rules_change, () -> {
					MemberSet set = ModelFactory.eINSTANCE.createMemberSet();
					set.getMembers().addAll(chosen);
					sets().add(set);
				}));
	}

	private void edit() {
		if (table.getSelectionCount() == 1) {
			MemberSet set = sets().get(table.getSelectionIndex());
			MemberChoice.choose(table.getShell(), hint, names(), set.getMembers(), FEWEST).ifPresent(chosen -> editor.document()
					.change(Messages.Rules_change, () -> Names.set(set.getMembers(), String.join(",", chosen))));
		}
	}

	private void remove() {
		List<MemberSet> gone = Arrays.stream(table.getSelectionIndices()).mapToObj(sets()::get).toList();
		editor.document().change(Messages.Rules_change, () -> sets().removeAll(gone));
	}

	private void enable() {
		DialogButtons.enable(edit, table.getSelectionCount() == 1);
		DialogButtons.enable(remove, table.getSelectionCount() > 0);
	}

	void refresh() {
		List<String> rows = sets().stream().map(s -> String.join(", ", s.getMembers())).toList();
		table.setItemCount(rows.size());
		for (int i = 0; i < rows.size(); i++) {
			TableItem item = table.getItem(i);
			if (!item.getText().equals(rows.get(i))) {
				item.setText(rows.get(i));
			}
		}
		enable();
	}
}
