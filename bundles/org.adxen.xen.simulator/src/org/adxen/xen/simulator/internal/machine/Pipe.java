// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.machine;

import java.io.IOException;
import java.io.InterruptedIOException;

/** pipe(2): a writer waits while it is full, a reader while it is empty. */
public final class Pipe {

	private static final int CAPACITY = 65536;

	private final byte[] buffer = new byte[CAPACITY];
	private int start;
	private int count;
	private boolean written;
	private boolean readerGone;

	private final OpenFile reader = new OpenFile() {
		@Override
		public int read(byte[] into, int from, int most) throws IOException {
			return take(into, from, most);
		}

		@Override
		protected void close() {
			abandon();
		}
	};

	private final OpenFile writer = new OpenFile() {
		@Override
		public void write(byte[] bytes, int from, int most) throws IOException {
			put(bytes, from, most);
		}

		@Override
		protected void close() {
			end();
		}
	};

	public OpenFile reader() {
		return reader;
	}

	public OpenFile writer() {
		return writer;
	}

	private synchronized int take(byte[] into, int from, int most) throws IOException {
		while (count == 0 && !written)
			pause();
		if (count == 0)
			return -1;
		var n = Math.min(most, count);
		for (int i = 0; i < n; i++)
			into[from + i] = buffer[(start + i) % CAPACITY];
		start = (start + n) % CAPACITY;
		count -= n;
		notifyAll();
		return n;
	}

	private synchronized void put(byte[] bytes, int from, int most) throws IOException {
		for (int i = 0; i < most; i++) {
			while (count == CAPACITY && !readerGone)
				pause();
			if (readerGone)
				throw new Errno(Errno.EPIPE);
			buffer[(start + count++) % CAPACITY] = bytes[from + i];
		}
		notifyAll();
	}

	private void pause() throws IOException {
		notifyAll();
		try {
			wait();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException();
		}
	}

	private synchronized void abandon() {
		readerGone = true;
		notifyAll();
	}

	private synchronized void end() {
		written = true;
		notifyAll();
	}
}
