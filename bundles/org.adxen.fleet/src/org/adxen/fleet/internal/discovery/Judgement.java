// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.discovery;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.adxen.discovery.Candidate;
import org.adxen.discovery.Fingerprint;
import org.adxen.discovery.Sighting;
import org.adxen.fleet.PoolView;
import org.adxen.fleet.discovery.DiscoveredHost;
import org.adxen.fleet.discovery.Standing;
import org.adxen.xen.Address;
import org.adxen.xen.PeerIdentity;
import org.eclipse.jdt.annotation.Nullable;

/** Compares what was found with what is registered, trusted and was seen before. Immutable. */
final class Judgement {

	/** What a host is best registered by: its toolstack over TLS, then plain, then a login by SSH. */
	private static final List<String> BEST = List.of(Sighting.XAPI, Sighting.XEND, Sighting.SSH);

	private record Where(String host, int port) {
		static Where of(String host, int port) {
			return new Where(host.toLowerCase(Locale.ROOT), port);
		}
	}

	private final Map<String, PoolView> pools = new HashMap<>();
	private final Map<Where, PoolView> registered = new HashMap<>();
	private final Map<String, PoolView> members = new HashMap<>();
	private final Map<Where, PeerIdentity> trusted = new HashMap<>();

	Judgement(Collection<PoolView> pools, List<PeerIdentity> trusted) {
		for (PoolView pool : pools) {
			this.pools.put(pool.id(), pool);
			registered.put(Where.of(pool.address().host(), pool.address().port()), pool);
			pool.hosts().values().forEach(host -> members.put(host.facts().address(), pool));
		}
		trusted.forEach(i -> this.trusted.put(Where.of(i.host(), i.port()), i));
	}

	static Sighting main(Candidate candidate) {
		return candidate.sightings().stream()
				.min(Comparator.<Sighting>comparingInt(s -> BEST.contains(s.kind()) ? BEST.indexOf(s.kind()) : BEST.size())
						.thenComparing(s -> !s.tls()))
				.orElseThrow();
	}

	static @Nullable Address registrable(Sighting main) {
		String scheme = main.kind().equals(Sighting.SSH) ? "xl" : main.kind();
		return BEST.contains(main.kind())
				? new Address(scheme, !main.tls() && !scheme.equals("xl"), address(main), main.at().getPort())
				: null;
	}

	private static String address(Sighting sighting) {
		return sighting.at().getAddress().getHostAddress();
	}

	/** @param seen the same host, as it is remembered with what was just found */
	DiscoveredHost judge(Candidate candidate, SeenHost seen) {
		Sighting main = main(candidate);
		PoolView pool = pool(candidate, seen);
		String label = pool == null ? "" : pool.label();
		Standing standing = changed(candidate, seen) ? Standing.CHANGED
				: !label.isEmpty() ? Standing.KNOWN : seen.ignored() ? Standing.IGNORED : Standing.NEW;
		return new DiscoveredHost(candidate, main, registrable(main), standing, label, seen.firstSeen(), seen.lastSeen(), seen.goneSince());
	}

	/** The registered pool that the host belongs to; null when to none. */
	@Nullable
	PoolView pool(Candidate candidate, SeenHost seen) {
		for (Sighting sighting : candidate.sightings()) {
			for (String name : names(candidate, sighting)) {
				PoolView pool = registered.get(Where.of(name, sighting.at().getPort()));
				if (pool != null) {
					return pool;
				}
			}
			PoolView pool = members.get(address(sighting));
			if (pool != null && belongs(sighting, pool) && !isThisMachine(sighting.at().getAddress())) {
				return pool;
			}
		}
		// A pool that is not connected tells of no members, but it did when this one was found or logged in to.
		PoolView remembered = pools.get(seen.pool());
		return remembered != null && !remembered.isConnected() ? remembered : null;
	}

	/** The toolstack itself, or the SSH server that each host of XAPI has. */
	private static boolean belongs(Sighting sighting, PoolView pool) {
		String scheme = pool.address().scheme();
		return sighting.kind().equals(scheme) || sighting.kind().equals(Sighting.SSH) && scheme.equals(Sighting.XAPI);
	}

	/** Behind this machine's own address there may be many others, by ports that are forwarded. */
	private static boolean isThisMachine(InetAddress address) {
		return address.getHostAddress().equals("127.0.0.1") || address.isLoopbackAddress() && address instanceof Inet6Address;
	}

	private boolean changed(Candidate candidate, SeenHost seen) {
		for (Sighting sighting : candidate.sightings()) {
			Fingerprint print = sighting.fingerprint();
			if (print == null) {
				continue;
			}
			if (names(candidate, sighting).stream().map(name -> trusted.get(Where.of(name, sighting.at().getPort())))
					.anyMatch(known -> known != null && known.sha256().equals(print.sha256()))) {
				continue; // an admin's trust is newer than what some scan saw
			}
			if (seen.services().stream().anyMatch(s -> s.sighting().equals(sighting) && !s.accepted().isEmpty()
					&& !s.accepted().equals(print.sha256()))) {
				return true;
			}
			for (String name : names(candidate, sighting)) {
				PeerIdentity known = trusted.get(Where.of(name, sighting.at().getPort()));
				if (known != null && sameType(known, print) && !known.sha256().equals(print.sha256())) {
					return true;
				}
			}
		}
		return false;
	}

	/** A server has several host keys; another type is no change. */
	private static boolean sameType(PeerIdentity known, Fingerprint print) {
		boolean certificate = print.type().equals(Fingerprint.CERTIFICATE);
		return known.kind() == PeerIdentity.Kind.CERTIFICATE ? certificate
				: !certificate && known.subject().toLowerCase(Locale.ROOT).contains(print.type().replaceFirst("^ssh-", ""));
	}

	private static Set<String> names(Candidate candidate, Sighting sighting) {
		var names = new HashSet<>(candidate.names());
		names.add(address(sighting));
		return names;
	}
}
