// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.driver;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Widget;

/** What all drivers of one widget share. */
abstract class AbstractSWTBot<W extends Widget> {

	/** Display thread only. */
	public final W widget;
	private final Widget any;

	AbstractSWTBot(W widget) {
		this.widget = widget;
		any = widget;
	}

	private Control control() {
		return (Control) any;
	}

	/** As if the user had done it; not waited for. */
	void notifyLater(int type) {
		UIThreadRunnable.asyncExec(() -> {
			if (!any.isDisposed()) {
				notifyNow(type, null);
			}
		});
	}

	/** Display thread only. */
	void notifyNow(int type, Widget item) {
		var event = new Event();
		event.type = type;
		event.widget = any;
		event.item = item;
		any.notifyListeners(type, event);
	}

	public boolean isEnabled() {
		return UIThreadRunnable.syncExec(() -> control().isEnabled());
	}

	/** An item of the context menu. */
	public SWTBotMenu contextMenu(String text) {
		UIThreadRunnable.run(() -> {
			control().forceFocus();
			notifyNow(SWT.MenuDetect, null);
		});
		return SWTBotMenu.find("context menu " + text, () -> control().getMenu(), text);
	}

	/** Gives it the keyboard. */
	public void setFocus() {
		UIThreadRunnable.run(() -> {
			control().getShell().forceActive();
			control().forceFocus();
		});
	}

	/**
	 * Real keys through the window system; needs a window manager.
	 *
	 * @param modifiers of SWT, e.g. {@code SWT.CTRL | SWT.ALT}
	 * @param key       a character, or a key code of SWT
	 */
	public void pressShortcut(int modifiers, int key) {
		setFocus();
		Keyboard.press(modifiers, key);
	}
}
