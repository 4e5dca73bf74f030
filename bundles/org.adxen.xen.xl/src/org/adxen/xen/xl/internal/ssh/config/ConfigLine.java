// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;

/**
 * A line of a configuration file that says something.
 *
 * @param file    for people
 * @param number  from 1
 * @param keyword in lower case
 * @param words   what follows, quotes removed
 * @param written the keyword as it was written
 */
record ConfigLine(String file, int number, String keyword, List<String> words, String written) {

	/** Empty for comments and empty lines. */
	static Optional<ConfigLine> parse(String file, int number, String text) throws XenException {
		String line = text.strip();
		int end = 0;
		while (end < line.length() && !Character.isWhitespace(line.charAt(end)) && line.charAt(end) != '=') {
			end++;
		}
		if (end == 0 || line.startsWith("#")) {
			return Optional.empty();
		}
		String written = line.substring(0, end);
		String rest = line.substring(end).strip();
		if (rest.startsWith("=")) {
			rest = rest.substring(1);
		}
		var parsed = new ConfigLine(file, number, written.toLowerCase(Locale.ROOT), new ArrayList<>(), written);
		parsed.split(rest);
		return Optional.of(parsed);
	}

	/** As argv_split of OpenSSH: single and double quotes, a backslash before quotes, itself or a space, comments. */
	private void split(String rest) throws XenException {
		int i = 0;
		while (i < rest.length()) {
			char c = rest.charAt(i);
			if (Character.isWhitespace(c)) {
				i++;
			} else if (c == '#') {
				return;
			} else {
				var word = new StringBuilder();
				i = word(rest, i, word);
				words.add(word.toString());
			}
		}
	}

	private int word(String rest, int from, StringBuilder word) throws XenException {
		char quote = '\0';
		int i = from;
		for (; i < rest.length(); i++) {
			char c = rest.charAt(i);
			char next = i + 1 < rest.length() ? rest.charAt(i + 1) : '\0';
			if (c == '\\' && (next == '\'' || next == '"' || next == '\\' || quote == '\0' && next == ' ')) {
				word.append(next);
				i++;
			} else if (quote == '\0' && Character.isWhitespace(c)) {
				break;
			} else if (quote == '\0' && (c == '"' || c == '\'')) {
				quote = c;
			} else if (quote != '\0' && c == quote) {
				quote = '\0';
			} else {
				word.append(c);
			}
		}
		if (quote != '\0') {
			throw refused("has a quote that is not closed");
		}
		return i;
	}

	/** The first word. */
	String value() throws XenException {
		if (words.isEmpty() || words.get(0).isEmpty()) {
			throw refused("has no value");
		}
		return words.get(0);
	}

	boolean isNone() {
		return words.size() == 1 && words.get(0).equalsIgnoreCase("none");
	}

	String where() {
		return file + ", line " + number;
	}

	/** That AdXen cannot do what the line asks for. */
	XenException refused(String why) {
		return new XenException(new XenFailure.NotSupported(List.of(written + " (" + where() + ")")),
				"The SSH configuration cannot be followed: " + written + " in " + where() + " " + why + ".");
	}
}
