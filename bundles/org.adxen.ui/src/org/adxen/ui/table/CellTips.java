// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.table;

import java.util.List;

import org.eclipse.jface.window.DefaultToolTip;
import org.eclipse.jface.window.ToolTip;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;

/** Tooltips of single cells. */
final class CellTips<R> extends DefaultToolTip {

	private final Table table;
	private final List<RowColumn<R>> columns;

	CellTips(Table table, List<RowColumn<R>> columns) {
		super(table, ToolTip.NO_RECREATE, false);
		this.table = table;
		this.columns = columns;
		setShift(new Point(12, 12));
	}

	private record Cell<R>(R row, RowColumn<R> column) {
	}

	@Override
	protected Object getToolTipArea(Event event) {
		return cell(new Point(event.x, event.y));
	}

	@Override
	protected boolean shouldCreateToolTip(Event event) {
		String text = getText(event);
		return text != null && !text.isEmpty();
	}

	@Override
	protected String getText(Event event) {
		Cell<R> cell = cell(new Point(event.x, event.y));
		return cell == null || cell.column().tooltip() == null ? null : cell.column().tooltip().apply(cell.row());
	}

	@SuppressWarnings("unchecked")
	private Cell<R> cell(Point at) {
		TableItem item = table.getItem(at);
		if (item == null || item.getData() == null) {
			return null;
		}
		for (int c = 0; c < columns.size(); c++) {
			if (item.getBounds(c).contains(at)) {
				return new Cell<>((R) item.getData(), columns.get(c));
			}
		}
		return null;
	}
}
