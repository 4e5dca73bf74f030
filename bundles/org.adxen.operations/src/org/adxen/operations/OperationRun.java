// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A request being run, or run. Safe for any thread; it is what the Tasks view and the command line show. */
public interface OperationRun {

	/** The journal entry's id. */
	String id();

	OperationDescriptor operation();

	OperationRequest request();

	/** What the targets were called when it began. */
	Map<Target, String> names();

	Instant startedAt();

	Optional<Instant> endedAt();

	/** 0..1 over all targets. */
	double progress();

	/** In the order of the request. */
	Map<Target, TargetOutcome> outcomes();

	/** Stops what can be stopped; the rest is told truly. Returns at once. */
	void cancel();

	/** Waits until every target has its outcome. Blocks. */
	void await() throws InterruptedException;

	default boolean isEnded() {
		return endedAt().isPresent();
	}
}
