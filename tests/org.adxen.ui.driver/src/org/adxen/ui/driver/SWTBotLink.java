// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.driver;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Link;

public final class SWTBotLink extends AbstractSWTBot<Link> {

	SWTBotLink(Link link) {
		super(link);
	}

	public void click() {
		notifyLater(SWT.Selection);
	}
}
