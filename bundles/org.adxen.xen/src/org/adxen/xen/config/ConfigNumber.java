// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

/** Numbers as C's {@code strtol} with base 0 reads them on a 64-bit host, which is how {@code xl} does. */
sealed interface ConfigNumber {

	/** A number. */
	record Whole(long value) implements ConfigNumber {
	}

	/** Not a number, or one with something behind it. */
	record Malformed() implements ConfigNumber {
	}

	/** More than 64 bits hold. */
	record OutOfRange() implements ConfigNumber {
	}

	static ConfigNumber parse(String text) {
		int at = 0;
		while (at < text.length() && isSpace(text.charAt(at)))
			at++;
		boolean negative = at < text.length() && text.charAt(at) == '-';
		if (at < text.length() && (negative || text.charAt(at) == '+'))
			at++;
		int base = 10;
		if (text.startsWith("0x", at) || text.startsWith("0X", at)) {
			if (digit(text, at + 2, 16) < 0)
				return new Malformed(); // C reads the 0 and stops at the x
			base = 16;
			at += 2;
		} else if (text.startsWith("0", at))
			base = 8;
		int start = at;
		long value = 0; // counted downwards: the smallest long has no positive twin
		boolean overflow = false;
		for (int digit; (digit = digit(text, at, base)) >= 0; at++) {
			if (value < (Long.MIN_VALUE + digit) / base)
				overflow = true;
			else
				value = value * base - digit;
		}
		if (overflow || !negative && value == Long.MIN_VALUE)
			return new OutOfRange();
		if (at == start || at < text.length())
			return new Malformed();
		return new Whole(negative ? value : -value);
	}

	private static int digit(String text, int at, int base) {
		return at < text.length() && text.charAt(at) < 128 ? Character.digit(text.charAt(at), base) : -1;
	}

	private static boolean isSpace(char c) {
		return c == ' ' || c >= '\t' && c <= '\r';
	}
}
