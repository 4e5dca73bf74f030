// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.discovery;

import org.adxen.discovery.Progress;

/** Is told what a scan finds, as {@link org.adxen.discovery.DiscoveryListener} is, with what the fleet knows of it. */
public interface HostDiscoveryListener {

	/** A new host, or more about one, as it stands now. */
	void found(DiscoveredHost host);

	/** Something did not go as it should; a sentence for the admin. */
	void trouble(String sentence);

	/** The scan is over and remembered; the last call. */
	void ended(Progress progress, DiscoveryNews news);
}
