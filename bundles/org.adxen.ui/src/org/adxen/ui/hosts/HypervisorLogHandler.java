// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.hosts;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.HostView;
import org.eclipse.ui.IWorkbenchWindow;

/** Hypervisor Log. */
public final class HypervisorLogHandler extends HostHandler {

	@Override
	protected void run(IWorkbenchWindow window, HostView host) {
		new HypervisorLogDialog(window.getShell(), window.getService(Fleet.class), host).open();
	}
}
