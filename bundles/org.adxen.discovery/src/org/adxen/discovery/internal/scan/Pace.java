// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.scan;

/** Keeps to a number of connections a second, evenly: after a pause at most 100 ms are made up for. For one thread. */
final class Pace {

	private static final long CATCH_UP_NANOS = 100_000_000;

	/** 0 for no limit. */
	private final double nanosEach;
	private double next;

	Pace(double perSecond, long now) {
		this.nanosEach = perSecond == 0 ? 0 : 1e9 / perSecond;
		this.next = now;
	}

	/** How long until the next may go, 0 for now. */
	long nanosToWait(long now) {
		return nanosEach == 0 ? 0 : Math.max(0, (long) (next - now));
	}

	/** One goes. */
	void took(long now) {
		next = Math.max(next, now - CATCH_UP_NANOS) + nanosEach;
	}
}
