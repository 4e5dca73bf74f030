// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.discovery;

import java.time.Duration;

import org.adxen.discovery.DiscoveryRequest;
import org.adxen.discovery.Limits;
import org.adxen.discovery.TargetException;
import org.adxen.discovery.Targets;

/**
 * What to scan, in an admin's words, so that it can be remembered and done again. Immutable.
 *
 * @param targets   as {@link Targets.Builder#add} reads them
 * @param exclude   what to leave out, as {@link Targets.Builder#exclude} reads it
 * @param ports     numbers; blank for the usual ones
 * @param perSecond connections begun in a second; 0 for as many as go
 * @param timeout   the longest wait for an answer
 * @param large     whether somebody agreed to more addresses than {@link Targets#LARGE}
 */
public record ScanPlan(String targets, String exclude, String ports, int perSecond, Duration timeout, boolean large) {

	/** As polite and patient as usual, on the usual ports. */
	public static ScanPlan of(String targets) {
		return new ScanPlan(targets, "", "", Limits.DEFAULT.perSecond(), Limits.DEFAULT.connectTimeout(), false);
	}

	/**
	 * Resolves the names; blocks on name servers.
	 *
	 * @throws TargetException          a target is none; with a sentence
	 * @throws IllegalArgumentException a port or limit is none; with a sentence
	 */
	public DiscoveryRequest request() throws TargetException, InterruptedException {
		DiscoveryRequest request = DiscoveryRequest.of(Targets.builder().add(targets).exclude(exclude).build()).withPorts(ports)
				.withLimits(Limits.DEFAULT.withPerSecond(perSecond).withConnectTimeout(timeout));
		return large ? request.agreedToLarge() : request;
	}

	public ScanPlan agreedToLarge() {
		return new ScanPlan(targets, exclude, ports, perSecond, timeout, true);
	}
}
