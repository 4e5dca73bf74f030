// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.targets;

/**
 * A name or address that was given.
 *
 * @param name    how it is called
 * @param address what to resolve: the name itself, or what a file says stands behind it
 * @param port    the only one to be tried, 0 for all
 */
public record Wanted(String name, String address, int port) {

	/** As somebody would write it. */
	public String word() {
		return port == 0 ? address : (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
	}
}
