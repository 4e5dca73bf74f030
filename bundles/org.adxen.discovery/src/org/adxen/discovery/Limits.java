// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery;

import java.time.Duration;

/**
 * How much a scan may do at once. Immutable.
 *
 * @param perSecond      connections begun in a second; 0 for as many as go. Those by which an open port is asked what it is
 *                       come on top: a few for each
 * @param inFlight       connections that wait for an answer at a time, 1 or more; less where the process may open fewer files
 * @param connectTimeout the longest that an answer to a connection is waited for. Where a network (an IPv4 /24, an IPv6 /64)
 *                       has answered, four times its round trips and more are enough, but never less than 250 ms
 * @param probes         open ports that are asked at a time what they are, 1 or more
 * @param probeTimeout   the longest that one open port is dealt with, whatever it says
 */
public record Limits(int perSecond, int inFlight, Duration connectTimeout, int probes, Duration probeTimeout) {

	/** Polite: a /24 on eight ports in a second, no more than a busy browser does to a router. */
	public static final Limits DEFAULT = new Limits(2000, 4096, Duration.ofMillis(1200), 64, Duration.ofSeconds(6));

	public Limits {
		if (perSecond < 0 || inFlight < 1 || probes < 1) {
			throw new IllegalArgumentException(
					"A scan needs at least one connection and one probe at a time, and a rate of 0 (no limit) or more a second.");
		}
		if (!positive(connectTimeout) || !positive(probeTimeout)) {
			throw new IllegalArgumentException("The time-outs must be longer than 0 and not longer than ten minutes.");
		}
	}

	public Limits withPerSecond(int rate) {
		return new Limits(rate, inFlight, connectTimeout, probes, probeTimeout);
	}

	public Limits withInFlight(int most) {
		return new Limits(perSecond, most, connectTimeout, probes, probeTimeout);
	}

	public Limits withConnectTimeout(Duration longest) {
		return new Limits(perSecond, inFlight, longest, probes, probeTimeout);
	}

	public Limits withProbeTimeout(Duration longest) {
		return new Limits(perSecond, inFlight, connectTimeout, probes, longest);
	}

	private static boolean positive(Duration duration) {
		return duration.isPositive() && duration.compareTo(Duration.ofMinutes(10)) <= 0;
	}
}
