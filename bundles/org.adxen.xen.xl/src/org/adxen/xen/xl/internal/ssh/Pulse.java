// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh;

import java.time.Duration;

/**
 * How the silence of a host is judged. What a host sends for other reasons is a sign of life too.
 *
 * @param step        between two looks
 * @param askAfter    silence after which the host is asked for a sign of life, again and again
 * @param giveUpAfter silence after which it is given up
 */
record Pulse(Duration step, Duration askAfter, Duration giveUpAfter) {

	/** A silent loss is to be seen within 15 s, and a host asked three times before. */
	static final Pulse USUAL = new Pulse(Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(12));
}
