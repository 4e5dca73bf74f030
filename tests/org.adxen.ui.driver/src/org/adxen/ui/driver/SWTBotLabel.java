// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.driver;

import org.eclipse.swt.widgets.Label;

public final class SWTBotLabel extends AbstractSWTBot<Label> {

	SWTBotLabel(Label label) {
		super(label);
	}

	public String getText() {
		return UIThreadRunnable.syncExec(widget::getText);
	}
}
