// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

/**
 * Who logs in, and with what.
 *
 * @param user     may be empty where the connector knows a usual one: the SSH configuration's, else {@code root}
 * @param password may be empty where {@link XenConnector#needsPassword()} is false
 */
public record Credentials(String user, Secret password) {
}
