// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

import org.adxen.xen.XenException;
import org.adxen.xen.xenapi.internal.rpc.ApiFailure;
import org.adxen.xen.xenapi.internal.rpc.Scalars;
import org.adxen.xen.xenapi.internal.session.Session;

/**
 * What a new domain could get on each host: {@code host.compute_free_memory}, the only truth since XenServer 6.1. Asked
 * again only for hosts where something changed, and at most every {@link #REST} for each. Used by one thread.
 */
final class FreeMemory {

	static final Duration REST = Duration.ofSeconds(5);

	private final Session session;
	private final Map<String, Long> asked = new HashMap<>();

	FreeMemory(Session session) {
		this.session = session;
	}

	/** Measures what is due, and returns how long the rest has to wait; null when nothing is left. */
	Duration measure(PoolPicture picture) throws XenException, InterruptedException {
		Duration wait = null;
		for (String host : new ArrayList<>(picture.unmeasured())) {
			long now = System.nanoTime();
			Long before = asked.get(host);
			Duration left = before == null ? Duration.ZERO : REST.minusNanos(now - before);
			if (left.isPositive()) {
				wait = wait == null || left.compareTo(wait) < 0 ? left : wait;
			} else {
				asked.put(host, now);
				picture.measured(host, ask(host));
			}
		}
		return wait;
	}

	private long ask(String host) throws XenException, InterruptedException {
		try {
			return Scalars.number(session.read(Methods.HOST_FREE_MEMORY, host).toString());
		} catch (ApiFailure e) {
			return -1; // the host is away: then it is not known, and the host's own state tells why
		}
	}
}
