// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.driver;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.ToolItem;

public final class SWTBotToolbarButton extends AbstractSWTBot<ToolItem> {

	SWTBotToolbarButton(ToolItem item) {
		super(item);
	}

	@Override
	public boolean isEnabled() {
		return UIThreadRunnable.syncExec(widget::isEnabled);
	}

	public String getToolTipText() {
		return UIThreadRunnable.syncExec(widget::getToolTipText);
	}

	/** Waits until it can be clicked. */
	public void click() {
		SWTBot.await("enabled tool item", () -> widget.isEnabled() ? Boolean.TRUE : null);
		notifyLater(SWT.Selection);
	}
}
