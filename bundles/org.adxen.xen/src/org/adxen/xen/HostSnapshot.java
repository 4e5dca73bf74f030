// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import java.util.Set;

/**
 * A host as its toolstack reported it at one moment.
 *
 * @param id               within the pool: XAPI's host UUID, or one made for hosts that have none
 * @param name             as shown
 * @param address          what other hosts and consoles reach it by
 * @param enabled          whether domains may be started on it; false is maintenance
 * @param live             whether the pool hears from it
 * @param coordinator      whether it leads its pool
 * @param cpus             logical processors
 * @param cpuModel         may be empty
 * @param memoryTotalBytes −1 when unknown
 * @param memoryFreeBytes  what a new domain could get, −1 when unknown
 * @param cpuLoad          0..1, NaN when unknown
 * @param software         product and version, e.g. "XCP-ng 8.3.0"
 * @param xenVersion       the hypervisor's, may be empty
 * @param evacuating       whether somebody is emptying it now
 * @param tags             labels kept by the toolstack
 */
public record HostSnapshot(String id, String name, String address, boolean enabled, boolean live, boolean coordinator,
		int cpus, String cpuModel, long memoryTotalBytes, long memoryFreeBytes, double cpuLoad, String software,
		String xenVersion, boolean evacuating, Set<String> tags) {

	public HostSnapshot {
		tags = Set.copyOf(tags);
	}
}
