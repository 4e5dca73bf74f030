// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.driver;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;

public final class SWTBotCombo extends AbstractSWTBot<Combo> {

	SWTBotCombo(Combo combo) {
		super(combo);
	}

	public List<String> items() {
		return UIThreadRunnable.syncExec(() -> List.of(widget.getItems()));
	}

	public void setSelection(String text) {
		UIThreadRunnable.run(() -> {
			int index = widget.indexOf(text);
			if (index < 0) {
				throw new WidgetNotFoundException("No item " + text + " among " + List.of(widget.getItems()));
			}
			widget.select(index);
			notifyNow(SWT.Selection, null);
		});
	}
}
