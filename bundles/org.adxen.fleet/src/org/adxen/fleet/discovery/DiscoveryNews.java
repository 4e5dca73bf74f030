// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.discovery;

import java.util.List;

/**
 * What a scan found otherwise than the scans before. Immutable.
 *
 * @param found   hosts that no scan had found before and that are not registered
 * @param changed hosts with another identity than they had
 * @param gone    hosts that were there, and do not answer any more where it was knocked. Known only of a scan that went to its end
 */
public record DiscoveryNews(List<DiscoveredHost> found, List<DiscoveredHost> changed, List<DiscoveredHost> gone) {

	public static final DiscoveryNews NONE = new DiscoveryNews(List.of(), List.of(), List.of());

	public DiscoveryNews {
		found = List.copyOf(found);
		changed = List.copyOf(changed);
		gone = List.copyOf(gone);
	}

	public boolean isEmpty() {
		return found.isEmpty() && changed.isEmpty() && gone.isEmpty();
	}
}
