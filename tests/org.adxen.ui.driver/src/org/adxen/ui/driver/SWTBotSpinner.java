// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.driver;

import org.eclipse.swt.widgets.Spinner;

public final class SWTBotSpinner extends AbstractSWTBot<Spinner> {

	SWTBotSpinner(Spinner spinner) {
		super(spinner);
	}

	public int getSelection() {
		return UIThreadRunnable.syncExec(widget::getSelection);
	}

	public void setSelection(int value) {
		UIThreadRunnable.run(() -> widget.setSelection(value));
	}
}
