// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

/** Who logs in, and with what. */
public record Credentials(String user, Secret password) {
}
