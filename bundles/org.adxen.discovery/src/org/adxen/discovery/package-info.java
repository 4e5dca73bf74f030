// SPDX-License-Identifier: EPL-2.0
/**
 * Finds Xen hosts on networks: scans addresses and ports without privileges, and finds out what answers there without
 * credentials and without side effects. Needs nothing but the JDK, and ends at {@link org.adxen.discovery.Candidate candidates}:
 * nobody is logged in to and nothing is remembered.
 *
 * <pre>{@code
 * Targets targets = Targets.builder().add("192.0.2.0/24").exclude("192.0.2.1").build();
 * try (Scan scan = Scan.start(DiscoveryRequest.of(targets), candidate -> System.out.println(candidate))) {
 *     scan.await(); // or scan.progress() from anywhere, scan.cancel() at any time
 * }
 * }</pre>
 *
 * Scan only networks that you administer: many take a scan for the beginning of an attack.
 */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD, DefaultLocation.RECORD_COMPONENT })
package org.adxen.discovery;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
