// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.editor;

import java.util.List;

import org.adxen.operations.group.GroupProblem;
import org.adxen.ui.theme.Theme;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** The problems of a group; Return or a double click leads to the field. Display thread only. */
final class ProblemsTable {

	private static final int MEMBER_WIDTH = 140;
	private static final int HEIGHT = 120;

	private final Table table;
	private final Theme theme;
	private List<GroupProblem> shown = List.of();

	ProblemsTable(Composite parent, GroupEditor editor) {
		theme = editor.service(Theme.class);
		table = new Table(parent, SWT.VIRTUAL | SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER);
		table.setHeaderVisible(true);
		var member = new TableColumn(table, SWT.LEFT);
		member.setText(Messages.Problems_member);
		member.setWidth(MEMBER_WIDTH);
		var sentence = new TableColumn(table, SWT.LEFT);
		sentence.setText(Messages.Problems_sentence);
		GridDataFactory.fillDefaults().grab(true, true).hint(200, HEIGHT).applyTo(table);
		table.addListener(SWT.SetData, this::fill);
		table.addListener(SWT.DefaultSelection, e -> {
			int index = table.getSelectionIndex();
			if (index >= 0 && index < shown.size()) {
				editor.reveal(shown.get(index));
			}
		});
		table.addListener(SWT.Resize, e -> sentence.setWidth(Math.max(200, table.getClientArea().width - member.getWidth() - 2)));
		theme.follow(table, table::clearAll);
	}

	private void fill(Event event) {
		if (event.index >= 0 && event.index < shown.size()) {
			GroupProblem problem = shown.get(event.index);
			var item = (TableItem) event.item;
			item.setText(new String[] { problem.index() == GroupProblem.WHOLE ? Messages.Problems_group : problem.member(),
					problem.sentence() });
			item.setImage(theme.icon("failed"));
		}
	}

	void show(List<GroupProblem> problems) {
		if (!problems.equals(shown)) {
			shown = problems;
			table.setItemCount(problems.size());
			table.clearAll();
		}
	}
}
