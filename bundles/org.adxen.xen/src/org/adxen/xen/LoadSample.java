// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import java.time.Instant;
import java.util.Map;

/**
 * How busy hosts and domains are, as measured by the hosts.
 *
 * @param at      when it was read
 * @param hosts   by host id
 * @param domains CPU load by domain, 0..1 over its vCPUs; what is not measured is absent
 */
public record LoadSample(Instant at, Map<String, HostLoad> hosts, Map<DomainId, Double> domains) {

	/**
	 * @param cpu             0..1 over all processors, NaN when unknown
	 * @param memoryFreeBytes what a new domain could get, −1 when unknown
	 */
	public record HostLoad(double cpu, long memoryFreeBytes) {
	}

	public LoadSample {
		hosts = Map.copyOf(hosts);
		domains = Map.copyOf(domains);
	}
}
