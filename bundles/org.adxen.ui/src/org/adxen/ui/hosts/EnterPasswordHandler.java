// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.hosts;

import java.util.List;

import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.PoolView;
import org.eclipse.ui.IWorkbenchWindow;

/** Enter Password. */
public final class EnterPasswordHandler extends PoolHandler {

	@Override
	boolean appliesTo(PoolView pool) {
		return pool.state() instanceof ConnectionState.NeedsPassword;
	}

	@Override
	void run(IWorkbenchWindow window, Fleet fleet, List<PoolView> pools) {
		for (PoolView pool : pools) {
			PasswordDialog.ask(window.getShell(), fleet, pool, (ConnectionState.NeedsPassword) pool.state());
		}
	}
}
