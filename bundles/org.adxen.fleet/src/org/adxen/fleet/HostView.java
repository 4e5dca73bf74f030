// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet;

import org.adxen.xen.HostSnapshot;

/**
 * A host with everything a table row needs.
 *
 * @param key       who it is
 * @param facts     what its toolstack said
 * @param poolLabel as the tree shows it
 * @param toolstack the pool's scheme: xapi, xend, xl
 * @param running   ordinary domains running or paused on it
 * @param stale     whether the pool is not connected
 */
public record HostView(HostKey key, HostSnapshot facts, String poolLabel, String toolstack, int running, boolean stale) {
}
