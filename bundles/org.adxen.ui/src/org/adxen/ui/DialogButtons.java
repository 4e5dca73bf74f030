// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;

/**
 * Makes buttons usable or not so that it is seen in each theme. A style sheet gives buttons a colour of their own, which GTK keeps for
 * buttons that cannot be pressed; the dark theme of the platform has another for those of the class that is set here, as wizards do.
 * Display thread only.
 */
public final class DialogButtons {

	private static final String CSS_CLASS = "org.eclipse.e4.ui.css.CssClassName";

	private DialogButtons() {
	}

	/** Does nothing to what is null: a dialog asks for buttons that it has not made yet. */
	public static void enable(Button button, boolean usable) {
		if (button != null && (button.getEnabled() != usable || button.getData(CSS_CLASS) == null != usable)) {
			button.setEnabled(usable);
			button.setData(CSS_CLASS, usable ? null : "disabled");
			button.reskin(SWT.NONE);
		}
	}
}
