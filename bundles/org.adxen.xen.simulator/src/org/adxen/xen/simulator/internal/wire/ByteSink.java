// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Takes an answer as text and turns it into UTF-8, either to a stream or only to learn how long it is: XAPI says the
 * Content-Length of every answer, and an answer may be far too long to be kept.
 */
public final class ByteSink {

	private static final int SIZE = 32 * 1024;

	private final byte[] buffer = new byte[SIZE];
	private final OutputStream out;
	private final boolean counting;
	private int fill;
	private long total;

	/** A sink that writes to the stream. */
	public ByteSink(OutputStream out) {
		this(out, false);
	}

	private ByteSink(OutputStream out, boolean counting) {
		this.out = out;
		this.counting = counting;
	}

	/** A sink that only counts. */
	static ByteSink counter() {
		return new ByteSink(OutputStream.nullOutputStream(), true);
	}

	/** Whether this sink only counts. */
	boolean counting() {
		return counting;
	}

	/** Counts bytes that need not be made, because somebody knows how many they are. */
	void count(long bytes) {
		total += bytes;
	}

	/** How many bytes came in. */
	public long total() {
		return total + fill;
	}

	/** Hands everything to the stream. */
	public void flush() {
		try {
			out.write(buffer, 0, fill);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		total += fill;
		fill = 0;
	}

	/** Bytes as they are. */
	public void raw(byte[] bytes) {
		if (bytes.length > SIZE - fill)
			flush();
		if (bytes.length > SIZE)
			throw new IllegalArgumentException("a constant of " + bytes.length + " bytes");
		System.arraycopy(bytes, 0, buffer, fill, bytes.length);
		fill += bytes.length;
	}

	/** A byte as it is. */
	public void raw(int value) {
		if (fill == SIZE)
			flush();
		buffer[fill++] = (byte) value;
	}

	/** Text of the grammar itself: ASCII without anything to escape. */
	public void raw(String ascii) {
		for (int i = 0; i < ascii.length(); i++)
			raw(ascii.charAt(i));
	}

	/** A character as UTF-8, given as its code point. */
	public void codePoint(int point) {
		if (point < 0x80) {
			raw(point);
		} else if (point < 0x800) {
			raw(0xC0 | point >> 6);
			raw(0x80 | point & 0x3F);
		} else if (point < 0x10000) {
			raw(0xE0 | point >> 12);
			raw(0x80 | point >> 6 & 0x3F);
			raw(0x80 | point & 0x3F);
		} else {
			raw(0xF0 | point >> 18);
			raw(0x80 | point >> 12 & 0x3F);
			raw(0x80 | point >> 6 & 0x3F);
			raw(0x80 | point & 0x3F);
		}
	}
}
