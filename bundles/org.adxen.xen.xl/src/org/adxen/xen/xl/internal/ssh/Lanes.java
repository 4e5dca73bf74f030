// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many scripts run over one connection at a time. Servers allow ten by default (sshd_config(5), MaxSessions); where one
 * allows fewer, that is learned from its refusals. Long scripts leave some room, so that short reads need not wait for them.
 */
final class Lanes {

	static final int MOST = 8;
	static final int LONG = 6;
	private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
	private static final long FORGET_NANOS = TimeUnit.SECONDS.toNanos(10);

	private final ReentrantLock lock = new ReentrantLock(true);
	private final Condition changed = lock.newCondition();
	private int open;
	private int openLong;
	private int allowed = MOST;
	private long refusedAt;
	private long retryAt = System.nanoTime();

	/** A place; released once. */
	final class Lane implements AutoCloseable {

		private final boolean longer;
		private boolean released;

		private Lane(boolean longer) {
			this.longer = longer;
		}

		/** The server did not take one more: others wait until one of those it took ends, or for a while. */
		void refused() {
			lock.lock();
			try {
				allowed = Math.max(1, open - 1);
				refusedAt = System.nanoTime();
				close();
				retryAt = refusedAt + RETRY_NANOS;
			} finally {
				lock.unlock();
			}
		}

		@Override
		public void close() {
			lock.lock();
			try {
				if (!released) {
					released = true;
					retryAt = System.nanoTime();
					open--;
					openLong -= longer ? 1 : 0;
					changed.signalAll();
				}
			} finally {
				lock.unlock();
			}
		}
	}

	/**
	 * Waits for a place.
	 *
	 * @param longer   whether it may take long
	 * @param deadline of {@link System#nanoTime()}
	 * @return null when there was none in time
	 */
	Lane take(boolean longer, long deadline) throws InterruptedException {
		lock.lockInterruptibly();
		try {
			while (System.nanoTime() < retryAt || open >= limit() || longer && openLong >= Math.min(LONG, Math.max(1, limit() - 2))) {
				long left = deadline - System.nanoTime();
				if (left <= 0) {
					return null;
				}
				changed.awaitNanos(allowed < MOST ? Math.min(left, RETRY_NANOS) : left);
			}
			open++;
			openLong += longer ? 1 : 0;
			return new Lane(longer);
		} finally {
			lock.unlock();
		}
	}

	private int limit() {
		if (allowed < MOST && System.nanoTime() - refusedAt > FORGET_NANOS) {
			allowed = MOST;
		}
		return allowed;
	}
}
