// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.adxen.fleet.internal.time.Schedule;

/** Time that goes on only when the test says so; what is due runs on the test's thread. */
public final class ManualSchedule implements Schedule {

	private record Task(Instant due, long order, Runnable what) {
	}

	private final List<Task> tasks = new ArrayList<>();
	private Instant now = Instant.parse("2026-11-23T10:00:00Z");
	private long nanos;
	private long order;

	@Override
	public synchronized Instant now() {
		return now;
	}

	@Override
	public synchronized long nanos() {
		return nanos;
	}

	@Override
	public synchronized Runnable after(Duration delay, Runnable task) {
		Task t = new Task(now.plus(delay), order++, task);
		tasks.add(t);
		return () -> cancel(t);
	}

	private synchronized void cancel(Task task) {
		tasks.remove(task);
	}

	/** Lets time pass, and runs what comes due on the way. */
	public void advance(Duration by) {
		Instant until = now().plus(by);
		for (Task next = next(until); next != null; next = next(until)) {
			next.what.run();
		}
		synchronized (this) {
			nanos += Duration.between(now, until).toNanos();
			now = until;
		}
	}

	/** Runs what is due now and what that makes due now. */
	public void runDue() {
		advance(Duration.ZERO);
	}

	private synchronized Task next(Instant until) {
		Task next = tasks.stream().filter(t -> !t.due.isAfter(until))
				.min(Comparator.comparing(Task::due).thenComparing(Task::order)).orElse(null);
		if (next != null) {
			tasks.remove(next);
			if (next.due.isAfter(now)) {
				nanos += Duration.between(now, next.due).toNanos();
				now = next.due;
			}
		}
		return next;
	}

	/** The machine sleeps: the wall clock jumps, nothing runs meanwhile. */
	public synchronized void sleep(Duration howLong) {
		List<Task> late = new ArrayList<>();
		for (Task t : tasks) {
			// Timers stand still while the machine sleeps, so they come late by as much.
			late.add(new Task(t.due.plus(howLong), t.order, t.what));
		}
		tasks.clear();
		tasks.addAll(late);
		now = now.plus(howLong);
	}
}
