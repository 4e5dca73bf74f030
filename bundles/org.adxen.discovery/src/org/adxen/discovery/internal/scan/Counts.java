// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.scan;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import org.adxen.discovery.Progress;
import org.adxen.discovery.Progress.State;

/** What became of the addresses and ports so far. Safe for any thread. */
final class Counts {

	/** What became of one. */
	enum Outcome {
		OPEN, REFUSED, SILENT, UNREACHABLE, DENIED
	}

	private final long total;
	private final long begun = System.nanoTime();
	private final Map<Outcome, LongAdder> counts = new EnumMap<>(Outcome.class);
	/** Written last and read first, so that what was counted before is seen. */
	private final LongAdder done = new LongAdder();
	private volatile long ended;
	private volatile State state = State.RUNNING;

	Counts(long total) {
		this.total = total;
		for (Outcome outcome : Outcome.values()) {
			counts.put(outcome, new LongAdder());
		}
	}

	void count(Outcome outcome) {
		counts.get(outcome).increment();
		done.increment();
	}

	void end(State as) {
		ended = System.nanoTime();
		state = as;
	}

	Progress progress() {
		State now = state;
		long tried = done.sum();
		return new Progress(total, tried, of(Outcome.OPEN), of(Outcome.REFUSED), of(Outcome.SILENT), of(Outcome.UNREACHABLE),
				of(Outcome.DENIED), Duration.ofNanos((now == State.RUNNING ? System.nanoTime() : ended) - begun), now);
	}

	private long of(Outcome outcome) {
		return counts.get(outcome).sum();
	}
}
