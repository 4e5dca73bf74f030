// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.programs;

/** The sets of tr(1). */
final class CharacterSet {

	private CharacterSet() {
	}

	/** All characters of a set such as a-z, [:upper:] or \n. */
	static String of(String set) {
		var so = new StringBuilder();
		for (int i = 0; i < set.length(); i++) {
			if (set.startsWith("[:", i) && set.indexOf(":]", i) > 0) {
				var name = set.substring(i + 2, set.indexOf(":]", i));
				for (char c = 0; c < 256; c++)
					if (org.adxen.xen.simulator.internal.shell.Shell.isInClass(name, c))
						so.append(c);
				i = set.indexOf(":]", i) + 1;
				continue;
			}
			var c = set.charAt(i);
			if (c == '\\' && i + 1 < set.length()) {
				var kind = set.charAt(++i);
				var plain = "abfnrtv\\".indexOf(kind);
				if (plain >= 0)
					c = "\u0007\b\f\n\r\t\u000b\\".charAt(plain);
				else if (kind >= '0' && kind <= '7') {
					var end = i;
					while (end < set.length() && end < i + 3 && set.charAt(end) >= '0' && set.charAt(end) <= '7')
						end++;
					c = (char) Integer.parseInt(set.substring(i, end), 8);
					i = end - 1;
				} else
					c = kind;
			}
			if (i + 2 < set.length() && set.charAt(i + 1) == '-') {
				for (char next = c; next <= set.charAt(i + 2); next++)
					so.append(next);
				i += 2;
			} else
				so.append(c);
		}
		return so.toString();
	}
}
