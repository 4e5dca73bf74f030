// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.picture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What {@code xenstore-read -p} writes: {@code PATH: VALUE} lines, with what is not printable ASCII escaped as C does: octal by older ones, hexadecimal by newer. */
final class StoreValues {

	private StoreValues() {
	}

	/** Values by path. */
	static Map<String, String> parse(String lines) {
		var values = new HashMap<String, String>();
		lines.lines().forEach(line -> {
			int colon = line.indexOf(": ");
			if (colon > 0) {
				values.put(line.substring(0, colon), unescape(line.substring(colon + 2)));
			}
		});
		return values;
	}

	static String unescape(String text) {
		if (text.indexOf('\\') < 0) {
			return text;
		}
		var bytes = new ByteArrayOutputStream(text.length());
		for (int at = 0; at < text.length(); at++) {
			char c = text.charAt(at);
			if (c != '\\' || at + 1 == text.length()) {
				bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
				continue;
			}
			char escaped = text.charAt(++at);
			switch (escaped) {
			case 't' -> bytes.write('\t');
			case 'n' -> bytes.write('\n');
			case 'r' -> bytes.write('\r');
			case 'x' -> {
				int end = Math.min(at + 3, text.length());
				String digits = text.substring(at + 1, end);
				if (digits.matches("[0-9a-fA-F]{2}")) {
					bytes.write(Integer.parseInt(digits, 16));
					at += 2;
				} else {
					bytes.write('x');
				}
			}
			default -> {
				int value = 0;
				int from = at;
				while (at < text.length() && at < from + 3 && text.charAt(at) >= '0' && text.charAt(at) <= '7') {
					value = value * 8 + text.charAt(at++) - '0';
				}
				if (at == from) {
					bytes.write(escaped);
				} else {
					bytes.write(value);
					at--;
				}
			}
			}
		}
		return bytes.toString(StandardCharsets.UTF_8);
	}
}
