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
		return text -> indexOf(text, lower) >= 0;
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

	private static int indexOf(String text, String lower) {
		int last = text.length() - lower.length();
		for (int i = 0; i <= last; i++) {
			int k = 0;
			while (k < lower.length() && Character.toLowerCase(text.charAt(i + k)) == lower.charAt(k)) {
				k++;
			}
			if (k == lower.length()) {
				return i;
			}
		}
		return -1;
	}
}
