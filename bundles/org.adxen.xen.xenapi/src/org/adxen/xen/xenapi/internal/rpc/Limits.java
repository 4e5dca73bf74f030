// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.rpc;

import java.time.Duration;

/**
 * How much one kind of call may cost: the most bytes an answer may have, and the time from the first attempt to connect to
 * the last byte, however slowly they drip.
 */
public record Limits(long bytes, Duration time) {

	private static final long MIB = 1 << 20;

	/** An ordinary call. */
	public static Limits ordinary(Duration time) {
		return new Limits(64 * MIB, time);
	}

	/** A call made before it is known who answers. */
	public static Limits stranger(Duration time) {
		return new Limits(2 * MIB, time);
	}

	/**
	 * Everything a pool has, streamed. One VM record is about 14 kB of XML, so this is room for some 70,000 of them; five
	 * minutes are a link of 4 MB/s.
	 */
	public static Limits bulk() {
		return new Limits(1024 * MIB, Duration.ofMinutes(5));
	}
}
