// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.rpc;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An answer's body that ends in an error when it is longer than allowed. */
final class BoundedBody extends FilterInputStream {

	private final long most;
	private long left;
	private boolean ended;

	BoundedBody(InputStream in, long most) {
		super(in);
		this.most = most;
		left = most;
	}

	@Override
	public int read() throws IOException {
		int b = super.read();
		count(b < 0 ? -1 : 1);
		return b;
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		int n = super.read(buffer, offset, length);
		count(n);
		return n;
	}

	private void count(int n) throws IOException {
		if (n < 0) {
			ended = true;
		} else if ((left -= n) < 0) {
			throw new BadAnswer("sent more than the " + (most >> 20) + " MiB that this call may answer");
		}
	}

	/** Nothing is passed over uncounted. */
	@Override
	public long skip(long n) {
		return 0;
	}

	@Override
	public boolean markSupported() {
		return false;
	}

	@Override
	public void close() throws IOException {
		ended = true;
		super.close();
	}

	/** Whether nothing follows what was read, so that the connection can be used again. */
	boolean isAtEnd() throws IOException {
		return ended || read() < 0;
	}
}
