// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.programs;

import java.util.regex.Pattern;

/** Regular expressions of POSIX in the words of Java's. */
final class Regex {

	private Regex() {
	}

	/** Translates a basic (with GNU's \+ \? \|) or an extended one. */
	static Pattern compile(String text, boolean extended, boolean ignoreCase) {
		var so = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			var c = text.charAt(i);
			if (c == '[') {
				var end = closing(text, i);
				so.append(set(text.substring(i, end + 1)));
				i = end;
			} else if (c == '\\' && i + 1 < text.length()) {
				var next = text.charAt(++i);
				if (!extended && "(){}+?|".indexOf(next) >= 0 || "wWbsS123456789".indexOf(next) >= 0)
					so.append("wWbsS123456789".indexOf(next) >= 0 ? "\\" : "").append(next);
				else
					so.append(next == 'n' ? "\n" : next == 't' ? "\t" : Pattern.quote(String.valueOf(next)));
			} else if (!extended && "(){}+?|".indexOf(c) >= 0)
				so.append('\\').append(c);
			else if (!extended && c == '*' && (i == 0 || text.startsWith("\\(", i - 2) || i == 1 && text.charAt(0) == '^'))
				so.append("\\*");
			else if (!extended && (c == '^' && i > 0 && !text.startsWith("\\(", i - 2) || c == '$' && i < text.length() - 1
					&& !text.startsWith("\\)", i + 1)))
				so.append('\\').append(c);
			else
				so.append(c);
		}
		return Pattern.compile(so.toString(), ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
	}

	private static int closing(String text, int open) {
		var i = open + 1;
		if (i < text.length() && text.charAt(i) == '^')
			i++;
		for (i++; i < text.length(); i++) {
			if (text.startsWith("[:", i) && text.indexOf(":]", i) > 0)
				i = text.indexOf(":]", i) + 1;
			else if (text.charAt(i) == ']')
				return i;
		}
		throw new java.util.regex.PatternSyntaxException("Unmatched [", text, open);
	}

	private static String set(String set) {
		var so = new StringBuilder("[");
		var i = 1;
		if (set.charAt(i) == '^') {
			so.append('^');
			i++;
		}
		for (; i < set.length() - 1; i++)
			if (set.startsWith("[:", i)) {
				var end = set.indexOf(":]", i);
				so.append(switch (set.substring(i + 2, end)) {
				case "space" -> "\\s";
				case "blank" -> " \\t";
				case "digit" -> "0-9";
				case "alpha" -> "a-zA-Z";
				case "alnum" -> "a-zA-Z0-9";
				case "upper" -> "A-Z";
				case "lower" -> "a-z";
				case "punct" -> "\\p{Punct}";
				case "xdigit" -> "0-9a-fA-F";
				case "cntrl" -> "\\p{Cntrl}";
				default -> "\\p{Print}";
				});
				i = end + 1;
			} else
				so.append("[]\\&^".indexOf(set.charAt(i)) >= 0 ? "\\" : "").append(set.charAt(i));
		return so.append(']').toString();
	}
}
