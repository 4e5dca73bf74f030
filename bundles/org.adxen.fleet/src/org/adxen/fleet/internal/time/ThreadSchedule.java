// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The real time, on a thread of its own that ends with {@link #close()}. */
public final class ThreadSchedule implements Schedule, AutoCloseable {

	private final ScheduledThreadPoolExecutor executor;
	private final Consumer<Throwable> failed;

	/** @param failed told of what a task threw, which would be lost otherwise */
	public ThreadSchedule(String threadName, Consumer<Throwable> failed) {
		this.failed = failed;
		executor = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name(threadName).factory());
		executor.setRemoveOnCancelPolicy(true);
		executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
	}

	@Override
	public Instant now() {
		return Instant.now();
	}

	@Override
	public long nanos() {
		return System.nanoTime();
	}

	@Override
	public Runnable after(Duration delay, Runnable task) {
		try {
			var scheduled = executor.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
			return () -> scheduled.cancel(false);
		} catch (RejectedExecutionException e) {
			// Closed: nothing happens any more, as whoever closed it wanted.
			return () -> {
			};
		}
	}

	private void run(Runnable task) {
		try {
			task.run();
		} catch (RuntimeException | Error e) {
			failed.accept(e);
		}
	}

	@Override
	public void close() {
		executor.shutdownNow();
	}
}
