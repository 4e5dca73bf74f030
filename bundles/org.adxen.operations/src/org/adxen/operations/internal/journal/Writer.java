// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.adxen.xen.MachineName;

/**
 * The process that began an entry. An entry of a process that lives is left to it.
 *
 * @param started when it started, so that a later process with the same number is not taken for it
 * @param machine its host name
 */
public record Writer(long pid, Instant started, String machine) {

	/** Start times are computed from the clock and may move a little with it. */
	private static final Duration CLOCK_STEP = Duration.ofSeconds(2);

	/** Whether a process of another machine lives cannot be seen; after a day its toolstack tasks are collected anyway. */
	private static final Duration FOREIGN_PATIENCE = Duration.ofHours(24);

	public static Writer current() {
		ProcessHandle self = ProcessHandle.current();
		return new Writer(self.pid(), self.info().startInstant().orElse(Instant.EPOCH), MachineName.get());
	}

	/** Whether the process that wrote this at the given time may still be at it. */
	boolean mayLive(Instant wroteAt, Instant now) {
		if (!machine.equals(MachineName.get())) {
			return wroteAt.plus(FOREIGN_PATIENCE).isAfter(now);
		}
		Optional<Instant> found = ProcessHandle.of(pid).filter(ProcessHandle::isAlive)
				.map(p -> p.info().startInstant().orElse(Instant.EPOCH));
		return found.isPresent() && Duration.between(started, found.get()).abs().compareTo(CLOCK_STEP) <= 0;
	}
}
