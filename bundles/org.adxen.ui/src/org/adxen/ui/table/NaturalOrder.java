// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.table;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Sorts "web-2" before "web-10" and "Érica" next to "erica". */
public final class NaturalOrder {

	private static final Pattern MARKS = Pattern.compile("\\p{M}+");

	private NaturalOrder() {
	}

	/** A key whose plain string order is the natural order; null for empty text, so that it comes last. */
	public static String key(String text) {
		if (text.isEmpty()) {
			return null;
		}
		String plain = isAscii(text) ? text.toLowerCase(Locale.ROOT)
				: MARKS.matcher(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)).replaceAll("");
		var key = new StringBuilder(plain.length() + 8);
		for (int i = 0; i < plain.length();) {
			char c = plain.charAt(i);
			if (c < '0' || c > '9') {
				key.append(c);
				i++;
				continue;
			}
			int start = i;
			while (i < plain.length() && plain.charAt(i) >= '0' && plain.charAt(i) <= '9') {
				i++;
			}
			int first = start;
			while (first < i - 1 && plain.charAt(first) == '0') {
				first++;
			}
			// The number of digits goes first: of two numbers the one with more digits is bigger.
			key.append((char) ('0' + Math.min(i - first, 'z' - '0'))).append(plain, first, i);
		}
		return key.toString();
	}

	private static boolean isAscii(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) > 0x7f) {
				return false;
			}
		}
		return true;
	}
}
