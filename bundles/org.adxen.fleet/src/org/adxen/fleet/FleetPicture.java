// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet;

import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Everything known of all pools at one moment. Immutable; each change makes a new one that shares what did not change.
 *
 * @param revision grows with every change
 * @param pools    by id, in the order in which the admin registered them
 */
public record FleetPicture(long revision, Map<String, PoolView> pools) {

	public Stream<DomainView> domains() {
		return pools.values().stream().flatMap(p -> p.domains().values().stream());
	}

	public Stream<HostView> hosts() {
		return pools.values().stream().flatMap(p -> p.hosts().values().stream());
	}

	public @Nullable DomainView domain(DomainKey key) {
		PoolView pool = pools.get(key.pool());
		return pool == null ? null : pool.domains().get(key);
	}

	public @Nullable HostView host(HostKey key) {
		PoolView pool = pools.get(key.pool());
		return pool == null ? null : pool.hosts().get(key.host());
	}
}
