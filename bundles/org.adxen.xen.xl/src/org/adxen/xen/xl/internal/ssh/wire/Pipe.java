// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Bytes from one thread to another. Interrupting either ends its waiting with {@link InterruptedIOException}, its flag kept:
 * the library's own pipes swallow interruptions.
 */
public final class Pipe {

	private static final int SMALL = 8 << 10;
	private static final int ROOM = 1 << 20;
	private static final int MOST = 16 << 20;
	private static final long MOMENT_MS = 20;
	private static final int MOMENTS = 50;

	private final ReentrantLock lock = new ReentrantLock();
	private final Condition filled = lock.newCondition();
	private final Condition drained = lock.newCondition();
	private final @Nullable Runnable overflow;
	private byte[] ring = new byte[SMALL];
	private int head;
	private int size;
	private int waited;
	private boolean ended;
	private boolean unwanted;
	private @Nullable IOException broken;

	private final InputStream output = new Output();
	private final OutputStream input = new Input();

	private Pipe(@Nullable Runnable overflow) {
		this.overflow = overflow;
	}

	/** The writer waits while there is much that was not read. */
	public static Pipe waiting() {
		return new Pipe(null);
	}

	/**
	 * The writer serves others too, so it waits for moments, for a second in all while nothing is read, and is never refused; when
	 * 16 MiB were not read, the pipe breaks and what comes is dropped. So a slow reader is waited for, and one that does not read
	 * does little harm to others.
	 *
	 * @param overflow run when it breaks, on the writer's thread
	 */
	public static Pipe hasty(Runnable overflow) {
		return new Pipe(overflow);
	}

	/** Closing it throws away what was not read; a patient writer is then refused, what a hasty one writes is dropped. */
	public InputStream output() {
		return output;
	}

	/** Closing it lets the reader come to the end. */
	public OutputStream input() {
		return input;
	}

	/** What is written from now on is refused; the reader gets the cause after what is there. Only the first counts. */
	public void fail(IOException cause) {
		lock.lock();
		try {
			if (broken == null && !ended) {
				broken = cause;
			}
			filled.signalAll();
			drained.signalAll();
		} finally {
			lock.unlock();
		}
	}

	private void put(byte[] bytes, int from, int length) throws IOException, InterruptedException {
		lock.lockInterruptibly();
		try {
			int left = length;
			while (left > 0) {
				throwBroken();
				if (ended || unwanted) {
					throw new IOException(ended ? "It is closed." : "It is not read any more.");
				}
				int now = Math.min(ROOM - size, left);
				if (now > 0) {
					store(bytes, from + length - left, now);
					left -= now;
				} else {
					drained.await();
				}
			}
		} finally {
			lock.unlock();
		}
	}

	private void putInHaste(byte[] bytes, int from, int length, Runnable onOverflow) {
		boolean overflown = false;
		lock.lock();
		try {
			waitForAMoment();
			if (!unwanted && !ended && broken == null) {
				overflown = size + length > MOST;
				if (overflown) {
					fail(new IOException("More came than was read."));
				} else {
					store(bytes, from, length);
				}
			}
		} finally {
			lock.unlock();
		}
		if (overflown) {
			onOverflow.run();
		}
	}

	private void waitForAMoment() {
		try {
			if (size > ROOM && waited < MOMENTS) {
				waited++;
				drained.await(MOMENT_MS, TimeUnit.MILLISECONDS);
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private void throwBroken() throws IOException {
		IOException cause = broken;
		if (cause != null) {
			throw new IOException(cause.getMessage(), cause);
		}
	}

	private void store(byte[] bytes, int from, int length) {
		if (size + length > ring.length) {
			grow(size + length);
		}
		int tail = (head + size) % ring.length;
		int first = Math.min(length, ring.length - tail);
		System.arraycopy(bytes, from, ring, tail, first);
		System.arraycopy(bytes, from + first, ring, 0, length - first);
		size += length;
		filled.signalAll();
	}

	private void grow(int needed) {
		byte[] larger = new byte[Math.max(needed, ring.length * 2)];
		copyOut(larger, 0, size);
		ring = larger;
		head = 0;
	}

	private void copyOut(byte[] to, int at, int length) {
		int first = Math.min(length, ring.length - head);
		System.arraycopy(ring, head, to, at, first);
		System.arraycopy(ring, 0, to, at + first, length - first);
	}

	private int take(byte[] to, int at, int length) throws IOException, InterruptedException {
		lock.lockInterruptibly();
		try {
			while (size == 0) {
				throwBroken();
				if (ended || unwanted) {
					return -1;
				}
				filled.await();
			}
			waited = 0;
			int now = Math.min(length, size);
			copyOut(to, at, now);
			head = (head + now) % ring.length;
			size -= now;
			if (size == 0 && ring.length > ROOM) {
				ring = new byte[SMALL];
				head = 0;
			}
			drained.signalAll();
			return now;
		} finally {
			lock.unlock();
		}
	}

	private static InterruptedIOException interrupted() {
		Thread.currentThread().interrupt();
		return new InterruptedIOException("It was interrupted.");
	}

	private final class Output extends InputStream {

		@Override
		public int read() throws IOException {
			byte[] one = new byte[1];
			return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
		}

		@Override
		public int read(byte[] to, int at, int length) throws IOException {
			try {
				return length == 0 ? 0 : take(to, at, length);
			} catch (InterruptedException e) {
				throw interrupted();
			}
		}

		@Override
		public int available() {
			lock.lock();
			try {
				return size;
			} finally {
				lock.unlock();
			}
		}

		@Override
		public void close() {
			lock.lock();
			try {
				unwanted = true;
				size = 0;
				ring = new byte[SMALL];
				head = 0;
				filled.signalAll();
				drained.signalAll();
			} finally {
				lock.unlock();
			}
		}
	}

	private final class Input extends OutputStream {

		@Override
		public void write(int b) throws IOException {
			write(new byte[] { (byte) b }, 0, 1);
		}

		@Override
		public void write(byte[] bytes, int from, int length) throws IOException {
			Runnable hasty = overflow;
			if (hasty != null) {
				putInHaste(bytes, from, length, hasty);
				return;
			}
			try {
				put(bytes, from, length);
			} catch (InterruptedException e) {
				throw interrupted();
			}
		}

		@Override
		public void close() {
			lock.lock();
			try {
				ended = true;
				filled.signalAll();
				drained.signalAll();
			} finally {
				lock.unlock();
			}
		}
	}
}
