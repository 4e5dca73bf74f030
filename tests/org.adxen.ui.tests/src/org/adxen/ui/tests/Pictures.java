// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.tests;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.DomainKey;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostKey;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.adxen.xen.Address;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.HostSnapshot;
import org.adxen.xen.PowerState;

/** Pictures of made-up fleets. */
public final class Pictures {

	private Pictures() {
	}

	public static FleetPicture of(PoolView... pools) {
		var all = new LinkedHashMap<String, PoolView>();
		for (PoolView pool : pools) {
			all.put(pool.id(), pool);
		}
		return new FleetPicture(1, all);
	}

	/** @param domains on hosts by index, −1 for on none */
	public static PoolView pool(String id, ConnectionState state, int hosts, Map<String, Integer> domains) {
		var hostViews = new LinkedHashMap<String, HostView>();
		for (int i = 0; i < hosts; i++) {
			String host = id + "-h" + i;
			hostViews.put(host, new HostView(new HostKey(id, host), host(host), id, "xapi", 0, false));
		}
		boolean stale = !(state instanceof ConnectionState.Connected);
		var domainViews = new LinkedHashMap<DomainKey, DomainView>();
		domains.forEach((name, on) -> {
			var key = new DomainKey(id, DomainId.of(name));
			String host = on < 0 ? null : id + "-h" + on;
			domainViews.put(key, new DomainView(key, domain(name, host), host, id, "xapi", stale, "", Set.of()));
		});
		return new PoolView(id, id, new Address("xapi", false, "127.0.0.1", 1000), "root", state, false, null, null, hostViews,
				domainViews, List.of(), Instant.now());
	}

	private static HostSnapshot host(String id) {
		return new HostSnapshot(id, id, "127.0.0.1", true, true, false, 8, "", 1L << 36, 1L << 35, 0.1, "XCP-ng", "4.17",
				false, Set.of());
	}

	private static DomainSnapshot domain(String name, String host) {
		return new DomainSnapshot(DomainId.of(name), name, "", DomainSnapshot.Kind.ORDINARY,
				host == null ? PowerState.HALTED : PowerState.RUNNING, host, host == null ? -1 : 1, 2, 2, 1L << 30, 1L << 30, 0.5,
				null, List.of(), "", Set.of(), Set.of(), Set.of(), Map.of());
	}
}
