// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.programs;

/** Permission bits as chmod(1) and ls(1) write them. */
final class Modes {

	private Modes() {
	}

	/** The bits after a change such as 600, u+x or go-rwx. */
	static int change(int mode, String how) {
		if (how.matches("[0-7]+"))
			return Integer.parseInt(how, 8);
		var so = mode;
		for (String clause : how.split(",")) {
			var operator = clause.replaceFirst("^[ugoa]*", "");
			var who = clause.substring(0, clause.length() - operator.length());
			var bits = 0;
			for (char c : operator.substring(1).toCharArray())
				bits |= switch (c) {
				case 'r' -> 4;
				case 'w' -> 2;
				default -> 1;
				};
			for (char c : (who.isEmpty() || who.contains("a") ? "ugo" : who).toCharArray()) {
				var shift = c == 'u' ? 6 : c == 'g' ? 3 : 0;
				so = switch (operator.charAt(0)) {
				case '+' -> so | bits << shift;
				case '-' -> so & ~(bits << shift);
				default -> so & ~(7 << shift) | bits << shift;
				};
			}
		}
		return so;
	}

	/** rwxr-xr-x. */
	static String letters(int mode) {
		var so = new StringBuilder();
		for (int i = 8; i >= 0; i--)
			so.append((mode >> i & 1) == 1 ? "rwx".charAt((8 - i) % 3) : '-');
		if ((mode & 01000) != 0)
			so.setCharAt(8, (mode & 1) == 1 ? 't' : 'T');
		return so.toString();
	}
}
