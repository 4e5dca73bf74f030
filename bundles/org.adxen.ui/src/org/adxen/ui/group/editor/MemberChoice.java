// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.editor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.adxen.ui.DialogButtons;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

/** Chooses members by their names; a filter finds them among many. */
final class MemberChoice extends Dialog {

	private static final int ROWS = 12;
	private static final int WIDTH = 340;

	private final String title;
	private final List<String> names;
	private final Set<String> chosen;
	private final int least;
	private Table table;
	private Text filter;

	private MemberChoice(Shell parent, String title, List<String> names, Collection<String> before, int least) {
		super(parent);
		this.title = title;
		this.names = names;
		this.least = least;
		chosen = new LinkedHashSet<>(before);
		chosen.retainAll(names);
	}

	/**
	 * @param least how many have to be chosen
	 * @return in the order of the names; empty when it was cancelled
	 */
	static Optional<List<String>> choose(Shell parent, String title, List<String> names, Collection<String> before, int least) {
		var dialog = new MemberChoice(parent, title, names, before, least);
		return dialog.open() == OK ? Optional.of(names.stream().filter(dialog.chosen::contains).distinct().toList()) : Optional.empty();
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(title);
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		var area = (Composite) super.createDialogArea(parent);
		GridLayoutFactory.swtDefaults().margins(10, 10).spacing(6, 6).applyTo(area);
		filter = new Text(area, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		filter.setMessage(Messages.Choice_filter);
		filter.addModifyListener(e -> fill());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
		table = new Table(area, SWT.CHECK | SWT.BORDER | SWT.FULL_SELECTION);
		GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, ROWS * table.getItemHeight()).applyTo(table);
		table.addListener(SWT.Selection, e -> {
			var item = (TableItem) e.item;
			if (e.detail != SWT.CHECK) {
				item.setChecked(!item.getChecked());
			}
			if (item.getChecked()) {
				chosen.add(item.getText());
			} else {
				chosen.remove(item.getText());
			}
			validate();
		});
		fill();
		return area;
	}

	private void fill() {
		String wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
		table.setRedraw(false);
		table.removeAll();
		for (String name : new ArrayList<>(new LinkedHashSet<>(names))) {
			if (name.toLowerCase(Locale.ROOT).contains(wanted)) {
				var item = new TableItem(table, SWT.NONE);
				item.setText(name);
				item.setChecked(chosen.contains(name));
			}
		}
		table.setRedraw(true);
	}

	private void validate() {
		DialogButtons.enable(getButton(IDialogConstants.OK_ID), chosen.size() >= least);
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		super.createButtonsForButtonBar(parent);
		validate();
	}
}
