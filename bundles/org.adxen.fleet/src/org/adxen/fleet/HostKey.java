// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet;

/** Names a host in the whole fleet. */
public record HostKey(String pool, String host) {

	@Override
	public String toString() {
		return pool + "/" + host;
	}
}
