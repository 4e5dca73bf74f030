// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a scan is. Immutable; counts are of address and port.
 *
 * @param total       to be tried
 * @param done        tried, with whatever result
 * @param open        somebody accepted
 * @param refused     the machine is there, the port is closed
 * @param silent      no answer within the time-out
 * @param unreachable the network told that there is no way there, or nobody
 * @param denied      this machine may not send there
 * @param elapsed     since the start, until the end
 * @param state       whether it goes on
 */
public record Progress(long total, long done, long open, long refused, long silent, long unreachable, long denied,
		Duration elapsed, State state) {

	/** What a scan is at. {@link #FAILED} means that it could not go on; the listener was told why. */
	public enum State {
		RUNNING, FINISHED, CANCELLED, FAILED
	}

	/** Tried in a second, on average. */
	public double perSecond() {
		return elapsed.isZero() ? 0 : done * 1e9 / elapsed.toNanos();
	}

	/** How much longer it will take at the pace so far; empty while nobody can know. */
	public Optional<Duration> remaining() {
		if (state != State.RUNNING || done == 0 || elapsed.toMillis() < 500) {
			return Optional.empty();
		}
		return Optional.of(Duration.ofMillis((long) ((total - done) * 1000.0 / perSecond())));
	}
}
