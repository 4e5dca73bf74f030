// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet;

import org.adxen.xen.DomainId;

/** Names a domain in the whole fleet, for as long as it exists: never a name, an address or a domid. */
public record DomainKey(String pool, DomainId domain) {

	@Override
	public String toString() {
		return pool + "/" + domain;
	}
}
