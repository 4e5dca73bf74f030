// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.driver;

import org.eclipse.swt.custom.StyledText;

public final class SWTBotStyledText extends AbstractSWTBot<StyledText> {

	SWTBotStyledText(StyledText text) {
		super(text);
	}

	public String getText() {
		return UIThreadRunnable.syncExec(widget::getText);
	}

	/** The quick way: listeners are told, no keys are sent. */
	public SWTBotStyledText setText(String text) {
		UIThreadRunnable.run(() -> widget.setText(text));
		return this;
	}
}
