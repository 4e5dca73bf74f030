// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.query;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Ways to compare a text, without regard to case and without allocating. */
final class TextMatch {

	private TextMatch() {
	}

	static Predicate<String> contains(String part) {
		String lower = part.toLowerCase(Locale.ROOT);
		return text -> contains(text, lower);
	}

	static Predicate<String> beginsWith(String part) {
		return text -> text.regionMatches(true, 0, part, 0, part.length());
	}

	/** The whole text, or where there are {@code *} and {@code ?} the pattern of it. */
	static Predicate<String> glob(String pattern) {
		if (pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0) {
			return pattern::equalsIgnoreCase;
		}
		StringBuilder regex = new StringBuilder();
		for (char c : pattern.toCharArray()) {
			regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
		}
		Pattern compiled = Pattern.compile(regex.toString(), FLAGS);
		return text -> compiled.matcher(text).matches();
	}

	/** @throws java.util.regex.PatternSyntaxException it is none */
	static Predicate<String> regex(String regex) {
		Pattern compiled = Pattern.compile(regex, FLAGS);
		return text -> compiled.matcher(text).find();
	}

	private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;

	private static boolean contains(String text, String lower) {
		if (lower.isEmpty()) {
			return true;
		}
		char first = lower.charAt(0);
		int last = text.length() - lower.length();
		for (int i = 0; i <= last; i++) {
			if (lower(text.charAt(i)) == first) {
				int k = 1;
				while (k < lower.length() && lower(text.charAt(i + k)) == lower.charAt(k)) {
					k++;
				}
				if (k == lower.length()) {
					return true;
				}
			}
		}
		return false;
	}

	/** Most characters are no capitals: that is known without a table. */
	private static char lower(char c) {
		return c < 'A' || c > 'Z' && c < 0x80 ? c : Character.toLowerCase(c);
	}
}
