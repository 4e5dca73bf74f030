// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.ConnectionState.Connected;
import org.adxen.fleet.ConnectionState.NotWatched;
import org.adxen.fleet.DomainKey;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.HostKey;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.adxen.xen.Address;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.DomainSnapshot.Kind;
import org.adxen.xen.HostSnapshot;
import org.adxen.xen.PeerIdentity;
import org.adxen.xen.PoolFacts;
import org.adxen.xen.PowerState;

/** Pools, hosts and domains to test with. */
public final class Fixtures {

	public static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");
	public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
	public static final long GIB = 1L << 30;
	private static final Instant SEEN = NOW.minusSeconds(600);

	private Fixtures() {
	}

	public static PoolView pool(String id, String label, String address, DomainView... domains) {
		var map = new LinkedHashMap<DomainKey, DomainView>();
		for (DomainView domain : domains) {
			map.put(domain.key(), domain);
		}
		var facts = new PoolFacts("pool-uuid-" + id, label, "XAPI 2.21", "h1", false);
		return new PoolView(id, label, Address.parse(address), "root", new NotWatched(), false, facts, null,
				Map.of("h1", host(id, label, "h1", "xen-" + id)), map, List.of(), SEEN);
	}

	/** The same pool, with everything in it stale or not. */
	public static PoolView inState(PoolView p, ConnectionState state) {
		boolean stale = !(state instanceof Connected);
		var domains = new LinkedHashMap<DomainKey, DomainView>();
		p.domains().forEach((key, d) -> domains.put(key,
				new DomainView(key, d.facts(), d.hostName(), d.poolLabel(), d.toolstack(), stale, d.notes(), d.tags())));
		var hosts = new LinkedHashMap<String, HostView>();
		p.hosts().forEach((key, h) -> hosts.put(key, new HostView(h.key(), h.facts(), h.poolLabel(), h.toolstack(), h.running(), stale)));
		return new PoolView(p.id(), p.label(), p.address(), p.user(), state, p.readOnly(), p.facts(), p.capabilities(), hosts,
				domains, p.templates(), stale ? p.seenAt() : NOW);
	}

	public static HostView host(String pool, String label, String id, String name) {
		return new HostView(new HostKey(pool, id), new HostSnapshot(id, name, "10.0.0.1", true, true, true, 16, "EPYC", 64 * GIB,
				20 * GIB + GIB / 2, 0.374, "XCP-ng 8.3.0", "4.17.5", false, Set.of()), label, "xapi", 3, true);
	}

	public static DomainView domain(String pool, String label, String uuid, String name, PowerState state, String... tags) {
		return domain(pool, label, uuid, name, state, Kind.ORDINARY, tags);
	}

	public static DomainView domain(String pool, String label, String uuid, String name, PowerState state, Kind kind,
			String... tags) {
		boolean running = state == PowerState.RUNNING;
		var facts = new DomainSnapshot(DomainId.of(uuid), name, "", kind, state, running ? "h1" : null, running ? 7 : -1, 2, 4,
				2 * GIB, 4 * GIB, running ? 0.371 : Double.NaN, running ? NOW.minusSeconds(3 * 86_400 + 4 * 3_600) : null,
				running ? List.of("10.0.0.7") : List.of(), "", Set.of(tags), Set.of(), Set.of(), Map.of());
		return new DomainView(new DomainKey(pool, facts.id()), facts, running ? "xen-" + pool : null, label, "xapi", true, "",
				Set.of(tags));
	}

	public static PeerIdentity identity(String digit) {
		return new PeerIdentity("xen-1", 443, PeerIdentity.Kind.CERTIFICATE, digit.repeat(64), "CN=xen-1", NOW, NOW);
	}
}
