// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.hosts;

import java.util.List;

import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.PoolView;
import org.adxen.ui.preferences.EnvironmentJob;
import org.eclipse.ui.IWorkbenchWindow;

/** Watch: connects to pools that were left alone. */
public final class WatchHandler extends PoolHandler {

	@Override
	boolean appliesTo(PoolView pool) {
		return pool.state() instanceof ConnectionState.NotWatched;
	}

	@Override
	void run(IWorkbenchWindow window, Fleet fleet, List<PoolView> pools) {
		EnvironmentJob.run(Messages.Watch_job, () -> {
			for (PoolView pool : pools) {
				fleet.setWatched(pool.id(), true);
			}
		});
	}
}
