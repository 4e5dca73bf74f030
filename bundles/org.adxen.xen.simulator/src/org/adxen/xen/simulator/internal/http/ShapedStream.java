// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/** Sends an answer as the {@link Trouble} of the moment wants it: whole, dripping, or broken off. */
final class ShapedStream extends OutputStream {

	private final OutputStream out;
	private final Trouble trouble;
	private boolean body;
	private long left;

	ShapedStream(OutputStream out, Trouble trouble) {
		this.out = new BufferedOutputStream(out, 64 * 1024);
		this.trouble = trouble;
	}

	/** The head has been written; what follows may be broken off. */
	void bodyBegins() {
		body = true;
		left = trouble.cutAfter();
	}

	@Override
	public void write(int value) throws IOException {
		write(new byte[] { (byte) value }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		var allowed = body ? (int) Math.min(length, left) : length;
		if (body)
			left -= allowed;
		var drip = trouble.drip();
		if (drip.isEmpty())
			out.write(bytes, offset, allowed);
		else
			drop(bytes, offset, allowed, drip.get());
		if (allowed < length) {
			out.flush();
			throw new IOException("broken off on purpose");
		}
	}

	private void drop(byte[] bytes, int offset, int length, Trouble.Drip drip) throws IOException {
		try {
			for (int done = 0; done < length; done += drip.bytes()) {
				out.write(bytes, offset + done, Math.min(drip.bytes(), length - done));
				out.flush();
				Thread.sleep(drip.pause());
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw (IOException) new InterruptedIOException("stopped while dripping").initCause(e);
		}
	}

	@Override
	public void flush() throws IOException {
		out.flush();
	}
}
