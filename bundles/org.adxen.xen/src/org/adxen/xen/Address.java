// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a toolstack is spoken to: {@code xapi://xen-1.example}, {@code xapi+http://127.0.0.1:8080},
 * {@code xend+http://old.example}, {@code xl://xen-9.example}. Immutable; equal when they lead to the same port by the
 * same protocol.
 *
 * @param scheme the toolstack, in lower case: {@code xapi}, {@code xend}, {@code xl}, or what a connector of its own serves
 * @param plain  whether the admin asked for unencrypted HTTP ({@code +http}); never the default
 * @param host   a name or an address, IPv6 without brackets
 * @param port   1..65535
 */
public record Address(String scheme, boolean plain, String host, int port) {

	private static final Pattern FORM = Pattern
			.compile("(?:([A-Za-z][A-Za-z0-9]*)(\\+http)?://)?(\\[[0-9A-Fa-f:.%]+\\]|[^\\s/:@\\[\\]?#]+)(?::([0-9]{1,5}))?/?");

	/** Ports by convention: XAPI behind stunnel on 443 (80 plain); xend 9367 (9363 plain), xend-config.sxp; SSH 22. */
	private static final Map<String, Integer> TLS_PORTS = Map.of("xapi", 443, "xend", 9367, "xl", 22);
	private static final Map<String, Integer> PLAIN_PORTS = Map.of("xapi", 80, "xend", 9363);

	public Address {
		if (port < 1 || port > 65535) {
			throw new IllegalArgumentException("The port must be between 1 and 65535, but is " + port + ".");
		}
		scheme = scheme.toLowerCase(Locale.ROOT);
	}

	/**
	 * Reads what an admin typed; without a scheme it is {@code xapi}, without a port the toolstack's usual one.
	 *
	 * @throws IllegalArgumentException with a sentence for the admin
	 */
	public static Address parse(String text) {
		Matcher m = FORM.matcher(text.strip());
		if (!m.matches()) {
			throw new IllegalArgumentException("\"" + text
					+ "\" is not an address. Write a host name or address, or for example xapi://host:443 or xend+http://host:9363.");
		}
		String scheme = m.group(1) == null ? "xapi" : m.group(1).toLowerCase(Locale.ROOT);
		boolean plain = m.group(2) != null;
		String host = m.group(3);
		if (host.startsWith("[")) {
			host = host.substring(1, host.length() - 1);
		}
		Integer port = m.group(4) != null ? Integer.valueOf(m.group(4)) : (plain ? PLAIN_PORTS : TLS_PORTS).get(scheme);
		if (port == null) {
			throw new IllegalArgumentException("The address \"" + text + "\" needs a port: " + scheme + " has no usual one.");
		}
		return new Address(scheme, plain, host, port);
	}

	/** The form that {@link #parse} reads, always with the port. */
	@Override
	public String toString() {
		return scheme + (plain ? "+http" : "") + "://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
	}
}
