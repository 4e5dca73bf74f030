// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet;

import java.util.Set;

/**
 * What is different between two pictures, one for each batch.
 *
 * @param picture   the new one
 * @param pools     ids of the pools in which anything changed, including those that came and went
 * @param structure whether pools, hosts or domains came, went or moved, or a pool's state changed; otherwise only facts did
 */
public record FleetChange(FleetPicture picture, Set<String> pools, boolean structure) {
}
