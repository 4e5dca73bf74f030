// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.table;

import java.util.List;
import java.util.function.Predicate;

import org.adxen.ui.theme.Theme;
import org.adxen.ui.theme.Tones;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;

/**
 * Paints what a table does not: cells with a load as a flat bar with the figure on top, and the text of old rows dimmed. It is
 * painted over the cell's own text, without EraseItem: with that GTK leaves out the icons of selected rows, and as soon as
 * anything is painted it ignores the items' own colours.
 */
final class CellPaint<R> {

	private static final int GAP = 3;

	private final Table table;
	private final Theme theme;
	private final List<RowColumn<R>> columns;
	private final Predicate<R> dim;

	CellPaint(Table table, Theme theme, List<RowColumn<R>> columns, Predicate<R> dim) {
		this.table = table;
		this.theme = theme;
		this.columns = columns;
		this.dim = dim;
		table.addListener(SWT.PaintItem, this::paint);
	}

	private void paint(Event event) {
		@SuppressWarnings("unchecked")
		R row = (R) event.item.getData();
		if (row == null) {
			return;
		}
		RowColumn<R> column = columns.get(event.index);
		double load = column.load() == null ? Double.NaN : column.load().applyAsDouble(row);
		GC gc = event.gc;
		Color background = gc.getBackground();
		Color foreground = gc.getForeground();
		if (!Double.isNaN(load)) {
			paintBar(event, load);
		} else if (dim.test(row) && (event.detail & SWT.SELECTED) == 0) {
			paintDimmed(event, column);
		}
		gc.setBackground(background);
		gc.setForeground(foreground);
	}

	private void paintBar(Event event, double load) {
		Tones tones = theme.tones();
		GC gc = event.gc;
		int width = table.getColumn(event.index).getWidth() - 2 * GAP;
		var bar = new Rectangle(event.x + GAP, event.y + 2, width, Math.max(1, event.height - 4));
		gc.setBackground(tones.trough());
		gc.fillRectangle(bar);
		gc.setBackground(tones.load(load));
		gc.fillRectangle(bar.x, bar.y, (int) Math.round(bar.width * Math.min(1, load)), bar.height);
		gc.setForeground(table.getForeground());
		String text = ((TableItem) event.item).getText(event.index);
		Point extent = gc.textExtent(text);
		gc.drawText(text, bar.x + bar.width - extent.x - GAP, event.y + (event.height - extent.y) / 2, true);
	}

	private void paintDimmed(Event event, RowColumn<R> column) {
		var item = (TableItem) event.item;
		String text = item.getText(event.index);
		GC gc = event.gc;
		Rectangle cell = item.getTextBounds(event.index);
		Point extent = gc.textExtent(text);
		gc.setBackground(table.getBackground());
		// A little wider than the text: letters lean out of their bounds.
		gc.fillRectangle(cell.x - GAP, event.y, cell.width + 2 * GAP, event.height);
		gc.setForeground(theme.tones().dimmed());
		int x = column.numeric() ? cell.x + cell.width - extent.x : cell.x;
		gc.drawText(text, x, event.y + (event.height - extent.y) / 2, true);
	}
}
