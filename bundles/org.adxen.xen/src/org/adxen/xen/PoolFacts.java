// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What is true of a pool as a whole. A lone host is a pool of one.
 *
 * @param id          the toolstack's own stable id (XAPI: the pool's UUID), null when it has none
 * @param name        as the toolstack calls it, may be empty
 * @param toolstack   the toolstack's name and version, e.g. "XAPI 2.21", "xend 4.4"
 * @param coordinator id of the host that leads, null when unknown
 * @param ha          whether high availability is on: touching its members needs a warning
 */
public record PoolFacts(@Nullable String id, String name, String toolstack, @Nullable String coordinator, boolean ha) {
}
