// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.table;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.eclipse.jface.window.DefaultToolTip;
import org.eclipse.jface.window.ToolTip;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Item;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/** Tooltips of single cells. */
final class CellTips<R> extends DefaultToolTip {

	private final List<RowColumn<R>> columns;
	private final Function<Point, ? extends Item> itemAt;
	private final BiFunction<Item, Integer, Rectangle> bounds;

	static <R> void add(Table table, List<RowColumn<R>> columns) {
		new CellTips<>(table, columns, table::getItem, (item, column) -> ((TableItem) item).getBounds(column));
	}

	static <R> void add(Tree tree, List<RowColumn<R>> columns) {
		new CellTips<>(tree, columns, tree::getItem, (item, column) -> ((TreeItem) item).getBounds(column));
	}

	private CellTips(Control control, List<RowColumn<R>> columns, Function<Point, ? extends Item> itemAt,
			BiFunction<Item, Integer, Rectangle> bounds) {
		super(control, ToolTip.NO_RECREATE, false);
		this.columns = columns;
		this.itemAt = itemAt;
		this.bounds = bounds;
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
		Item item = itemAt.apply(at);
		if (item == null || item.getData() == null) {
			return null;
		}
		for (int c = 0; c < columns.size(); c++) {
			if (bounds.apply(item, c).contains(at)) {
				return new Cell<>((R) item.getData(), columns.get(c));
			}
		}
		return null;
	}
}
