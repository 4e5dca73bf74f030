// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.adxen.xen.XenException;

/**
 * Work that blocks where interrupting does not reach, on a platform thread of its own. The caller leaves it at its deadline or
 * when interrupted; then all that the work registered is closed, which ends it too.
 */
final class Attempt {

	/** What is to be done. */
	@FunctionalInterface
	interface Work<T> {
		T run(Attempt attempt) throws Exception;
	}

	/** Not done in time. */
	static final class TooLate extends Exception {

		private static final long serialVersionUID = 1L;

		private final String who;

		TooLate(String who) {
			this.who = who;
		}

		/** Who was waited for last. */
		String who() {
			return who;
		}
	}

	private final List<AutoCloseable> opened = new ArrayList<>();
	private final long deadline;
	private boolean left;
	private volatile String waitsFor;

	private Attempt(String host, Duration time) {
		waitsFor = host;
		deadline = System.nanoTime() + time.toNanos();
	}

	/**
	 * Does it.
	 *
	 * @throws TooLate        after {@code time}
	 * @throws ExecutionException with what the work threw
	 */
	static <T> T make(String host, Duration time, Work<T> work)
			throws TooLate, ExecutionException, InterruptedException {
		var attempt = new Attempt(host, time);
		var task = new FutureTask<T>(() -> work.run(attempt));
		Thread thread = Thread.ofPlatform().daemon().name("adxen ssh login " + host).start(task);
		boolean done = false;
		try {
			T result = task.get(time.toNanos(), TimeUnit.NANOSECONDS);
			done = true;
			return result;
		} catch (TimeoutException e) {
			throw new TooLate(attempt.waitsFor);
		} finally {
			if (!done) {
				attempt.leave();
				thread.interrupt();
			}
		}
	}

	/** To be closed if the work is left or fails; at once if it was left already. */
	void register(AutoCloseable resource) {
		synchronized (opened) {
			if (!left) {
				opened.add(resource);
				return;
			}
		}
		close(resource);
	}

	/** From now on it is this one that is waited for. */
	void waitFor(String who) {
		waitsFor = who;
	}

	private void leave() {
		List<AutoCloseable> all;
		synchronized (opened) {
			left = true;
			all = List.copyOf(opened);
		}
		all.forEach(Attempt::close);
	}

	private static void close(AutoCloseable resource) {
		try {
			resource.close();
		} catch (Exception e) {
			// nothing more to be done about it, and the attempt's own failure is what counts
		}
	}

	/** What is left of the time, one millisecond at least: the library takes 0 for ever. */
	int millisLeft() {
		return (int) Math.clamp(TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()), 1, Integer.MAX_VALUE);
	}

	/** What an execution threw, if it is a failure that is told already. */
	static Throwable cause(ExecutionException e) throws XenException {
		if (e.getCause() instanceof XenException told) {
			throw told;
		}
		if (e.getCause() instanceof Error error) {
			throw error;
		}
		return e.getCause();
	}
}
