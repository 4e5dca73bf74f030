// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.host;

import java.net.InetAddress;

/** Names of addresses as the system's resolver knows them. */
public final class ReverseNames {

	private ReverseNames() {
	}

	/** Empty when there is none. Blocks on name servers; of loopback addresses they are not asked (RFC 6761 §6.3). */
	public static String of(InetAddress address) {
		if (address.isLoopbackAddress()) {
			return "";
		}
		String name = address.getCanonicalHostName();
		return name.equals(address.getHostAddress()) ? "" : name;
	}
}
