// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.hosts;

import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.PoolView;
import org.eclipse.swt.widgets.Shell;

/** What gets a pool connected again: asking what its connection waits for, or trying once more. */
public final class Reconnection {

	private Reconnection() {
	}

	/** False when there is nothing to do. Display thread only. */
	public static boolean begin(Shell shell, Fleet fleet, PoolView pool) {
		return switch (pool.state()) {
		case ConnectionState.NeedsTrust trust -> TrustDialog.review(shell, fleet, pool, trust);
		case ConnectionState.NeedsPassword password -> PasswordDialog.ask(shell, fleet, pool, password);
		case ConnectionState.Lost lost -> {
			fleet.retry(pool.id());
			yield true;
		}
		case ConnectionState.NotWatched n -> false;
		case ConnectionState.Connecting c -> false;
		case ConnectionState.Connected c -> false;
		};
	}
}
