// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.discovery;

import java.time.Instant;

/**
 * A host that some scan found.
 *
 * @param key         {@code kind://address:port} of its best service
 * @param name        as it was shown
 * @param fingerprint SHA-256 of what it showed, empty for nothing
 * @param ignored     the admin does not want to be offered it
 * @param lastSeen    when
 */
public record SeenHost(String key, String name, String fingerprint, boolean ignored, Instant lastSeen) {
}
