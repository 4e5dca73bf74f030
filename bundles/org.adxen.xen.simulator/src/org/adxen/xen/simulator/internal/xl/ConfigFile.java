// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads xl.cfg(5) as libxlutil 4.17 does: lower-case names, strings, numbers and lists, and nothing else. What it refuses was found
 * by feeding the library itself.
 */
final class ConfigFile {

	/** A setting: a String (a number too) or a List of settings. */
	private final Map<String, Object> settings = new LinkedHashMap<>();
	private final Map<String, Integer> lines = new LinkedHashMap<>();
	private final String source;
	private final String text;
	private int at;
	private int line = 1;

	private ConfigFile(String source, String text) {
		this.source = source;
		this.text = text;
	}

	/**
	 * Reads a text.
	 *
	 * @throws XlFailure with what xl says
	 */
	static ConfigFile read(String source, String text) throws XlFailure {
		var file = new ConfigFile(source, text);
		file.statements();
		return file;
	}

	private XlFailure lexical(String near) {
		return wrong(near, "lexical error");
	}

	private XlFailure wrong(String near, String what) {
		return new XlFailure(1, source + ':' + line + ": config parsing error near `" + near + "': " + what
				+ "\nFailed to parse config: Invalid argument\n");
	}

	private XlFailure unexpected(String expecting) {
		if (at >= text.length())
			return wrong("", "syntax error, unexpected end of file" + expecting);
		var c = text.charAt(at);
		if (c == '\n')
			return wrong("<newline>", "syntax error, unexpected NEWLINE" + expecting);
		if (Character.isLetter(c))
			return Character.isLowerCase(c) ? wrong(word(), "syntax error, unexpected IDENT" + expecting) : lexical("" + c);
		return "=[],;+".indexOf(c) >= 0 ? wrong("" + c, "syntax error, unexpected '" + c + "'" + expecting) : lexical("" + c);
	}

	private char peek() {
		return at < text.length() ? text.charAt(at) : 0;
	}

	private void blanks(boolean newlines) throws XlFailure {
		while (at < text.length()) {
			var c = text.charAt(at);
			if (c == '#') {
				var end = text.indexOf('\n', at);
				if (end < 0)
					throw lexical("#");
				at = end;
			} else if (c == '\n' && newlines) {
				line++;
				at++;
			} else if (c == ' ' || c == '\t')
				at++;
			else
				return;
		}
	}

	private void statements() throws XlFailure {
		for (blanks(true); at < text.length(); blanks(true)) {
			if (peek() == ';') {
				at++;
				continue;
			}
			if (!Character.isLowerCase(peek()) || peek() > 127)
				throw unexpected("");
			var name = word();
			var where = line;
			blanks(false);
			var adds = text.startsWith("+=", at);
			if (!adds && peek() != '=')
				throw unexpected(", expecting '=' or ADD_EQ");
			at += adds ? 2 : 1;
			blanks(false);
			set(name, value(), adds);
			lines.put(name, where);
			blanks(false);
			if (at < text.length() && peek() != '\n' && peek() != ';')
				throw unexpected(", expecting NEWLINE or ';'");
		}
	}

	private void set(String name, Object value, boolean adds) throws XlFailure {
		var before = settings.get(name);
		if (!adds || before == null)
			settings.put(name, value);
		else if (before instanceof String one && value instanceof String two)
			settings.put(name, one + two);
		else if (before instanceof List<?> one && value instanceof List<?> two) {
			var both = new ArrayList<Object>(one);
			both.addAll(two);
			settings.put(name, both);
		} else
			throw wrong(name, "can't add [list] to [string] or vice versa");
	}

	private String word() {
		var start = at;
		while (at < text.length() && (Character.isLetterOrDigit(peek()) && peek() < 128 || peek() == '_' || peek() == '.'))
			at++;
		return text.substring(start, at);
	}

	private Object value() throws XlFailure {
		var c = peek();
		if (c == '\'' || c == '"')
			return string(c);
		if (Character.isDigit(c)) {
			var start = at;
			while ("0123456789abcdefx".indexOf(peek()) >= 0 && at < text.length())
				at++;
			return text.substring(start, at);
		}
		if (c != '[')
			throw unexpected(", expecting STRING or NUMBER or '['");
		at++;
		var list = new ArrayList<Object>();
		for (blanks(true); peek() != ']'; blanks(true)) {
			list.add(value());
			blanks(true);
			if (peek() == ',')
				at++;
			else if (peek() != ']')
				throw unexpected(", expecting ',' or ']'");
		}
		at++;
		return list;
	}

	private String string(char quote) throws XlFailure {
		var start = at++;
		var so = new StringBuilder();
		while (peek() != quote) {
			if (at >= text.length() || peek() == '\n')
				throw lexical(text.substring(start, at));
			if (peek() != '\\') {
				so.append(text.charAt(at++));
				continue;
			}
			at++;
			var which = "ntr\\\"'".indexOf(peek());
			if (which < 0)
				throw lexical(text.substring(start, at + 1));
			so.append("\n\t\r\\\"'".charAt(which));
			at++;
		}
		at++;
		return so.toString();
	}

	/** A string, empty if it is not there or a list. */
	Optional<String> string(String name) {
		return settings.get(name) instanceof String value ? Optional.of(value) : Optional.empty();
	}

	/** A list of strings, or a single string as in type="pv" device lists; empty if it is not there. */
	List<String> list(String name) {
		return settings.get(name) instanceof List<?> list
				? list.stream().filter(String.class::isInstance).map(String.class::cast).toList() : List.of();
	}

	/** A number, or empty with a warning if it is none. */
	Optional<Long> number(String name, StringBuilder warnings) {
		var value = string(name);
		if (value.isEmpty())
			return Optional.empty();
		try {
			return Optional.of(Long.decode(value.get().stripLeading()));
		} catch (NumberFormatException e) {
			warnings.append(source).append(':').append(lines.get(name)).append(": warning: parameter `").append(name)
					.append("' is not a valid number\n");
			return Optional.empty();
		}
	}
}
