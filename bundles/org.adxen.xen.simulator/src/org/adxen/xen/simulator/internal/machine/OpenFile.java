// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicInteger;

/** An open file description: what descriptors of several processes may share. It closes when the last of them does. */
public abstract class OpenFile {

	private final AtomicInteger holders = new AtomicInteger(1);

	/** Another descriptor for it. */
	public final OpenFile share() {
		holders.incrementAndGet();
		return this;
	}

	/** One descriptor less. */
	public final void release() {
		if (holders.decrementAndGet() == 0)
			close();
	}

	/** The number of bytes, -1 at the end. */
	public int read(byte[] into, int from, int count) throws IOException {
		throw new Errno(Errno.EBADF);
	}

	/** Writes all of it. */
	public void write(byte[] bytes, int from, int count) throws IOException {
		throw new Errno(Errno.EBADF);
	}

	protected void close() {
		// most have nothing to close
	}

	/** What reads nothing and takes everything. */
	public static OpenFile nothing() {
		return new OpenFile() {
			@Override
			public int read(byte[] into, int from, int count) {
				return -1;
			}

			@Override
			public void write(byte[] bytes, int from, int count) {
				// /dev/null
			}
		};
	}

	/** Reads a stream. */
	public static OpenFile reading(InputStream in) {
		return new OpenFile() {
			@Override
			public int read(byte[] into, int from, int count) throws IOException {
				return in.read(into, from, count);
			}
		};
	}

	/** Writes to a stream, whose reader may be gone; runs something when the last descriptor is closed. */
	public static OpenFile writing(OutputStream out, Runnable closed) {
		return new OpenFile() {
			@Override
			public void write(byte[] bytes, int from, int count) throws IOException {
				try {
					synchronized (out) {
						out.write(bytes, from, count);
						out.flush();
					}
				} catch (IOException e) {
					var broken = new Errno(Errno.EPIPE);
					broken.initCause(e);
					throw broken;
				}
			}

			@Override
			protected void close() {
				closed.run();
			}
		};
	}

	/** Reads or writes a file of a tree. */
	public static OpenFile file(FileTree tree, Inode node, boolean append) {
		return new OpenFile() {
			private long at;

			@Override
			public synchronized int read(byte[] into, int from, int count) throws IOException {
				if (node.isFolder())
					throw new Errno(Errno.EISDIR);
				var n = tree.read(node, at, into, from, count);
				at += Math.max(0, n);
				return n;
			}

			@Override
			public synchronized void write(byte[] bytes, int from, int count) throws IOException {
				if (append)
					at = node.size();
				tree.write(node, at, bytes, from, count);
				at += count;
			}
		};
	}
}
