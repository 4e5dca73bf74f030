// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.hosts;

import java.util.List;

import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.PoolView;
import org.eclipse.ui.IWorkbenchWindow;

/** Review Certificate. */
public final class ConfirmIdentityHandler extends PoolHandler {

	@Override
	boolean appliesTo(PoolView pool) {
		return pool.state() instanceof ConnectionState.NeedsTrust;
	}

	@Override
	void run(IWorkbenchWindow window, Fleet fleet, List<PoolView> pools) {
		for (PoolView pool : pools) {
			TrustDialog.review(window.getShell(), fleet, pool, (ConnectionState.NeedsTrust) pool.state());
		}
	}
}
