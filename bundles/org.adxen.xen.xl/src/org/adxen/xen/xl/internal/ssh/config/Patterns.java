// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh.config;

import java.util.Locale;

/** OpenSSH's patterns (ssh_config(5), PATTERNS): {@code *}, {@code ?}, lists with commas, negation. Pure. */
public final class Patterns {

	private Patterns() {
	}

	/** Whether one pattern fits the whole text. Takes time in proportion to both lengths. */
	public static boolean fits(String pattern, String text) {
		int p = 0;
		int t = 0;
		int star = -1;
		int resume = 0;
		while (t < text.length()) {
			char wanted = p < pattern.length() ? pattern.charAt(p) : '\0';
			if (p < pattern.length() && wanted == '*') {
				star = p++;
				resume = t;
			} else if (p < pattern.length() && (wanted == '?' || wanted == text.charAt(t))) {
				p++;
				t++;
			} else if (star >= 0) {
				p = star + 1;
				t = ++resume;
			} else {
				return false;
			}
		}
		while (p < pattern.length() && pattern.charAt(p) == '*') {
			p++;
		}
		return p == pattern.length();
	}

	/** Whether some pattern fits and none that is negated does. */
	public static boolean anyFits(Iterable<String> patterns, String text) {
		boolean fits = false;
		for (String pattern : patterns) {
			if (pattern.startsWith("!")) {
				if (fits(pattern.substring(1), text)) {
					return false;
				}
			} else {
				fits |= fits(pattern, text);
			}
		}
		return fits;
	}

	/** The same for patterns separated by commas, in any case of letters: host names have none. */
	public static boolean hostFits(String list, String host) {
		return listFits(list.toLowerCase(Locale.ROOT), host.toLowerCase(Locale.ROOT));
	}

	/** The same with case. */
	public static boolean listFits(String list, String text) {
		return anyFits(java.util.List.of(list.split(",")), text);
	}
}
