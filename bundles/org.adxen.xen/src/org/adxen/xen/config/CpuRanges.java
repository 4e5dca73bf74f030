// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import java.util.StringTokenizer;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

/** The grammar of {@code cpus}: {@code all}, {@code 0-3,^2}, {@code nodes:1}, as {@code xl}'s parse_cpurange reads it. */
final class CpuRanges {

	private static final Pattern RANGE = Pattern.compile("\\s*\\+?([0-9]{1,18})(?:-\\s*\\+?([0-9]{1,18}))?");

	private CpuRanges() {
	}

	/** The part that {@code xl} refuses; null if there is none. */
	static @Nullable String malformed(String text) {
		var parts = new StringTokenizer(text, ",");
		while (parts.hasMoreTokens()) {
			String part = parts.nextToken();
			boolean except = part.startsWith("^");
			String range = except ? part.substring(1) : part;
			for (String nodes : new String[] {"node:", "nodes:"})
				if (range.startsWith(nodes)) {
					range = range.substring(nodes.length());
					break;
				}
			if (range.equals("all") && !except)
				continue;
			var matcher = RANGE.matcher(range);
			if (!matcher.matches()
					|| matcher.group(2) != null && Long.parseLong(matcher.group(2)) < Long.parseLong(matcher.group(1)))
				return part;
		}
		return null;
	}
}
