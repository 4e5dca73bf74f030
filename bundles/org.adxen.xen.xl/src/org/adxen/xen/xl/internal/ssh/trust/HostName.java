// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh.trust;

/**
 * The names a host's key is known by.
 *
 * @param known       in {@code known_hosts}: the alias, the host, or {@code [host]:port}
 * @param withoutPort the bare name; the same as {@code known} when that has none
 */
public record HostName(String known, String withoutPort) {

	private static final int SSH_PORT = 22;

	public static HostName of(String host, int port, String alias) {
		if (!alias.isEmpty()) {
			return new HostName(alias, alias);
		}
		return new HostName(port == SSH_PORT ? host : "[" + host + "]:" + port, host);
	}
}
