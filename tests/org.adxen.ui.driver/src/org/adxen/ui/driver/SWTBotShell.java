// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.driver;

import org.eclipse.swt.widgets.Shell;

public final class SWTBotShell extends AbstractSWTBot<Shell> {

	SWTBotShell(Shell shell) {
		super(shell);
	}

	public SWTBot bot() {
		return new SWTBot(() -> widget);
	}

	public String getText() {
		return UIThreadRunnable.syncExec(widget::getText);
	}

	public SWTBotShell activate() {
		UIThreadRunnable.run(widget::forceActive);
		return this;
	}

	public boolean isOpen() {
		return UIThreadRunnable.syncExec(() -> !widget.isDisposed() && widget.isVisible());
	}

	public void close() {
		UIThreadRunnable.asyncExec(() -> {
			if (!widget.isDisposed()) {
				widget.close();
			}
		});
	}
}
