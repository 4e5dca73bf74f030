// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery;

import java.net.InetSocketAddress;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A service found at one address and port.
 *
 * @param at          where
 * @param kind        one of the constants here, or what a probe of others calls it
 * @param tls         whether it is spoken to over TLS
 * @param version     what it tells about its version or age, for showing; empty for nothing. From the other side: may be anything
 *                    printable, up to 200 characters
 * @param fingerprint null where it shows none, such as over plain HTTP
 * @param names       what the certificate calls it: names and addresses, for showing and {@link Candidate identity}
 * @param machineId   an id that no clone shares, null where none can be had without a login
 */
public record Sighting(InetSocketAddress at, String kind, boolean tls, String version, @Nullable Fingerprint fingerprint,
		Set<String> names, @Nullable String machineId) {

	/** The toolstack of XCP-ng and XenServer. */
	public static final String XAPI = "xapi";
	/** The Xen API of xend, the toolstack before Xen 4.5. */
	public static final String XEND = "xend";
	/** xend's older interface over plain HTTP; it tells of a Xen host, but cannot be connected to. */
	public static final String XEND_HTTP = "xend-http";
	/** An SSH server: perhaps a host with {@code xl}, which only a login tells. */
	public static final String SSH = "ssh";
	/** The daemon of libvirt, of whatever hypervisor. */
	public static final String LIBVIRT = "libvirt";

	public Sighting {
		names = Set.copyOf(names);
		version = version.replaceAll("\\p{C}", " ").strip();
		version = version.length() > 200 ? version.substring(0, 200) : version;
	}
}
