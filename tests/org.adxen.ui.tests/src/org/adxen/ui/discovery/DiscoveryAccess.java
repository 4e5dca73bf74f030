// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.discovery;

import java.time.Instant;

import org.adxen.fleet.EnvironmentException;

/** What tests do instead of a clock. */
public final class DiscoveryAccess {

	private DiscoveryAccess() {
	}

	/** As if a minute had passed. */
	public static void look(Discovery discovery) throws EnvironmentException {
		new RescanJob(discovery, discovery.hosts()).look(Instant.now());
	}

	public static boolean isScanning(Discovery discovery) {
		return discovery.isScanning();
	}
}
