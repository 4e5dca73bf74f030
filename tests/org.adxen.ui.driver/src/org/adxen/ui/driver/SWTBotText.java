// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.driver;

import org.eclipse.swt.widgets.Text;

public final class SWTBotText extends AbstractSWTBot<Text> {

	SWTBotText(Text text) {
		super(text);
	}

	public String getText() {
		return UIThreadRunnable.syncExec(widget::getText);
	}

	/** The quick way: listeners are told, no keys are sent. */
	public SWTBotText setText(String text) {
		UIThreadRunnable.run(() -> widget.setText(text));
		return this;
	}

	/** With real keys. */
	public SWTBotText typeText(String text) {
		setFocus();
		UIThreadRunnable.run(widget::selectAll);
		SWTBot.await("focus", () -> widget.isFocusControl() ? Boolean.TRUE : null);
		for (char c : text.toCharArray()) {
			Keyboard.press(0, c);
		}
		SWTBot.await("typed " + text, () -> widget.getText().equals(text) ? Boolean.TRUE : null);
		return this;
	}
}
