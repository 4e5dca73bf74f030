// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal;

import java.time.Duration;

/**
 * How long things take.
 *
 * @param pace          what the usual durations are multiplied with; 0 makes everything immediate
 * @param wrongPassword how long a wrong password is pondered
 */
public record Timing(double pace, Duration wrongPassword) {

	/** How long something takes that usually takes so long. */
	public Duration paced(Duration usual) {
		return Duration.ofNanos((long) (usual.toNanos() * pace));
	}
}
