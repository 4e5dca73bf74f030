// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.moves;

import org.adxen.fleet.HostView;
import org.adxen.ui.hosts.HostHandler;
import org.eclipse.ui.IWorkbenchWindow;

/** What If It Fails. */
public final class WhatIfHandler extends HostHandler {

	@Override
	protected void run(IWorkbenchWindow window, HostView host) {
		MovesDialog.whatIf(window, host.key());
	}
}
