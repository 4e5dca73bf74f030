// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

/**
 * Names a domain within its pool. Its UUID is enough where the toolstack keeps UUIDs unique; Domain-0 (all zeros on every
 * {@code xl} host) and duplicates also need their host.
 *
 * @param uuid lower case, with dashes
 * @param host the host's id, or empty when the UUID is enough
 */
public record DomainId(String uuid, String host) {

	public static DomainId of(String uuid) {
		return new DomainId(uuid, "");
	}

	@Override
	public String toString() {
		return host.isEmpty() ? uuid : uuid + "@" + host;
	}
}
