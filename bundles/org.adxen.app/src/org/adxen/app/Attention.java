// SPDX-License-Identifier: EPL-2.0
package org.adxen.app;

import org.adxen.fleet.Fleet;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;

/** Tells the fleet whether somebody sits in front of it: whoever does uses a key or the mouse every now and then. Display thread. */
final class Attention {

	/** Without key or mouse for so long nobody is there. */
	private static final int AWAY_MS = 60_000;
	private static final int[] SIGNS = { SWT.KeyDown, SWT.MouseDown, SWT.MouseMove, SWT.MouseWheel, SWT.Activate };

	private final Display display;
	private final Fleet fleet;
	private boolean there = true;
	private long lastSign = System.nanoTime();

	private Attention(Display display, Fleet fleet) {
		this.display = display;
		this.fleet = fleet;
	}

	static void pay(Display display, Fleet fleet) {
		var attention = new Attention(display, fleet);
		Listener listener = e -> attention.sign();
		for (int sign : SIGNS) {
			display.addFilter(sign, listener);
		}
		display.timerExec(AWAY_MS, attention::look);
	}

	private void sign() {
		lastSign = System.nanoTime();
		if (!there) {
			there = true;
			fleet.lookedAt(true);
			display.timerExec(AWAY_MS, this::look);
		}
	}

	private void look() {
		long left = AWAY_MS - (System.nanoTime() - lastSign) / 1_000_000;
		if (left > 0) {
			display.timerExec((int) left, this::look);
		} else {
			there = false;
			fleet.lookedAt(false);
		}
	}
}
