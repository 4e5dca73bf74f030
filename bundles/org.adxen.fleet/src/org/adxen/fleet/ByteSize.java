// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.osgi.util.NLS;

/** Amounts of memory and disk as people write them: powers of two, {@code 512MiB}, {@code 4GiB}. */
public final class ByteSize {

	private static final Pattern FORM = Pattern.compile("([0-9]+(?:[.,][0-9]+)?)\\s*([KMGTP]?)(?:i?B)?", Pattern.CASE_INSENSITIVE);
	private static final String UNITS = "KMGTP";

	private ByteSize() {
	}

	/**
	 * Reads {@code 4GiB}, {@code 4 GB}, {@code 4g}, {@code 1.5T}, {@code 1024}: K, M, G, T and P are always powers of 1024, as
	 * Xen's own tools have it; without a unit it is bytes.
	 *
	 * @throws IllegalArgumentException with a sentence for the admin
	 */
	public static long parse(String text) {
		Matcher m = FORM.matcher(text.strip());
		if (!m.matches()) {
			throw new IllegalArgumentException(NLS.bind(Messages.bad_size, text));
		}
		double number = Double.parseDouble(m.group(1).replace(',', '.'));
		int power = m.group(2).isEmpty() ? 0 : UNITS.indexOf(m.group(2).toUpperCase(Locale.ROOT)) + 1;
		double bytes = number * Math.pow(1024, power);
		if (bytes > Long.MAX_VALUE) {
			throw new IllegalArgumentException(NLS.bind(Messages.bad_size, text));
		}
		return Math.round(bytes);
	}

	/** For command lines: exact and without spaces, in the largest unit of which it is a whole number: {@code 1536MiB}. */
	public static String exact(long bytes) {
		int power = bytes <= 0 ? 0 : Math.min(Long.numberOfTrailingZeros(bytes) / 10, UNITS.length());
		return power == 0 ? Long.toString(bytes) : (bytes >> 10 * power) + UNITS.substring(power - 1, power) + "iB";
	}

	/** In the admin's language, with at most one decimal: {@code 3.5 GiB}. Empty for less than 0, which means not known. */
	public static String format(long bytes) {
		if (bytes < 0) {
			return "";
		}
		double number = bytes;
		int power = 0;
		while (number >= 1024 && power < UNITS.length()) {
			number /= 1024;
			power++;
		}
		NumberFormat format = NumberFormat.getInstance();
		format.setMaximumFractionDigits(power == 0 || number >= 100 ? 0 : 1);
		return format.format(number) + (power == 0 ? " B" : " " + UNITS.charAt(power - 1) + "iB");
	}
}
