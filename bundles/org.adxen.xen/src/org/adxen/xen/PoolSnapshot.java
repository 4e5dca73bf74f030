// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import java.util.List;

/** Everything a pool reported at one moment; complete, so what is not in it does not exist. */
public record PoolSnapshot(PoolFacts facts, List<HostSnapshot> hosts, List<DomainSnapshot> domains,
		List<TemplateSnapshot> templates) {

	public PoolSnapshot {
		hosts = List.copyOf(hosts);
		domains = List.copyOf(domains);
		templates = List.copyOf(templates);
	}
}
