// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.adxen.xen.XenException;

/**
 * A host on the way to another, as ProxyJump names it.
 *
 * @param user empty when not given
 * @param host with a configuration section of its own
 * @param port 0 when not given
 */
public record Jump(String user, String host, int port) {

	private static final Pattern FORM = Pattern
			.compile("(?:ssh://)?(?:([^\\s@/]+)@)?(\\[[0-9A-Fa-f:.%]+\\]|[^\\s/:@\\[\\]]+)(?::([0-9]{1,5}))?/?");

	/** All jumps of a line, the nearest first. */
	static List<Jump> parse(ConfigLine line, String text) throws XenException {
		var jumps = new ArrayList<Jump>();
		for (String one : text.split(",")) {
			Matcher m = FORM.matcher(one.strip());
			int port = m.matches() && m.group(3) != null ? Integer.parseInt(m.group(3)) : 0;
			if (!m.matches() || port > 65535) {
				throw line.refused("names \"" + one + "\", which is not [user@]host[:port]");
			}
			String host = m.group(2);
			jumps.add(new Jump(m.group(1) == null ? "" : m.group(1),
					host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port));
		}
		return jumps;
	}

	/** As ssh -J takes it. */
	@Override
	public String toString() {
		return (user.isEmpty() ? "" : user + "@") + (host.indexOf(':') >= 0 ? "[" + host + "]" : host)
				+ (port == 0 ? "" : ":" + port);
	}
}
