// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.targets;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

import org.adxen.discovery.TargetException;

/** The networks that this machine is in. Reads the list of interfaces; sends nothing. */
public final class LocalNetworks {

	private LocalNetworks() {
	}

	public static List<String> all() throws TargetException {
		try {
			var addresses = new ArrayList<InterfaceAddress>();
			for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
				try {
					if (network.isUp() && !network.isLoopback() && !network.isPointToPoint()) {
						addresses.addAll(network.getInterfaceAddresses());
					}
				} catch (SocketException e) {
					continue; // it vanished since it was listed
				}
			}
			return of(addresses.stream().map(a -> new Local(a.getAddress(), a.getNetworkPrefixLength())).toList());
		} catch (SocketException e) {
			throw new TargetException("The network interfaces of this machine cannot be listed (" + e.getMessage()
					+ "). Give the networks to scan.", e);
		}
	}

	/**
	 * An address of this machine.
	 *
	 * @param bits the length of its network's prefix
	 */
	record Local(InetAddress address, int bits) {
	}

	/** The IPv4 networks of these addresses, each once; an IPv6 network is too large to be walked through. */
	static List<String> of(List<Local> addresses) {
		return addresses.stream().filter(a -> a.address() instanceof Inet4Address)
				.map(a -> AddressRange.of(a.address(), a.bits()).at(0).getHostAddress() + "/" + a.bits()).distinct().toList();
	}
}
