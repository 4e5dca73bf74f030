// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.driver;

import java.util.Arrays;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;

/** A table, also a virtual one. */
public final class SWTBotTable extends AbstractSWTBot<Table> {

	SWTBotTable(Table table) {
		super(table);
	}

	public int rowCount() {
		return UIThreadRunnable.syncExec(widget::getItemCount);
	}

	public String cell(int row, int column) {
		return UIThreadRunnable.syncExec(() -> text(row, column));
	}

	public String cell(int row, String column) {
		return UIThreadRunnable.syncExec(() -> text(row, indexOfColumn(column)));
	}

	/** Asking for the text fills a virtual row. */
	private String text(int row, int column) {
		return widget.getItem(row).getText(column);
	}

	private int indexOfColumn(String title) {
		TableColumn[] columns = widget.getColumns();
		for (int i = 0; i < columns.length; i++) {
			if (columns[i].getText().equals(title)) {
				return i;
			}
		}
		throw new WidgetNotFoundException("No column " + title);
	}

	/** Of the row with this text in the first column; waits for it. */
	public int indexOf(String text) {
		return SWTBot.await("row " + text, () -> index(text));
	}

	/** Null when there is none; on the display thread. */
	private Integer index(String text) {
		for (int i = 0; i < widget.getItemCount(); i++) {
			if (text(i, 0).equals(text)) {
				return i;
			}
		}
		return null;
	}

	public boolean containsItem(String text) {
		return UIThreadRunnable.syncExec(() -> index(text) != null);
	}

	/** Rows by the text in their first column; waits for them. */
	public SWTBotTable select(String... texts) {
		setFocus();
		SWTBot.await("rows " + String.join(", ", texts), () -> {
			// Found and selected in one go: in between, rows may come and go.
			Integer[] rows = Arrays.stream(texts).map(this::index).toArray(Integer[]::new);
			if (Arrays.asList(rows).contains(null)) {
				return null;
			}
			selectNow(Arrays.stream(rows).mapToInt(Integer::intValue).toArray());
			return Boolean.TRUE;
		});
		return this;
	}

	public SWTBotTable select(int... rows) {
		setFocus();
		UIThreadRunnable.run(() -> selectNow(rows));
		return this;
	}

	private void selectNow(int... rows) {
		widget.setSelection(rows);
		notifyNow(SWT.Selection, null);
	}

	public int selectionCount() {
		return UIThreadRunnable.syncExec(widget::getSelectionCount);
	}

	/** Clicks a header. */
	public void header(String column) {
		UIThreadRunnable.run(() -> {
			TableColumn c = widget.getColumn(indexOfColumn(column));
			var event = new org.eclipse.swt.widgets.Event();
			event.widget = c;
			c.notifyListeners(SWT.Selection, event);
		});
	}
}
