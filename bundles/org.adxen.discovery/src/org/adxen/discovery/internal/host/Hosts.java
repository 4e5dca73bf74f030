// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.host;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.adxen.discovery.Candidate;
import org.adxen.discovery.Fingerprint;
import org.adxen.discovery.Sighting;

/**
 * Makes hosts of what was seen, by the rules that {@link Candidate} states. Not safe for several threads: the scanner calls it
 * under its lock.
 */
public final class Hosts {

	private static final class Host {
		private final long id;
		private final Set<String> names = new LinkedHashSet<>();
		private final List<Sighting> sightings = new ArrayList<>();
		private final Set<Long> replaces = new TreeSet<>();

		private Host(long id) {
			this.id = id;
		}

		private Candidate told() {
			return new Candidate(id, List.copyOf(names), sightings, replaces);
		}
	}

	private final Map<InetAddress, List<Host>> byAddress = new HashMap<>();
	private final Map<Fingerprint, List<Host>> byFingerprint = new HashMap<>();
	private final Map<String, Host> byMachine = new HashMap<>();
	private long lastId;

	/** @param names what the network calls the address */
	public Candidate add(Sighting seen, Set<String> names) {
		InetAddress address = seen.at().getAddress();
		var same = new LinkedHashSet<Host>();
		for (Host host : byAddress.getOrDefault(address, List.of())) {
			if (!isForwarding(address) && host.sightings.stream().noneMatch(s -> differ(s, seen))) {
				same.add(host);
				break;
			}
		}
		if (seen.fingerprint() != null) {
			byFingerprint.getOrDefault(seen.fingerprint(), List.of()).stream().filter(h -> isSame(h, seen, names)).forEach(same::add);
		}
		if (seen.machineId() != null && byMachine.containsKey(seen.machineId())) {
			same.add(byMachine.get(seen.machineId()));
		}
		Host host = same.isEmpty() ? new Host(++lastId) : same.iterator().next();
		same.stream().filter(other -> other != host).forEach(other -> merge(host, other));
		host.names.addAll(names);
		host.sightings.add(seen);
		index(host, seen);
		return host.told();
	}

	private void index(Host host, Sighting seen) {
		add(byAddress, seen.at().getAddress(), host);
		if (seen.fingerprint() != null) {
			add(byFingerprint, seen.fingerprint(), host);
		}
		if (seen.machineId() != null) {
			byMachine.put(seen.machineId(), host);
		}
	}

	private static <K> void add(Map<K, List<Host>> index, K key, Host host) {
		List<Host> hosts = index.computeIfAbsent(key, k -> new ArrayList<>(1));
		if (!hosts.contains(host)) {
			hosts.add(host);
		}
	}

	private void merge(Host host, Host other) {
		byAddress.values().forEach(hosts -> hosts.remove(other));
		byFingerprint.values().forEach(hosts -> hosts.remove(other));
		byMachine.values().removeIf(known -> known == other);
		host.names.addAll(other.names);
		host.replaces.add(other.id);
		host.replaces.addAll(other.replaces);
		for (Sighting sighting : other.sightings) {
			host.sightings.add(sighting);
			index(host, sighting);
		}
	}

	/** Two machines behind one address: the same kind of service with different keys. */
	private static boolean differ(Sighting one, Sighting other) {
		return one.kind().equals(other.kind()) && one.fingerprint() != null && other.fingerprint() != null
				&& !Objects.equals(one.fingerprint(), other.fingerprint());
	}

	/** Ports of this very machine are forwarded to others more often than not. */
	private static boolean isForwarding(InetAddress address) {
		return address.getHostAddress().equals("127.0.0.1") || address.isLoopbackAddress() && address.getAddress().length == 16;
	}

	/** The key is the same: is the machine? */
	private static boolean isSame(Host host, Sighting seen, Set<String> names) {
		return host.names.stream().anyMatch(names::contains) || host.sightings.stream()
				.anyMatch(s -> s.at().equals(seen.at()) || bothNamed(s, seen));
	}

	/** The certificate is made out for both addresses. */
	private static boolean bothNamed(Sighting one, Sighting other) {
		return one.names().contains(one.at().getAddress().getHostAddress())
				&& one.names().contains(other.at().getAddress().getHostAddress())
				&& other.names().containsAll(one.names());
	}
}
