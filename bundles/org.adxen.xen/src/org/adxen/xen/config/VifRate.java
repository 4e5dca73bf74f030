// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import java.math.BigInteger;
import java.util.regex.Pattern;

import org.adxen.xen.config.ConfigNumber.Whole;

/**
 * How much a network interface may send, such as {@code 10Mb/s@50ms}.
 *
 * @param bytesPerInterval the credit in each interval
 * @param intervalMicroseconds how often it is given
 */
public record VifRate(long bytesPerInterval, long intervalMicroseconds) {

	private static final Pattern RATE = Pattern.compile("([0-9]+)([GMK]?)([Bb])/s");
	private static final Pattern INTERVAL = Pattern.compile("([0-9]+)([mu]?)s?");
	private static final long MAX = 0xFFFF_FFFFL;

	/** In kilobits (1000 bits) a second, rounded down. */
	public long kilobitsPerSecond() {
		return BigInteger.valueOf(bytesPerInterval).multiply(BigInteger.valueOf(8_000))
				.divide(BigInteger.valueOf(intervalMicroseconds)).longValue();
	}

	/** By the rules of libxlutil 4.17 (xlu_vif_parse_rate). */
	static VifRate parse(String text) throws SpecException {
		int at = text.indexOf('@');
		var rate = RATE.matcher(at < 0 ? text : text.substring(0, at));
		if (!rate.matches())
			throw new SpecException("has the rate `" + text + "', which xl cannot read; write it as 10Mb/s or 1MB/s@20ms");
		long unit = switch (rate.group(2)) {
			case "G" -> 1_000_000_000L;
			case "M" -> 1_000_000L;
			case "K" -> 1_000L;
			default -> 1L;
		};
		long bytes = number(rate.group(1), text) * unit / (rate.group(3).equals("b") ? 8 : 1);
		long microseconds = 50_000;
		if (at >= 0) {
			var interval = INTERVAL.matcher(text.substring(at + 1));
			if (!interval.matches())
				throw new SpecException("has a rate with the interval `" + text.substring(at + 1)
						+ "', which xl cannot read; write it as 20ms");
			microseconds = number(interval.group(1), text) * switch (interval.group(2)) {
				case "m" -> 1_000L;
				case "u" -> 1L;
				default -> 1_000_000L;
			};
		}
		// The library computes with 64 bits without sign, and refuses what they do not hold.
		var product = BigInteger.valueOf(bytes).multiply(BigInteger.valueOf(microseconds));
		if (microseconds > MAX || product.bitLength() > 64)
			throw new SpecException("has the rate `" + text + "', which is too much for xl; correct it");
		return new VifRate(product.divide(BigInteger.valueOf(1_000_000)).longValue(), microseconds);
	}

	private static long number(String digits, String text) throws SpecException {
		// strtoull reads 010 as 8, and stops in 08 behind the 0
		if (ConfigNumber.parse(digits) instanceof Whole(long value) && value > 0 && value <= MAX)
			return value;
		throw new SpecException("has the rate `" + text + "' with a number that is 0 or too large for xl; correct it");
	}
}
