// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.definitions;

import org.adxen.xen.config.DomainConfig;

/**
 * A configuration file on the host from which a domain can be started.
 *
 * @param path     absolute
 * @param uuid     the file's, or one made for it; lower case
 * @param explicit whether it is the file's
 */
public record Definition(String path, String uuid, boolean explicit, DomainConfig config) {

	public String name() {
		return config.name();
	}
}
