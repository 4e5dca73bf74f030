// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** Keeps what a script writes, up to a limit. Written by the library's thread, which it never fails: that serves others too. */
final class Capture extends OutputStream {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
	private final int limit;
	private final Runnable overflow;
	private boolean full;

	/** @param overflow run once when there is more */
	Capture(int limit, Runnable overflow) {
		this.limit = limit;
		this.overflow = overflow;
	}

	@Override
	public void write(int b) {
		write(new byte[] { (byte) b }, 0, 1);
	}

	@Override
	public void write(byte[] from, int at, int length) {
		boolean first;
		synchronized (this) {
			int fits = Math.min(length, limit - bytes.size());
			bytes.write(from, at, fits);
			first = fits < length && !full;
			full |= first;
		}
		if (first) {
			overflow.run();
		}
	}

	synchronized byte[] bytes() {
		return bytes.toByteArray();
	}
}
