// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xl;

import java.util.List;
import java.util.Map;

/** JSON as yajl beautifies it: four blanks a level, and an empty line in an empty object. Characters are bytes. */
final class Json {

	private Json() {
	}

	static String write(Object value) {
		var so = new StringBuilder();
		write(so, value, "");
		return so.toString();
	}

	private static void write(StringBuilder so, Object value, String indent) {
		switch (value) {
		case Map<?, ?> map -> {
			so.append("{\n");
			var first = true;
			for (var entry : map.entrySet()) {
				so.append(first ? "" : ",\n").append(indent).append("    ");
				string(so, String.valueOf(entry.getKey()));
				so.append(": ");
				write(so, entry.getValue(), indent + "    ");
				first = false;
			}
			so.append('\n').append(indent).append('}');
		}
		case List<?> list -> {
			so.append("[\n");
			for (int i = 0; i < list.size(); i++) {
				so.append(i == 0 ? "" : ",\n").append(indent).append("    ");
				write(so, list.get(i), indent + "    ");
			}
			so.append('\n').append(indent).append(']');
		}
		case Boolean flag -> so.append(flag ? "\"True\"" : "\"False\"");
		case Number number -> so.append(number);
		default -> string(so, value.toString());
		}
	}

	private static void string(StringBuilder so, String text) {
		so.append('"');
		for (char c : text.toCharArray()) {
			var which = "\"\\\n\t\r\b\f".indexOf(c);
			if (which >= 0)
				so.append('\\').append("\"\\ntrbf".charAt(which));
			else if (c < 32)
				so.append("\\u%04X".formatted((int) c));
			else
				so.append(c);
		}
		so.append('"');
	}
}
