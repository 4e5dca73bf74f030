// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.hosts;

import java.util.List;

import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.PoolView;
import org.adxen.ui.labels.Connections;
import org.eclipse.ui.IWorkbenchWindow;

/** Retry: connects now instead of at the next try, after asking what the connection waits for. */
public final class RetryHandler extends PoolHandler {

	@Override
	boolean appliesTo(PoolView pool) {
		return pool.state() instanceof ConnectionState.Lost || Connections.waitsForAdmin(pool);
	}

	@Override
	void run(IWorkbenchWindow window, Fleet fleet, List<PoolView> pools) {
		pools.forEach(p -> Reconnection.begin(window.getShell(), fleet, p));
	}
}
