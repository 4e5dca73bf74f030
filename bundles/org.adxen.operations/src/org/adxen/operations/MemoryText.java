// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.osgi.util.NLS;

/** Sizes of memory as admins write them: binary units, "2GiB". Pure. */
public final class MemoryText {

	private static final String UNITS = "KMGT";
	private static final Pattern FORM = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)\\s*(?:([KMGT])(?:iB|B)?|B)?",
			Pattern.CASE_INSENSITIVE);

	private MemoryText() {
	}

	/** For sentences: one decimal at most, "1.5 GiB". */
	public static String of(long bytes) {
		int unit = unitOf(bytes);
		if (unit == 0) {
			return bytes + " B";
		}
		BigDecimal value = BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(1L << 10 * unit), 1, RoundingMode.HALF_UP);
		return value.stripTrailingZeros().toPlainString() + " " + UNITS.charAt(unit - 1) + "iB";
	}

	/** For command lines: exact, without spaces, in the largest unit of which it is a whole number. */
	public static String exact(long bytes) {
		int unit = bytes <= 0 ? 0 : Math.min(Long.numberOfTrailingZeros(bytes) / 10, UNITS.length());
		return unit == 0 ? Long.toString(bytes) : (bytes >> 10 * unit) + UNITS.substring(unit - 1, unit) + "iB";
	}

	/**
	 * Bytes; K, M, G and T are binary with or without "iB", as in xl.
	 *
	 * @throws IllegalArgumentException with a sentence for the admin
	 */
	public static long parse(String text) {
		Matcher m = FORM.matcher(text.strip());
		if (m.matches()) {
			int unit = m.group(2) == null ? 0 : UNITS.indexOf(m.group(2).toUpperCase(Locale.ROOT)) + 1;
			try {
				return new BigDecimal(m.group(1)).multiply(BigDecimal.valueOf(1L << 10 * unit)).longValueExact();
			} catch (ArithmeticException e) {
				throw new IllegalArgumentException(NLS.bind(Messages.noMemorySize, text), e);
			}
		}
		throw new IllegalArgumentException(NLS.bind(Messages.noMemorySize, text));
	}

	private static int unitOf(long bytes) {
		return Math.clamp((63 - Long.numberOfLeadingZeros(Math.max(bytes, 1))) / 10, 0, UNITS.length());
	}
}
