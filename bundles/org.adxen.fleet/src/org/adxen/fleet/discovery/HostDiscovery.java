// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.discovery;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

import org.adxen.discovery.DiscoveryListener;
import org.adxen.discovery.DiscoveryRequest;
import org.adxen.discovery.Scan;
import org.adxen.fleet.EnvironmentException;
import org.adxen.xen.Credentials;
import org.adxen.xen.XenException;

/**
 * Finds hosts for the fleet, with the probes that plug-ins contribute to the extension point
 * {@code org.adxen.fleet.discoveryProbes}. An OSGi service; safe for any thread. Nothing is scanned and nobody logged in to
 * unless asked for here.
 */
public interface HostDiscovery {

	/** Looks for what plug-ins know as well. */
	DiscoveryRequest withContributedProbes(DiscoveryRequest request);

	/**
	 * Starts a scan and returns at once. Each time that something is found the host is told with what the fleet knows of it. What was
	 * seen is remembered at the end of the scan, however it ends; when it cannot be written, {@code trouble} is told.
	 *
	 * @param found as {@link DiscoveryListener#found}
	 * @param rest  is told of troubles and the end; its {@code found} is not called
	 * @throws IllegalArgumentException as {@link Scan#start}
	 * @throws IOException              as {@link Scan#start}
	 */
	Scan start(DiscoveryRequest request, Consumer<DiscoveredHost> found, DiscoveryListener rest) throws IOException;

	/** The hosts as they stand now: after some were registered, say. Blocks (reads the environment). */
	List<DiscoveredHost> again(Collection<DiscoveredHost> hosts);

	/** What scans have found so far, the newest first. Blocks (reads the environment). */
	List<SeenHost> seen() throws EnvironmentException;

	/** Offers these no more, or again. Blocks (writes the environment). */
	void ignore(Collection<DiscoveredHost> hosts, boolean ignored) throws EnvironmentException;

	/**
	 * Logs in to a host and registers it under the name that it has there. It is bound to the fingerprint that was found: whoever shows
	 * another is refused before any secret is sent. Blocks.
	 *
	 * @return the label
	 * @throws IllegalArgumentException the host has no address to register
	 * @throws XenException             as {@link org.adxen.fleet.Fleet#test}; {@link org.adxen.xen.XenFailure.Refused} with the code {@link org.adxen.fleet.Fleet#SAME_POOL} when it
	 *                                  is a member of a pool that is registered already
	 */
	String register(DiscoveredHost host, Credentials credentials, boolean rememberPassword)
			throws XenException, EnvironmentException, InterruptedException;
}
