// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.connect;

import java.time.Duration;

/**
 * What AdXen costs those it watches. For each pool: one connection (its connector keeps a few calls in flight on it), one
 * watch, one load sample at a time and never two within a refresh interval, one login after each loss, and no login at all
 * with a password that was refused.
 */
final class Budget {

	/** Connections being made at once over the whole fleet; those that are made are not limited. */
	static final int CONNECTING = 128;

	/** A connection that lived so long was a good one: after it, trying again starts at one second. */
	static final Duration STABLE = Duration.ofSeconds(10);

	private Budget() {
	}
}
