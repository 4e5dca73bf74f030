// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.time;

import java.time.Duration;
import java.time.Instant;

/** The time, and what is to be done later. Tasks run one at a time on one thread and must be short. */
public interface Schedule {

	Instant now();

	/** Runs on while the wall clock is set; stands still, on most systems, while the machine sleeps. */
	long nanos();

	/** Returns what takes it back; that may be called any time. */
	Runnable after(Duration delay, Runnable task);
}
