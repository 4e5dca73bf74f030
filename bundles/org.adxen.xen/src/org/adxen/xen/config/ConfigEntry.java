// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

/**
 * A key and what it finally means in a file.
 *
 * @param position of the key in the last statement that set it
 * @param value as a whole, with all that {@code +=} added
 * @param appended whether the last statement was {@code +=}: {@code xl} then takes the value for no number
 */
public record ConfigEntry(String key, ConfigPosition position, ConfigValue value, boolean appended) {
}
