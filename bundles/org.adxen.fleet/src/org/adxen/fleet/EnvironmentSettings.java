// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet;

/**
 * What holds for all pools of an environment.
 *
 * @param readOnly       everything is seen, nothing can be done
 * @param refreshSeconds between two looks at toolstacks that tell no events, and between two load samples; at least 2
 */
public record EnvironmentSettings(boolean readOnly, int refreshSeconds) {

	public static final EnvironmentSettings DEFAULT = new EnvironmentSettings(false, 10);
}
