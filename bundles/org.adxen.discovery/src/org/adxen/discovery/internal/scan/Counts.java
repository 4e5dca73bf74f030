// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.scan;

import java.time.Duration;

import org.adxen.discovery.Progress;
import org.adxen.discovery.Progress.State;

/** What became of the addresses and ports so far. Counted by the scanner's thread alone, read by any. */
final class Counts {

	/** What became of one. */
	enum Outcome {
		OPEN, REFUSED, SILENT, UNREACHABLE, DENIED
	}

	private final long total;
	private final long begun = System.nanoTime();
	private final long[] counts = new long[Outcome.values().length];
	/** Written last and read first, so that what was counted before is seen. */
	private volatile long done;
	private volatile long ended;
	private volatile State state = State.RUNNING;

	Counts(long total) {
		this.total = total;
	}

	void count(Outcome outcome) {
		counts[outcome.ordinal()]++;
		done++;
	}

	void end(State as) {
		ended = System.nanoTime();
		state = as;
	}

	Progress progress() {
		State now = state;
		long tried = done;
		return new Progress(total, tried, counts[0], counts[1], counts[2], counts[3], counts[4],
				Duration.ofNanos((now == State.RUNNING ? System.nanoTime() : ended) - begun), now);
	}
}
