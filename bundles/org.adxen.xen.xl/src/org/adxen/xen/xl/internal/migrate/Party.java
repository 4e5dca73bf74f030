// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.migrate;

import org.adxen.xen.xl.internal.ssh.RemoteHost;

/**
 * One of the two hosts of a migration.
 *
 * @param name by which people know it, for sentences: several hosts may share an address
 */
public record Party(RemoteHost host, String name) {
}
