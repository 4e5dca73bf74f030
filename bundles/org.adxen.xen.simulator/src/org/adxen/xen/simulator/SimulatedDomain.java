// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator;

/**
 * A domain as the simulator itself sees it, for tests that do not want to trust a client.
 *
 * @param state         the power state in the toolstack's words, such as "Running"
 * @param host          the name of the host it is on, "" if it is on none
 * @param controlDomain whether it is domain 0
 */
public record SimulatedDomain(String name, String uuid, String state, String host, boolean controlDomain) {
}
