// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.placement;

import org.adxen.ui.theme.Tones;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

/** A bar of memory before and after: what is in use now, then hatched what a plan takes, or outlined what it gives back. */
final class MemoryBar {

	private static final int GAP = 3;
	private static final int HATCH = 5;

	private MemoryBar() {
	}

	/**
	 * @param before 0..1
	 * @param after  0..1, or above where a plan takes more than there is
	 * @param text   at the right end
	 */
	static void paint(GC gc, Rectangle cell, Tones tones, Color foreground, double before, double after, String text) {
		var bar = new Rectangle(cell.x + GAP, cell.y + 2, Math.max(1, cell.width - 2 * GAP), Math.max(1, cell.height - 4));
		int now = at(bar, before);
		int then = at(bar, after);
		gc.setBackground(tones.trough());
		gc.fillRectangle(bar);
		gc.setBackground(tones.load(Math.min(before, after)));
		gc.fillRectangle(bar.x, bar.y, Math.min(now, then), bar.height);
		if (then > now) {
			gc.setBackground(tones.load(after));
			gc.fillRectangle(bar.x + now, bar.y, then - now, bar.height);
			hatch(gc, new Rectangle(bar.x + now, bar.y, then - now, bar.height), tones.dimmed());
		} else if (then < now) {
			gc.setForeground(tones.dimmed());
			gc.drawRectangle(bar.x + then, bar.y, now - then - 1, bar.height - 1);
		}
		gc.setForeground(foreground);
		Point extent = gc.textExtent(text);
		gc.drawText(text, bar.x + bar.width - extent.x - GAP, cell.y + (cell.height - extent.y) / 2, true);
	}

	private static int at(Rectangle bar, double load) {
		return (int) Math.round(bar.width * Math.clamp(load, 0, 1));
	}

	/** Lines that tell it from what is in use by their pattern, not only by colour. */
	private static void hatch(GC gc, Rectangle area, Color lines) {
		Rectangle clip = gc.getClipping();
		gc.setClipping(area.intersection(clip));
		gc.setForeground(lines);
		gc.setAlpha(130);
		gc.setLineStyle(SWT.LINE_SOLID);
		for (int x = area.x - area.height; x < area.x + area.width; x += HATCH) {
			gc.drawLine(x, area.y + area.height, x + area.height, area.y);
		}
		gc.drawLine(area.x, area.y, area.x, area.y + area.height - 1);
		gc.setAlpha(255);
		gc.setClipping(clip);
	}
}
