// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.connect;

import java.time.Duration;

/**
 * What AdXen costs those it watches. For each pool: one connection (its connector keeps a few calls in flight on it), one
 * watch, one load sample at a time and never two within a refresh interval, one login after each loss, and no login at all
 * with a password that was refused.
 * <p>
 * Load samples also have a budget over the whole fleet, {@value #SAMPLED_HOSTS_A_SECOND} hosts a second: hosts close the
 * connection after each, so each costs both sides a TLS handshake. A pool's interval is therefore its refresh interval or the
 * number of watched hosts divided by that rate, whichever is longer: up to 50 hosts at the 10 s that are set at first, 100 s with
 * 500 hosts. Only the first sample after connecting does not wait. While nobody looks it is a minute at least. What changes otherwise is told by the watch, at once.
 */
final class Budget {

	/** Connections being made at once over the whole fleet; those that are made are not limited. */
	static final int CONNECTING = 128;

	/** Hosts asked for their load in one second over the whole fleet, evenly spread. */
	static final int SAMPLED_HOSTS_A_SECOND = 5;

	/** Between two load samples while nobody looks. */
	static final Duration UNATTENDED = Duration.ofMinutes(1);

	/** A connection that lived so long was a good one: after it, trying again starts at one second. */
	static final Duration STABLE = Duration.ofSeconds(10);

	private Budget() {
	}
}
