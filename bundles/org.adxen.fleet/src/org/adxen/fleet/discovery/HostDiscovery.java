// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.discovery;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

import org.adxen.discovery.DiscoveryRequest;
import org.adxen.discovery.Scan;
import org.adxen.discovery.TargetException;
import org.adxen.fleet.EnvironmentException;
import org.adxen.xen.Credentials;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;

/**
 * Finds hosts for the fleet, with the probes that plug-ins contribute to the extension point
 * {@code org.adxen.fleet.discoveryProbes}, and remembers them in the environment. An OSGi service; safe for any thread. Nothing is
 * scanned and nobody logged in to unless asked for here.
 */
public interface HostDiscovery {

	/** Refusal's code: the host is a member of a pool, and its coordinator is not registered yet. Its parameter is the sentence. */
	String MEMBER = "ADXEN_POOL_MEMBER";

	/** How many hosts are logged in to at a time. */
	int AT_A_TIME = 8;

	/** As {@link org.adxen.discovery.Targets#localNetworks}. May block. */
	List<String> localNetworks() throws TargetException;

	/** Looks for what plug-ins know as well. */
	DiscoveryRequest withContributedProbes(DiscoveryRequest request);

	/**
	 * Starts a scan and returns at once. What it finds is told, and remembered at its end, however it ends; when it cannot be written,
	 * a trouble is told. A host that an earlier scan found and one that goes to its end does not, although it knocks there, is gone.
	 *
	 * @throws IllegalArgumentException as {@link Scan#start}
	 * @throws IOException              as {@link Scan#start}
	 */
	Scan start(DiscoveryRequest request, HostDiscoveryListener listener) throws IOException;

	/** Every host that a scan found, those of scans that still go on included, as they stand now; the newest first. Blocks (reads the environment). */
	List<DiscoveredHost> seen() throws EnvironmentException;

	/** Offers these no more, or again. Blocks (writes the environment). */
	void ignore(Collection<DiscoveredHost> hosts, boolean ignored) throws EnvironmentException;

	/** Knows these no more: the next scan that finds one finds it for the first time. Blocks (writes the environment). */
	void forget(Collection<DiscoveredHost> hosts) throws EnvironmentException;

	/** What {@link #remember} was told last; empty when never. Blocks (reads the environment). */
	Optional<Rescan> rescan() throws EnvironmentException;

	/** Remembers in the environment what to scan again. Blocks (writes the environment). */
	void remember(Rescan rescan) throws EnvironmentException;

	/**
	 * Logs in to a host and registers it under the name that it has there. It is bound to the fingerprint that was found: whoever shows
	 * another is refused before any secret is sent. Blocks.
	 *
	 * @return the label
	 * @throws IllegalArgumentException the host has no address to register
	 * @throws XenException             as {@link org.adxen.fleet.Fleet#test}; {@link org.adxen.xen.XenFailure.Refused} with the code
	 *                                  {@link org.adxen.fleet.Fleet#SAME_POOL} when it is a member of a pool that is registered already, {@link #MEMBER} when of another
	 */
	String register(DiscoveredHost host, Credentials credentials, boolean rememberPassword)
			throws XenException, EnvironmentException, InterruptedException;

	/**
	 * The same for many hosts, a few at a time, members of pools after their coordinators. Returns when there is an outcome for each.
	 *
	 * @throws InterruptedException those that were not registered by then are not, nor is there more of an outcome
	 */
	default void registerAll(Map<DiscoveredHost, Credentials> hosts, boolean rememberPassword, RegistrationListener listener)
			throws InterruptedException {
		var members = new ConcurrentHashMap<DiscoveredHost, Credentials>();
		register(hosts, rememberPassword, listener, (host, failure) -> {
			if (failure instanceof XenException xen && xen.failure() instanceof XenFailure.Refused refused && refused.code().equals(MEMBER)) {
				members.put(host, hosts.get(host));
			} else {
				listener.failed(host, failure);
			}
		});
		register(members, rememberPassword, listener, listener::failed);
	}

	private void register(Map<DiscoveredHost, Credentials> hosts, boolean rememberPassword, RegistrationListener listener,
			BiConsumer<DiscoveredHost, Exception> failed) throws InterruptedException {
		ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().name("adxen-register-", 0).factory());
		try {
			hosts.forEach((host, credentials) -> workers.execute(() -> {
				try {
					listener.registered(host, register(host, credentials, rememberPassword));
				} catch (XenException | EnvironmentException e) {
					failed.accept(host, e);
				} catch (InterruptedException e) {
					Thread.currentThread().interrupt(); // whoever waits for all is told
				}
			}));
			workers.shutdown();
			workers.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
		} finally {
			workers.shutdownNow();
		}
	}
}
