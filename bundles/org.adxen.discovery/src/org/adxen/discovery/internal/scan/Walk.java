// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.scan;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.List;

import org.adxen.discovery.DiscoveryRequest;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The way through a scan: single ports first, then port after port over all addresses, so that no machine gets all its
 * connections at once. Safe for any thread.
 */
final class Walk {

	private final Iterable<InetAddress> addresses;
	private final Iterator<InetSocketAddress> endpoints;
	private final Iterator<Integer> ports;
	private final long total;
	private Iterator<InetAddress> address = List.<InetAddress>of().iterator();
	private int port;

	Walk(DiscoveryRequest request) {
		this.addresses = request.targets().addresses();
		this.endpoints = request.targets().endpoints().iterator();
		List<Integer> all = request.ports();
		this.ports = all.iterator();
		this.total = Math.multiplyExact(request.targets().addressCount(), (long) all.size()) + request.targets().endpoints().size();
	}

	long total() {
		return total;
	}

	/** False once everything was handed out. */
	synchronized boolean hasNext() {
		while (!endpoints.hasNext() && !address.hasNext() && ports.hasNext()) {
			port = ports.next();
			address = addresses.iterator();
			if (!address.hasNext()) {
				return false;
			}
		}
		return endpoints.hasNext() || address.hasNext();
	}

	/** Null when another thread has got the last. */
	synchronized @Nullable InetSocketAddress next() {
		return !hasNext() ? null : endpoints.hasNext() ? endpoints.next() : new InetSocketAddress(address.next(), port);
	}
}
