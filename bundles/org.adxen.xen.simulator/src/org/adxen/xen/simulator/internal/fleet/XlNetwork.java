// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.fleet;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.adxen.xen.simulator.internal.xl.XlHost;

/** What the plain Xen hosts of a fleet have in common: how they find each other, and the threads of their SSH servers. */
final class XlNetwork {

	private static final int THREADS = 16;

	private final Map<String, XlHost> hosts = new ConcurrentHashMap<>();
	private final ExecutorService threads = Executors.newFixedThreadPool(THREADS,
			Thread.ofPlatform().daemon().name("simulated sshd ", 0).factory());
	private int members;

	ExecutorService threads() {
		return threads;
	}

	/** A host of this name is there. */
	synchronized void join(String name, XlHost host) {
		hosts.put(name, host);
		members++;
	}

	/** It listens there. */
	void listens(String address, int port, XlHost host) {
		hosts.put(address + ':' + port, host);
		hosts.put(host.machine().name() + ':' + port, host);
		// Without a port an address means whoever is alone there.
		hosts.putIfAbsent(address, host);
	}

	/** It listens there no more. */
	void silent(String address, int port, XlHost host) {
		hosts.remove(address + ':' + port, host);
		hosts.remove(host.machine().name() + ':' + port, host);
		hosts.remove(address, host);
	}

	/** The last one to leave turns off the light. */
	synchronized void leave() {
		if (--members == 0)
			threads.shutdownNow();
	}

	/** Finds by name, address, or either with a port. */
	Optional<XlHost> find(String address) {
		var found = hosts.get(address);
		if (found == null && address.startsWith("localhost"))
			found = hosts.get(address.replace("localhost", "127.0.0.1"));
		return Optional.ofNullable(found);
	}
}
