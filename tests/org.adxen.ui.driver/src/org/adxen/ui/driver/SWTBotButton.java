// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.driver;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;

/** A push button or check box. */
public final class SWTBotButton extends AbstractSWTBot<Button> {

	SWTBotButton(Button button) {
		super(button);
	}

	/** Waits until it can be clicked. */
	public void click() {
		SWTBot.await("enabled button", () -> widget.isEnabled() ? Boolean.TRUE : null);
		UIThreadRunnable.asyncExec(() -> {
			if (!widget.isDisposed()) {
				if ((widget.getStyle() & SWT.CHECK) != 0) {
					widget.setSelection(!widget.getSelection());
				}
				notifyNow(SWT.Selection, null);
			}
		});
	}

	public boolean isChecked() {
		return UIThreadRunnable.syncExec(widget::getSelection);
	}
}
