// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.session;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.HostSnapshot;
import org.adxen.xen.PoolDelta;
import org.adxen.xen.PoolSnapshot;

/** What differs between two pictures of a pool, for toolstacks that have to be polled. */
public final class PoolDiff {

	private PoolDiff() {
	}

	public static PoolDelta between(PoolSnapshot before, PoolSnapshot now) {
		var hosts = index(before.hosts(), HostSnapshot::id);
		var domains = index(before.domains(), DomainSnapshot::id);
		var goneHosts = new HashSet<>(hosts.keySet());
		now.hosts().forEach(host -> goneHosts.remove(host.id()));
		var goneDomains = new HashSet<>(domains.keySet());
		now.domains().forEach(domain -> goneDomains.remove(domain.id()));
		return new PoolDelta(now.facts().equals(before.facts()) ? null : now.facts(),
				now.hosts().stream().filter(host -> !host.equals(hosts.get(host.id()))).toList(), goneHosts,
				now.domains().stream().filter(domain -> !domain.equals(domains.get(domain.id()))).toList(), goneDomains,
				now.templates().equals(before.templates()) ? null : now.templates());
	}

	private static <K, V> Map<K, V> index(List<V> values, Function<V, K> key) {
		var index = new HashMap<K, V>();
		values.forEach(value -> index.put(key.apply(value), value));
		return index;
	}
}
