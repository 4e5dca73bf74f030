// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.time;

import java.time.Duration;
import java.time.Instant;

/**
 * Finds out that the machine slept: between two looks the wall clock went on by much more than it should have. Then every wait
 * for a next try is out of date. Used on the schedule's thread only.
 */
public final class SleepDetector {

	private static final Duration LOOK = Duration.ofSeconds(5);
	private static final Duration JUMP = Duration.ofSeconds(15);

	private final Schedule schedule;
	private final Runnable woke;
	private Instant last;

	public SleepDetector(Schedule schedule, Runnable woke) {
		this.schedule = schedule;
		this.woke = woke;
		last = schedule.now();
		schedule.after(LOOK, this::look);
	}

	private void look() {
		Instant now = schedule.now();
		boolean jumped = Duration.between(last, now).compareTo(LOOK.plus(JUMP)) > 0;
		last = now;
		schedule.after(LOOK, this::look);
		if (jumped) {
			woke.run();
		}
	}
}
