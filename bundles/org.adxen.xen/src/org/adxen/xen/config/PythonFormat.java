// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;

import org.adxen.xen.config.PythonReader.Items;
import org.adxen.xen.config.PythonSource.NotPlain;

/** Python's {@code %} between a string and plain values, as far as configurations use it: {@code %s}, {@code %d}, {@code %02d}, {@code %x}. */
final class PythonFormat {

	private static final Pattern PLACE = Pattern.compile("%(0?)(\\d{0,2})([sdix%])");

	private PythonFormat() {
	}

	/** @throws NotPlain there are other places in it, or not as many as values */
	static String apply(String format, Object value, ConfigPosition position) throws NotPlain {
		List<Object> values = value instanceof Items several ? several.values() : List.of(value);
		var text = new StringBuilder();
		int next = 0;
		int at = 0;
		while (at < format.length()) {
			if (format.charAt(at) != '%') {
				text.append(format.charAt(at++));
				continue;
			}
			var place = PLACE.matcher(format).region(at, format.length());
			if (!place.lookingAt()) {
				throw new NotPlain(position, "This formats a value in a way that is not plain.");
			}
			at = place.end();
			if (place.group(3).equals("%")) {
				text.append('%');
			} else if (next < values.size()) {
				text.append(padded(one(values.get(next++), place.group(3), position), place.group(1), place.group(2)));
			} else {
				throw new NotPlain(position, "There are fewer values than places for them.");
			}
		}
		if (next < values.size()) {
			throw new NotPlain(position, "There are more values than places for them.");
		}
		return text.toString();
	}

	private static String one(Object value, String kind, ConfigPosition position) throws NotPlain {
		if (value instanceof BigInteger number) {
			return kind.equals("x") ? number.toString(16) : number.toString();
		}
		if (value instanceof String text && kind.equals("s")) {
			return text;
		}
		throw new NotPlain(position, "This formats a value in a way that is not plain.");
	}

	private static String padded(String text, String zero, String width) {
		int missing = width.isEmpty() ? 0 : Integer.parseInt(width) - text.length();
		if (missing <= 0) {
			return text;
		}
		boolean negative = text.startsWith("-") && !zero.isEmpty();
		return negative ? "-" + "0".repeat(missing) + text.substring(1) : (zero.isEmpty() ? " " : "0").repeat(missing) + text;
	}
}
