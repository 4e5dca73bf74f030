// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.table;

import java.util.List;
import java.util.function.Supplier;

import org.adxen.ui.theme.Theme;
import org.adxen.ui.theme.ViewAction;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.actions.ActionFactory;

/** What every table, and tree with columns, offers: columns to choose, CSV export, Copy and Select All. */
public final class TableActions {

	private TableActions() {
	}

	/** Puts them into a view's menu and its global actions. */
	public static <R> void contribute(RowTable<R> table, Theme theme, IActionBars bars, String csvName) {
		contribute(table.layout(), table::rows, table.control(), theme, bars, csvName);
		bars.setGlobalActionHandler(ActionFactory.COPY.getId(), new ViewAction("", table::copy));
		bars.setGlobalActionHandler(ActionFactory.SELECT_ALL.getId(), new ViewAction("", table::selectAll));
	}

	/** Puts them into a view's menu and its global actions. */
	public static <R> void contribute(RowTree<R> tree, Theme theme, IActionBars bars, String csvName) {
		contribute(tree.layout(), tree::rows, tree.control(), theme, bars, csvName);
		bars.setGlobalActionHandler(ActionFactory.COPY.getId(), new ViewAction("", tree::copy));
		bars.setGlobalActionHandler(ActionFactory.SELECT_ALL.getId(), new ViewAction("", tree::selectAll));
	}

	private static <R> void contribute(ColumnLayout<R> layout, Supplier<List<R>> rows, Control control, Theme theme, IActionBars bars,
			String csvName) {
		IMenuManager menu = bars.getMenuManager();
		var columns = new MenuManager(Messages.Columns_menu, theme.descriptor("columns"), "org.adxen.ui.columns");
		columns.setRemoveAllWhenShown(true);
		columns.addMenuListener(m -> fillColumns(layout, m));
		menu.add(columns);
		menu.add(new ViewAction(Messages.Export_menu, theme, "export", control,
				() -> CsvExport.ask(control.getShell(), csvName, layout.shown(), rows.get())));
	}

	private static <R> void fillColumns(ColumnLayout<R> layout, IMenuManager menu) {
		for (RowColumn<R> column : layout.inOrder()) {
			var item = new Action(column.title(), IAction.AS_CHECK_BOX) {
				@Override
				public void run() {
					layout.show(column, isChecked());
				}
			};
			item.setChecked(layout.isShown(column));
			// Without any column there would be nothing to click at.
			item.setEnabled(!item.isChecked() || layout.shown().size() > 1);
			menu.add(item);
		}
		menu.add(new Separator());
		menu.add(new ViewAction(Messages.ResetColumns_menu, layout::reset));
	}
}
