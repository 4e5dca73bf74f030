// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import java.util.List;
import java.util.Set;

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

	public boolean isEmpty() {
		return facts == null && templates == null && hosts.isEmpty() && goneHosts.isEmpty() && domains.isEmpty()
				&& goneDomains.isEmpty();
	}
}
