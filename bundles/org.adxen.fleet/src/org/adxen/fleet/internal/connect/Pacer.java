// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.connect;

import java.time.Duration;

import org.adxen.fleet.internal.time.Schedule;

/**
 * Gives those who want to ask hosts their turns, in the order they come, spread so that no more than so many hosts are asked a
 * second. Safe for any thread.
 */
final class Pacer {

	private final Schedule schedule;
	private final long nanosPerHost;
	/** When the next turn may begin, by {@link Schedule#nanos()}; guarded by this. */
	private long free;

	Pacer(Schedule schedule, int hostsASecond) {
		this.schedule = schedule;
		nanosPerHost = Duration.ofSeconds(1).toNanos() / hostsASecond;
		free = schedule.nanos();
	}

	/** How long to wait for a turn to ask so many hosts; the turn is taken. */
	synchronized Duration turn(int hosts) {
		long now = schedule.nanos();
		long begins = free - now > 0 ? free : now;
		free = begins + hosts * nanosPerHost;
		return Duration.ofNanos(begins - now);
	}
}
