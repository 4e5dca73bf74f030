// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.placement;

import org.adxen.fleet.HostKey;

/**
 * Something that runs goes from one host to another.
 *
 * @param name        unique among the moves
 * @param memoryBytes that it needs there, and frees here when it has arrived
 */
public record Move(String name, HostKey from, HostKey to, long memoryBytes) {
}
