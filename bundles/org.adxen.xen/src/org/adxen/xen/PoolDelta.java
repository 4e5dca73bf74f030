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

	public PoolDelta {
		hosts = List.copyOf(hosts);
		goneHosts = Set.copyOf(goneHosts);
		domains = List.copyOf(domains);
		goneDomains = Set.copyOf(goneDomains);
	}

	public boolean isEmpty() {
		return facts == null && templates == null && hosts.isEmpty() && goneHosts.isEmpty() && domains.isEmpty()
				&& goneDomains.isEmpty();
	}
}
