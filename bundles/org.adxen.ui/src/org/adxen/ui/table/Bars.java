// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.table;

import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

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

/** Draws cells with a load as a flat bar with the figure on top. */
final class Bars<R> {

	private static final int GAP = 3;

	private final Table table;
	private final Theme theme;
	private final IntFunction<ToDoubleFunction<R>> loads;

	/** @param loads of a column by its index; null for columns without bars */
	Bars(Table table, Theme theme, IntFunction<ToDoubleFunction<R>> loads) {
		this.table = table;
		this.theme = theme;
		this.loads = loads;
		// Painted over the cell's own text. Without EraseItem: with it GTK leaves out the icons of selected rows.
		table.addListener(SWT.PaintItem, this::paint);
	}

	@SuppressWarnings("unchecked")
	private double load(Event event) {
		ToDoubleFunction<R> load = loads.apply(event.index);
		Object row = event.item.getData();
		return load == null || row == null ? Double.NaN : load.applyAsDouble((R) row);
	}

	private void paint(Event event) {
		double load = load(event);
		if (Double.isNaN(load)) {
			return;
		}
		var item = (TableItem) event.item;
		Tones tones = theme.tones();
		GC gc = event.gc;
		Color background = gc.getBackground();
		Color foreground = gc.getForeground();
		int width = table.getColumn(event.index).getWidth() - 2 * GAP;
		var bar = new Rectangle(event.x + GAP, event.y + 2, width, Math.max(1, event.height - 4));
		gc.setBackground(tones.trough());
		gc.fillRectangle(bar);
		gc.setBackground(tones.load(load));
		gc.fillRectangle(bar.x, bar.y, (int) Math.round(bar.width * Math.min(1, load)), bar.height);
		gc.setForeground(table.getForeground());
		String text = item.getText(event.index);
		Point extent = gc.textExtent(text);
		gc.drawText(text, bar.x + bar.width - extent.x - GAP, event.y + (event.height - extent.y) / 2, true);
		gc.setBackground(background);
		gc.setForeground(foreground);
	}
}
