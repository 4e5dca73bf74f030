// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.shell;

/**
 * Patterns as in POSIX 2.13, over text whose characters carry marks: a quoted character stands for itself.
 */
final class Pattern {

	/** Marks of a character that is being expanded. */
	static final char QUOTED = 0x100;
	static final char EXPANDED = 0x200;
	/** Not a character: here was something quoted, even if it was empty. */
	static final char EMPTY = 0x400;
	/** Not a character: a field ends here. */
	static final char BREAK = 0x800;

	private Pattern() {
	}

	static boolean isQuoted(char c) {
		return (c & QUOTED) != 0;
	}

	static char bare(char c) {
		return (char) (c & 0xFF);
	}

	/** The text without marks. */
	static String plain(CharSequence marked) {
		var so = new StringBuilder(marked.length());
		for (int i = 0; i < marked.length(); i++)
			if (marked.charAt(i) < EMPTY)
				so.append(bare(marked.charAt(i)));
		return so.toString();
	}

	/** Whether it has anything that stands for something else. */
	static boolean isPattern(CharSequence marked) {
		return marked.chars().anyMatch(c -> !isQuoted((char) c) && c < EMPTY && "*?[".indexOf(bare((char) c)) >= 0);
	}

	static boolean matches(CharSequence pattern, String text) {
		var clean = new StringBuilder();
		for (int i = 0; i < pattern.length(); i++)
			if (pattern.charAt(i) < EMPTY)
				clean.append(pattern.charAt(i));
		return matches(clean.toString(), 0, text, 0);
	}

	private static boolean matches(String pattern, int p, String text, int t) {
		while (p < pattern.length()) {
			var c = pattern.charAt(p);
			var plain = bare(c);
			if (isQuoted(c)) {
				if (t >= text.length() || text.charAt(t) != plain)
					return false;
			} else if (plain == '*') {
				for (int i = t; i <= text.length(); i++)
					if (matches(pattern, p + 1, text, i))
						return true;
				return false;
			} else if (t >= text.length())
				return false;
			else if (plain == '[' && closing(pattern, p) > 0) {
				if (!inSet(pattern, p, text.charAt(t)))
					return false;
				p = closing(pattern, p);
			} else if (plain != '?' && text.charAt(t) != plain)
				return false;
			p++;
			t++;
		}
		return t == text.length();
	}

	private static int closing(String pattern, int open) {
		var i = open + 1;
		if (i < pattern.length() && (pattern.charAt(i) == '!' || pattern.charAt(i) == '^'))
			i++;
		for (i++; i < pattern.length(); i++) {
			if (pattern.startsWith("[:", i) && pattern.indexOf(":]", i) > 0)
				i = pattern.indexOf(":]", i) + 1;
			else if (!isQuoted(pattern.charAt(i)) && bare(pattern.charAt(i)) == ']')
				return i;
		}
		return -1;
	}

	private static boolean inSet(String pattern, int open, char c) {
		var end = closing(pattern, open);
		var i = open + 1;
		var negated = pattern.charAt(i) == '!' || pattern.charAt(i) == '^';
		if (negated)
			i++;
		var found = false;
		while (i < end) {
			if (pattern.startsWith("[:", i)) {
				var stop = pattern.indexOf(":]", i);
				found |= inClass(pattern.substring(i + 2, stop), c);
				i = stop + 2;
			} else if (i + 2 < end && bare(pattern.charAt(i + 1)) == '-') {
				found |= c >= bare(pattern.charAt(i)) && c <= bare(pattern.charAt(i + 2));
				i += 3;
			} else
				found |= c == bare(pattern.charAt(i++));
		}
		return found != negated;
	}

	/** Whether a character is in a class of the C locale. */
	static boolean inClass(String name, char c) {
		return switch (name) {
		case "digit" -> c >= '0' && c <= '9';
		case "lower" -> c >= 'a' && c <= 'z';
		case "upper" -> c >= 'A' && c <= 'Z';
		case "alpha" -> Character.isLetter(c) && c < 128;
		case "alnum" -> Character.isLetterOrDigit(c) && c < 128;
		case "space" -> c == ' ' || c >= 9 && c <= 13;
		case "blank" -> c == ' ' || c == '\t';
		case "cntrl" -> c < 32 || c == 127;
		case "print" -> c >= 32 && c < 127;
		case "graph" -> c > 32 && c < 127;
		case "punct" -> c > 32 && c < 127 && !Character.isLetterOrDigit(c);
		case "xdigit" -> Character.digit(c, 16) >= 0 && c < 128;
		default -> false;
		};
	}
}
