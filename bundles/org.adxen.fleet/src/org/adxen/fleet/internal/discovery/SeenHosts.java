// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.discovery;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.adxen.discovery.Candidate;
import org.adxen.discovery.Fingerprint;
import org.adxen.discovery.Sighting;
import org.adxen.fleet.discovery.DiscoveredHost;
import org.adxen.fleet.internal.discovery.SeenHost.Service;

/** All hosts that scans found, each once, found again by any of its services. For one thread. */
final class SeenHosts {

	private final Set<SeenHost> hosts = new LinkedHashSet<>();
	private final Map<String, SeenHost> byService = new HashMap<>();

	Collection<SeenHost> all() {
		return hosts;
	}

	void add(SeenHost host) {
		hosts.add(host);
		host.services().forEach(service -> byService.put(service.key(), host));
	}

	private void remove(SeenHost host) {
		hosts.remove(host);
		host.services().forEach(service -> byService.remove(service.key(), host));
	}

	/** Null when no scan found it. */
	SeenHost get(String service) {
		return byService.get(service);
	}

	void ignore(DiscoveredHost host, boolean ignored) {
		replace(host, known -> known.ignored(ignored));
	}

	/** It belongs to a registered pool. */
	void belongs(DiscoveredHost host, String pool) {
		replace(host, known -> known.of(pool));
	}

	private void replace(DiscoveredHost host, UnaryOperator<SeenHost> change) {
		of(host.candidate()).forEach(known -> {
			remove(known);
			add(change.apply(known));
		});
	}

	void forget(DiscoveredHost host) {
		of(host.candidate()).forEach(this::remove);
	}

	private Set<SeenHost> of(Candidate candidate) {
		var known = new LinkedHashSet<SeenHost>();
		candidate.sightings().stream().map(s -> byService.get(DiscoveredHost.key(s))).filter(Objects::nonNull).forEach(known::add);
		return known;
	}

	/**
	 * A scan found it.
	 *
	 * @param at    when the scan began
	 * @param tried where it has knocked and waited for an answer: a service that was there and is not told now has gone
	 */
	SeenHost found(Candidate candidate, Instant at, Predicate<InetSocketAddress> tried) {
		var names = new LinkedHashSet<>(candidate.names());
		var services = new LinkedHashMap<String, Service>();
		candidate.sightings().forEach(s -> services.put(DiscoveredHost.key(s), new Service(s, print(s))));
		Instant first = at;
		boolean ignored = false;
		String pool = "";
		for (SeenHost known : of(candidate)) {
			names.addAll(known.names());
			ignored |= known.ignored();
			pool = known.pool().isEmpty() ? pool : known.pool();
			first = known.firstSeen().isBefore(first) ? known.firstSeen() : first;
			for (Service service : known.services()) {
				if (services.containsKey(service.key())) {
					services.computeIfPresent(service.key(), (key, now) -> service.accepted().isEmpty() ? now
							: new Service(now.sighting(), service.accepted()));
				} else if (!tried.test(service.sighting().at())) {
					services.put(service.key(), service);
				}
			}
			remove(known);
		}
		var host = new SeenHost(List.copyOf(names), List.copyOf(services.values()), ignored, pool, first, at, null);
		add(host);
		return host;
	}

	/** Those where a scan knocked and that it did not find, for the first time. */
	List<SeenHost> miss(Instant at, Predicate<InetSocketAddress> tried) {
		var gone = new ArrayList<SeenHost>();
		for (SeenHost host : List.copyOf(hosts)) {
			if (host.goneSince() == null && host.lastSeen().isBefore(at) && host.services().stream().anyMatch(s -> tried.test(s.sighting().at()))) {
				remove(host);
				SeenHost now = host.gone(at);
				add(now);
				gone.add(now);
			}
		}
		return gone;
	}

	private static String print(Sighting sighting) {
		Fingerprint print = sighting.fingerprint();
		return print == null ? "" : print.sha256();
	}
}
