// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.scan;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.adxen.discovery.DiscoveryProbe;
import org.adxen.discovery.DiscoveryRequest;
import org.adxen.discovery.Sighting;

/**
 * Asks open ports what they are: a bounded number at a time, on virtual threads, the rest waiting in a short queue. Safe for any thread.
 */
final class Inquiry {

	private static final int QUEUE = 256;

	private record Opened(InetSocketAddress at, SocketChannel channel) {
	}

	private final DiscoveryRequest request;
	private final Reports reports;
	private final Runnable wakeup;
	private final Set<Integer> usual;
	/** Guarded by this object. */
	private final ArrayDeque<Opened> waiting = new ArrayDeque<>();
	/** The size of {@link #waiting}, for a look without a lock before each connection. */
	private volatile int queued;
	private final Map<BoundedContact, Thread> asked = new ConcurrentHashMap<>();

	Inquiry(DiscoveryRequest request, Reports reports, Runnable wakeup) {
		this.request = request;
		this.reports = reports;
		this.wakeup = wakeup;
		this.usual = Set.copyOf(DiscoveryRequest.usualPorts(request.probes()));
	}

	boolean full() {
		return queued >= QUEUE;
	}

	synchronized boolean idle() {
		return waiting.isEmpty() && asked.isEmpty();
	}

	synchronized void opened(InetSocketAddress at, SocketChannel channel) {
		waiting.add(new Opened(at, channel));
		queued = waiting.size();
	}

	/** Asks the next, and hangs up on those that take too long. */
	synchronized void tick(long now) {
		asked.keySet().forEach(contact -> contact.closeIfOver(now));
		while (!waiting.isEmpty() && asked.size() < request.limits().probes()) {
			Opened next = waiting.remove();
			queued = waiting.size();
			var contact = new BoundedContact(next.at, next.channel, now + request.limits().probeTimeout().toNanos());
			Thread thread = Thread.ofVirtual().name("adxen-discovery-probe").unstarted(() -> ask(contact));
			asked.put(contact, thread);
			thread.start();
		}
	}

	synchronized void cancel() {
		asked.forEach((contact, thread) -> {
			thread.interrupt();
			contact.close();
		});
		for (Opened one : waiting) {
			new BoundedContact(one.at, one.channel, 0).close();
		}
		waiting.clear();
	}

	private void ask(BoundedContact contact) {
		try (contact) {
			Optional<Sighting> seen = identify(contact);
			if (seen.isPresent()) {
				reports.found(seen.get());
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt(); // cancelled
		} finally {
			asked.remove(contact);
			wakeup.run();
		}
	}

	private Optional<Sighting> identify(BoundedContact contact) {
		int port = contact.at().getPort();
		boolean known = usual.contains(port);
		List<DiscoveryProbe> probes = request.probes().stream().filter(p -> !known || p.ports().contains(port)).toList();
		contact.expectUnusual(!known);
		for (DiscoveryProbe probe : probes) {
			try {
				Optional<Sighting> seen = probe.identify(contact);
				if (seen.isPresent()) {
					return seen;
				}
			} catch (IOException e) {
				continue; // it is something else; that is no failure of the scan
			} catch (RuntimeException e) {
				reports.trouble("The probe " + probe.getClass().getName() + " failed at " + contact.at() + ": " + e);
			}
		}
		return Optional.empty();
	}
}
