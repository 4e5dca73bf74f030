// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.connect;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: 1 s, doubled each time up to 30 s, for ever. Up to a quarter less at random, so that a
 * thousand clients do not come back to a restarted toolstack in the same instant.
 */
final class Backoff {

	private static final Duration FIRST = Duration.ofSeconds(1);
	private static final Duration LONGEST = Duration.ofSeconds(30);

	private final RandomGenerator random;

	Backoff(RandomGenerator random) {
		this.random = random;
	}

	/** @param failures in a row; 1 after the first */
	Duration after(int failures) {
		long millis = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(20, failures - 1));
		return Duration.ofMillis(Math.round(millis * (1 - 0.25 * random.nextDouble())));
	}
}
