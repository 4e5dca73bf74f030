// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.scan;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * How long an answer is waited for: as long as allowed, until a network has answered; then by its own round trips, smoothed as
 * TCP does (RFC 6298 §2). Every answer counts, also "refused". For one thread.
 */
final class Patience {

	/** Never less: an answer is often held up by address resolution or a sleeping link. */
	private static final long LEAST_NANOS = 250_000_000;

	private static final class RoundTrip {
		private double smoothed;
		private double variation;
	}

	private final long mostNanos;
	private final Map<Long, RoundTrip> networks = new HashMap<>();

	Patience(long mostNanos) {
		this.mostNanos = mostNanos;
	}

	void answered(InetAddress address, long nanos) {
		RoundTrip trip = networks.get(network(address));
		if (trip == null) {
			trip = new RoundTrip();
			trip.smoothed = nanos;
			trip.variation = nanos / 2.0;
			networks.put(network(address), trip);
		} else {
			trip.variation = 0.75 * trip.variation + 0.25 * Math.abs(trip.smoothed - nanos);
			trip.smoothed = 0.875 * trip.smoothed + 0.125 * nanos;
		}
	}

	long nanosFor(InetAddress address) {
		RoundTrip trip = networks.get(network(address));
		return trip == null ? mostNanos
				: Math.min(mostNanos, Math.max(LEAST_NANOS, (long) (4 * (trip.smoothed + 4 * trip.variation))));
	}

	/** The /24 of an IPv4 address, the /64 of an IPv6 one. */
	private static Long network(InetAddress address) {
		byte[] bytes = address.getAddress();
		return bytes.length == 4 ? (long) (ByteBuffer.wrap(bytes).getInt() >>> 8) : ByteBuffer.wrap(bytes).getLong();
	}
}
