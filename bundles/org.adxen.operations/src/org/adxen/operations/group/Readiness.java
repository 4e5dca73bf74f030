// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import java.time.Duration;

/**
 * When a member that was started counts as ready.
 *
 * @param kind    what is waited for
 * @param port    of {@link Kind#TCP}
 * @param pause   of {@link Kind#DELAY}
 * @param timeout after which it counts as failed, though it runs
 */
public record Readiness(Kind kind, int port, Duration pause, Duration timeout) {

	/** Running is enough. */
	public static final Readiness WHEN_RUNNING = new Readiness(Kind.RUNNING, 0, Duration.ZERO, Duration.ofMinutes(2));

	public enum Kind {
		/** The toolstack says that it runs. */
		RUNNING,
		/** The guest agent reported an address. */
		GUEST,
		/** A TCP port at the address that the guest reported takes a connection. */
		TCP,
		/** A time after it runs. */
		DELAY
	}
}
