// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.discovery;

/** Is told what becomes of each host that is registered with others; by several threads at a time. */
public interface RegistrationListener {

	void registered(DiscoveredHost host, String label);

	/** @param failure what {@link HostDiscovery#register} throws */
	void failed(DiscoveredHost host, Exception failure);
}
