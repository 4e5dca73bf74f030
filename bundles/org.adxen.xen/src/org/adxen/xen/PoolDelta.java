// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What changed in a pool since it was last told: whole new records of what came or changed, ids of what went.
 *
 * @param facts         the pool's own facts when they changed, else null
 * @param templates     all templates when any changed, else null
 */
public record PoolDelta(@Nullable PoolFacts facts, List<HostSnapshot> hosts, Set<String> goneHosts,
		List<DomainSnapshot> domains, Set<DomainId> goneDomains, @Nullable List<TemplateSnapshot> templates) {

	// Not compact: the compiler would lose the annotations of the parameters.
	public PoolDelta(@Nullable PoolFacts facts, List<HostSnapshot> hosts, Set<String> goneHosts,
			List<DomainSnapshot> domains, Set<DomainId> goneDomains, @Nullable List<TemplateSnapshot> templates) {
		this.facts = facts;
		this.hosts = List.copyOf(hosts);
		this.goneHosts = Set.copyOf(goneHosts);
		this.domains = List.copyOf(domains);
		this.goneDomains = Set.copyOf(goneDomains);
		this.templates = templates == null ? null : List.copyOf(templates);
	}

	/** What differs between two pictures of a pool, for toolstacks that have to be polled. */
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

	public boolean isEmpty() {
		return facts == null && templates == null && hosts.isEmpty() && goneHosts.isEmpty() && domains.isEmpty()
				&& goneDomains.isEmpty();
	}
}
