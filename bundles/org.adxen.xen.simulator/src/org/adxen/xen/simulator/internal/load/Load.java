// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.load;

import org.adxen.xen.simulator.internal.Ids;

/**
 * How busy things are: numbers that move like a real machine's, with a slow swing and a quick jitter, and that follow from
 * the seed and the time alone. Safe for use from any thread.
 */
public final class Load {

	private static final int RESOLUTION = 1_000_000;

	private final Ids ids;

	/** Numbers that follow from the identifiers' seed. */
	public Load(Ids ids) {
		this.ids = ids;
	}

	/**
	 * A share of something at a time.
	 *
	 * @param what    the object and its metric
	 * @param base    the usual share, 0 to 1
	 * @param seconds the time since the epoch
	 * @return 0 to 1
	 */
	public double share(String what, double base, long seconds) {
		return Math.clamp(base * wave(what, seconds), 0, 1);
	}

	/** Something without an upper limit, such as bytes a second, around its usual value. */
	public double amount(String what, double base, long seconds) {
		return base * wave(what, seconds);
	}

	private double wave(String what, long seconds) {
		var seed = what.hashCode() ^ ids.seed().hashCode();
		var period = 300 + Math.floorMod(seed, 900);
		var swing = Math.sin(2 * Math.PI * (seconds % period) / period + Math.floorMod(seed, 628) / 100.0);
		return Math.max(0.02, 1 + 0.35 * swing + 0.3 * jitter(seed, seconds / 5));
	}

	/** Between -1 and 1, another for each slot of time (the finishing step of splitmix64). */
	private static double jitter(long seed, long slot) {
		var z = seed * 0x9E3779B97F4A7C15L + slot;
		z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
		z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
		return Math.floorMod(z ^ z >>> 31, 2 * RESOLUTION) / (double) RESOLUTION - 1;
	}
}
