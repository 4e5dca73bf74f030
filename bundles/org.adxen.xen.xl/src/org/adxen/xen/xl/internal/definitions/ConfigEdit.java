// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.definitions;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.adxen.xen.config.ConfigEntry;
import org.adxen.xen.config.ConfigFile;

/**
 * Changes single keys of a configuration file and leaves all else as it is, comments and order too. Works on bytes, since strings in
 * such files may hold any.
 */
public final class ConfigEdit {

	private static final Pattern ALONE = Pattern.compile("([ \\t]*([a-z][a-z0-9_.]*)[ \\t]*=[ \\t]*)"
			+ "(?:\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|[0-9][0-9a-fx]*)([ \\t]*;?[ \\t]*(?:#.*)?)");

	private String text;

	public ConfigEdit(byte[] bytes) {
		text = new String(bytes, StandardCharsets.ISO_8859_1);
	}

	public byte[] bytes() {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	public ConfigEdit set(String key, String value) {
		return replace(key, quote(value));
	}

	public ConfigEdit set(String key, long value) {
		return replace(key, Long.toString(value));
	}

	/** The assignment that counts, if it stands alone in its line; else a line of its own at the end, which then is what counts. */
	private ConfigEdit replace(String key, String value) {
		ConfigEntry entry = ConfigFile.parse(bytes()).dictionary().entry(key);
		if (entry != null && !entry.appended()) {
			var lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
			int at = entry.position().line() - 1;
			Matcher line = at < lines.size() ? ALONE.matcher(lines.get(at)) : null;
			if (line != null && line.matches() && line.group(2).equals(key)) {
				lines.set(at, line.group(1) + value + line.group(3));
				text = String.join("\n", lines);
				return this;
			}
		}
		text = (text.isEmpty() || text.endsWith("\n") ? text : text + "\n") + key + " = " + value + "\n";
		return this;
	}

	/** As a string of xl.cfg(5). */
	static String quote(String value) {
		var quoted = new StringBuilder("\"");
		for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
			switch (b) {
			case '"' -> quoted.append("\\\"");
			case '\\' -> quoted.append("\\\\");
			case '\n' -> quoted.append("\\n");
			case '\t' -> quoted.append("\\t");
			case '\r' -> quoted.append("\\r");
			default -> quoted.append((char) (b & 0xff));
			}
		}
		return quoted.append('"').toString();
	}
}
