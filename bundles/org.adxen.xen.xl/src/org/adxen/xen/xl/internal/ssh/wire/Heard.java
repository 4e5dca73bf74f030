// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * What a host sends, with the time of its last byte, and with a limit to what may come before it names its protocol: a host
 * may greet (RFC 4253, 4.2), but not for ever, and what is no SSH server is told by its own words.
 */
public final class Heard extends FilterInputStream {

	private static final int LONGEST_GREETING = 16 << 10;
	private static final int SHOWN = 120;
	private static final String SSH = "SSH-";

	private final StringBuilder line = new StringBuilder();
	private volatile String greeting = "";
	private volatile boolean spokeSsh;
	private volatile boolean ended;
	private volatile long last = System.nanoTime();
	private int greeted;

	public Heard(InputStream host) {
		super(host);
	}

	@Override
	public int read() throws IOException {
		int b;
		try {
			b = super.read();
		} catch (IOException e) {
			ended = true;
			throw e;
		}
		if (b < 0) {
			ended = true;
		} else {
			last = System.nanoTime();
			if (!spokeSsh) {
				greet(b);
			}
		}
		return b;
	}

	@Override
	public int read(byte[] to, int at, int length) throws IOException {
		int count;
		try {
			count = super.read(to, at, length);
		} catch (IOException e) {
			ended = true;
			throw e;
		}
		if (count < 0) {
			ended = true;
		} else {
			last = System.nanoTime();
			for (int i = at; i < at + count && !spokeSsh; i++) {
				greet(to[i] & 0xFF);
			}
		}
		return count;
	}

	private void greet(int b) throws IOException {
		if (b == '\n') {
			spokeSsh = line.indexOf(SSH) == 0;
			line.setLength(0);
		} else if (line.length() < SHOWN) {
			line.append((char) b);
		}
		if (greeted < SHOWN) {
			greeting += (char) b;
		}
		if (++greeted > LONGEST_GREETING) {
			throw new IOException("It greets without end.");
		}
	}

	/** Whether nothing will come any more. */
	public boolean ended() {
		return ended;
	}

	/** Whether it named itself an SSH server. */
	public boolean spokeSsh() {
		return spokeSsh;
	}

	/** Whether it said nothing at all. */
	public boolean saidNothing() {
		return greeting.isEmpty();
	}

	/** The beginning of what it said, for people; empty when that is no text. */
	public String greeting() {
		return greeting.replaceAll("[^ -~]+", " ").strip();
	}

	/** How long it has been silent. */
	public Duration silence() {
		return Duration.ofNanos(System.nanoTime() - last);
	}
}
