// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.FleetListener;
import org.adxen.fleet.FleetPicture;

/** Waits until the picture shows something. */
public final class PictureWait {

	private PictureWait() {
	}

	/** Whether it was shown in time. Blocks. */
	public static boolean until(Fleet fleet, Predicate<FleetPicture> shown, Duration patience) throws InterruptedException {
		var seen = new CountDownLatch(1);
		FleetListener listener = change -> {
			if (shown.test(change.picture())) {
				seen.countDown();
			}
		};
		fleet.addListener(listener);
		try {
			return shown.test(fleet.picture()) || seen.await(patience.toNanos(), TimeUnit.NANOSECONDS);
		} finally {
			fleet.removeListener(listener);
		}
	}
}
