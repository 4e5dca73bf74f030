// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet;

/**
 * What holds for all pools of an environment.
 *
 * @param readOnly       everything is seen, nothing can be done
 * @param refreshSeconds between two looks at toolstacks that tell no events, and between two load samples; at least 2
 * @param repository     where plain Xen hosts share images and configuration files. When it changes, those hosts are connected to anew
 */
public record EnvironmentSettings(boolean readOnly, int refreshSeconds, ImageRepository repository) {

	public static final EnvironmentSettings DEFAULT = new EnvironmentSettings(false, 10, ImageRepository.NONE);

	/** The same with another repository. */
	public EnvironmentSettings with(ImageRepository other) {
		return new EnvironmentSettings(readOnly, refreshSeconds, other);
	}
}
