// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.connect;

import java.time.Duration;
import java.time.Instant;

import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.internal.environment.Authored.Registered;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;

/**
 * What the failures of one pool's link lead to: a person has to trust or to log in, or it is tried again, later each time in a
 * row. Its keeper's lock guards it.
 */
final class Setbacks {

	private final Registered pool;
	private final Surroundings around;
	private int inARow;
	/** Null without a connection. */
	private Instant connectedAt;

	Setbacks(Registered pool, Surroundings around) {
		this.pool = pool;
		this.around = around;
	}

	int inARow() {
		return inARow;
	}

	/** The next failure is the first. */
	void forget() {
		inARow = 0;
	}

	void connected() {
		connectedAt = around.schedule().now();
	}

	/** How it stands with the pool after one more. */
	ConnectionState after(XenException e) {
		ConnectionState then = switch (e.failure()) {
		case XenFailure.Untrusted untrusted -> new ConnectionState.NeedsTrust(untrusted.presented(), untrusted.expectedSha256());
		case XenFailure.Authentication authentication -> new ConnectionState.NeedsPassword(pool.user(),
				around.passwords().wasRefused(pool.id()));
		default -> lost(e);
		};
		connectedAt = null;
		return then;
	}

	private ConnectionState lost(XenException e) {
		Instant now = around.schedule().now();
		boolean wasGood = connectedAt != null && Duration.between(connectedAt, now).compareTo(Budget.STABLE) >= 0;
		inARow = wasGood ? 1 : inARow + 1;
		return new ConnectionState.Lost(e, now.plus(around.backoff().after(inARow)));
	}
}
