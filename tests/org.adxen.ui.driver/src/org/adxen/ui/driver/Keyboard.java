// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.driver;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;

/** Real keys. */
final class Keyboard {

	private static final int[] MODIFIERS = { SWT.CTRL, SWT.ALT, SWT.SHIFT };

	private Keyboard() {
	}

	static void press(int modifiers, int key) {
		for (int modifier : MODIFIERS) {
			if ((modifiers & modifier) != 0) {
				post(SWT.KeyDown, modifier, true);
			}
		}
		boolean code = (key & SWT.KEYCODE_BIT) != 0;
		post(SWT.KeyDown, key, code);
		post(SWT.KeyUp, key, code);
		for (int i = MODIFIERS.length - 1; i >= 0; i--) {
			if ((modifiers & MODIFIERS[i]) != 0) {
				post(SWT.KeyUp, MODIFIERS[i], true);
			}
		}
	}

	/** Legal from any thread. */
	private static void post(int type, int key, boolean code) {
		var event = new Event();
		event.type = type;
		if (code) {
			event.keyCode = key;
		} else {
			event.character = (char) key;
		}
		Display.getDefault().post(event);
	}
}
