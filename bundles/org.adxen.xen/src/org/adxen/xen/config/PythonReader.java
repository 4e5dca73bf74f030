// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Reads the plain part of Python: names, strings, whole numbers, lists and tuples, what {@code +} and a simple {@code %} make of
 * these, and names that have a value already. Values are {@code String}, {@link BigInteger}, {@code Boolean}, {@link Items} and
 * {@link #NONE}. Grammar: the Python 2 language reference, lexical analysis and expressions.
 */
final class PythonReader {

	static final Object NONE = new Object();

	/** A list or tuple. */
	record Items(List<Object> values) {
	}

	private static final int MOST_CHARACTERS = 1 << 20;
	private static final int MAX_DEPTH = 50;

	/** Something that is not plain, or not Python at all. */
	static final class NotPlain extends Exception {

		private static final long serialVersionUID = 1L;
		private final transient ConfigPosition position;

		NotPlain(ConfigPosition position, String sentence) {
			super(sentence);
			this.position = position;
		}

		ConfigPosition position() {
			return position;
		}

		@Override
		public String getMessage() {
			return String.valueOf(super.getMessage());
		}
	}

	private final String source;
	private final Function<String, @Nullable Object> values;
	private int at;
	private int line = 1;
	private int lineStart;
	/** Open brackets, inside of which lines do not end. */
	private int depth;

	/** @param values of names; null for what is not known */
	PythonReader(String source, Function<String, @Nullable Object> values) {
		String unix = source.replace("\r\n", "\n");
		this.source = unix.startsWith("\uFEFF") ? unix.substring(1) : unix;
		this.values = values;
	}

	// --- lines

	boolean atEnd() {
		return at >= source.length();
	}

	/** Where it is now; columns count characters from 1. */
	ConfigPosition position() {
		return new ConfigPosition(line, source.codePointCount(lineStart, Math.min(at, source.length())) + 1);
	}

	/** Whether nothing but a comment is on the line that begins here. */
	boolean atBlankLine() {
		int i = at;
		while (i < source.length() && (source.charAt(i) == ' ' || source.charAt(i) == '\t')) {
			i++;
		}
		return i == source.length() || source.charAt(i) == '\n' || source.charAt(i) == '#';
	}

	boolean indented() {
		return at == lineStart && (peek() == ' ' || peek() == '\t');
	}

	String takeLine() {
		int end = source.indexOf('\n', at);
		String text = source.substring(at, end < 0 ? source.length() : end);
		at = end < 0 ? source.length() : end;
		newLine();
		return text;
	}

	/** To the next line that does not continue this one, whatever is on it. */
	void skipStatement() {
		depth = 0;
		while (!atEnd() && peek() != '\n') {
			char c = source.charAt(at);
			if (c == '#') {
				takeToLineEnd();
			} else if (c == '"' || c == '\'') {
				skipString();
			} else {
				if ("([{".indexOf(c) >= 0) {
					depth++;
				} else if (")]}".indexOf(c) >= 0) {
					depth = Math.max(0, depth - 1);
				}
				at++;
				if (c == '\\' && peek() == '\n') {
					newLine();
				}
			}
			while (depth > 0 && peek() == '\n') {
				newLine();
			}
		}
		depth = 0;
		newLine();
	}

	private void skipString() {
		int from = at;
		int fromLine = line;
		int fromStart = lineStart;
		try {
			string(false);
		} catch (NotPlain e) { // not closed: on with the next character
			at = from + 1;
			line = fromLine;
			lineStart = fromStart;
		}
	}

	private void takeToLineEnd() {
		int end = source.indexOf('\n', at);
		at = end < 0 ? source.length() : end;
	}

	private void newLine() {
		if (!atEnd()) {
			at++;
			line++;
			lineStart = at;
		}
	}

	private char peek() {
		return atEnd() ? '\0' : source.charAt(at);
	}

	/** Blanks, continued lines and, inside of brackets, line ends and comments. */
	private void skipBlanks() {
		while (!atEnd()) {
			char c = peek();
			if (c == ' ' || c == '\t' || c == '\f') {
				at++;
			} else if (c == '\\' && at + 1 < source.length() && source.charAt(at + 1) == '\n') {
				at++;
				newLine();
			} else if (depth > 0 && c == '\n') {
				newLine();
			} else if (depth > 0 && c == '#') {
				takeToLineEnd();
			} else {
				return;
			}
		}
	}

	private NotPlain notPlain(String sentence) {
		return new NotPlain(position(), sentence);
	}

	// --- statements

	String name() throws NotPlain {
		int start = at;
		if (Character.isLetter(peek()) || peek() == '_') {
			while (Character.isLetterOrDigit(peek()) || peek() == '_') {
				at++;
			}
			return source.substring(start, at);
		}
		throw notPlain("No assignment begins here.");
	}

	/** Takes {@code =} or, and that is told, {@code +=}. */
	boolean assignment() throws NotPlain {
		skipBlanks();
		if (source.startsWith("+=", at)) {
			at += 2;
			return true;
		}
		if (peek() == '=' && !source.startsWith("==", at)) {
			at++;
			return false;
		}
		throw notPlain("This is no assignment of a value to a name.");
	}

	/** The end of the line or a semicolon, and the rest of the line if it is a comment. */
	void endOfStatement() throws NotPlain {
		skipBlanks();
		if (peek() == '#') {
			takeToLineEnd();
		}
		if (peek() == ';') {
			at++;
			while (peek() == ' ' || peek() == '\t') {
				at++;
			}
		}
		if (atEnd() || peek() == '\n') {
			newLine();
		} else if (source.charAt(at - 1) != ';' && source.lastIndexOf(';', at) < lineStart) {
			throw notPlain("The value goes on with what is no plain value.");
		}
	}

	// --- values

	Object expression() throws NotPlain {
		Object value = product();
		while (true) {
			skipBlanks();
			if (peek() != '+' || source.startsWith("+=", at)) {
				return value;
			}
			ConfigPosition plus = position();
			at++;
			value = sum(value, product(), plus);
		}
	}

	private Object product() throws NotPlain {
		Object value = term();
		while (true) {
			skipBlanks();
			if (peek() != '%') {
				return value;
			}
			ConfigPosition percent = position();
			at++;
			Object with = term();
			if (!(value instanceof String format)) {
				throw new NotPlain(percent, "This is arithmetic.");
			}
			value = bounded(PythonFormat.apply(format, with, percent), percent);
		}
	}

	/** What {@code +} makes of two values. */
	static Object sum(Object one, Object other, ConfigPosition position) throws NotPlain {
		if (one instanceof String a && other instanceof String b) {
			return bounded(a + b, position);
		}
		if (one instanceof BigInteger a && other instanceof BigInteger b) {
			return a.add(b);
		}
		if (one instanceof Items(List<Object> a) && other instanceof Items(List<Object> b) && a.size() + b.size() <= MOST_CHARACTERS >> 4) {
			var both = new ArrayList<>(a);
			both.addAll(b);
			return new Items(both);
		}
		throw new NotPlain(position, "These two values cannot be added.");
	}

	private static String bounded(String text, ConfigPosition position) throws NotPlain {
		if (text.length() > MOST_CHARACTERS) {
			throw new NotPlain(position, "This value would be larger than any configuration file.");
		}
		return text;
	}

	private Object term() throws NotPlain {
		skipBlanks();
		char c = peek();
		if (c == '[' || c == '(') {
			return items(c == '[' ? ']' : ')');
		}
		if (startsString()) {
			return strings();
		}
		if (c == '-' || c >= '0' && c <= '9') {
			return number();
		}
		ConfigPosition start = position();
		if (!Character.isLetter(c) && c != '_') {
			throw new NotPlain(start, atEnd() || c == '\n' ? "The value is missing." : "This is no plain value.");
		}
		String name = name();
		skipBlanks();
		if (peek() == '(' || peek() == '.' || peek() == '[') {
			throw new NotPlain(start, "The value of `" + name + "' would have to be computed.");
		}
		return switch (name) {
		case "True" -> Boolean.TRUE;
		case "False" -> Boolean.FALSE;
		case "None" -> NONE;
		default -> {
			if (values.apply(name) instanceof Object known) {
				yield known;
			}
			throw new NotPlain(start, "`" + name + "' has no plain value.");
		}
		};
	}

	/** A list; parentheses around one value are only parentheses. */
	private Object items(char close) throws NotPlain {
		if (depth == MAX_DEPTH) {
			throw notPlain("This is nested deeper than any configuration needs.");
		}
		at++;
		depth++;
		var items = new ArrayList<Object>();
		boolean comma = false;
		skipBlanks();
		while (peek() != close) {
			items.add(expression());
			skipBlanks();
			if (peek() == ',') {
				comma = true;
				at++;
				skipBlanks();
			} else if (peek() != close) {
				throw notPlain("A comma or `" + close + "' is missing here.");
			}
		}
		at++;
		depth--;
		return close == ')' && items.size() == 1 && !comma ? items.get(0) : new Items(items);
	}

	private Object number() throws NotPlain {
		ConfigPosition start = position();
		int from = at;
		at++;
		while (Character.isLetterOrDigit(peek()) || peek() == '.') {
			at++;
		}
		String text = source.substring(from, at).replaceFirst("[lL]$", "");
		boolean negative = text.startsWith("-");
		String digits = negative ? text.substring(1) : text;
		if (digits.length() > 20) {
			throw new NotPlain(start, "This number is larger than any that xl reads.");
		}
		String lower = digits.toLowerCase(java.util.Locale.ROOT);
		BigInteger number;
		if (lower.matches("0x[0-9a-f]+")) {
			number = new BigInteger(lower.substring(2), 16);
		} else if (lower.matches("0o?[0-7]+")) {
			number = new BigInteger(lower.substring(lower.startsWith("0o") ? 2 : 1), 8);
		} else if (lower.matches("0|[1-9][0-9]*")) {
			number = new BigInteger(lower);
		} else {
			throw new NotPlain(start, "xl has whole numbers only.");
		}
		return negative ? number.negate() : number;
	}

	// --- strings

	private boolean startsString() {
		int i = at;
		while (i < source.length() && i < at + 2 && "rRuUbB".indexOf(source.charAt(i)) >= 0) {
			i++;
		}
		return i < source.length() && (source.charAt(i) == '"' || source.charAt(i) == '\'');
	}

	/** One or several, which are joined. */
	private String strings() throws NotPlain {
		var text = new StringBuilder();
		do {
			boolean raw = false;
			while (peek() != '"' && peek() != '\'') {
				raw |= peek() == 'r' || peek() == 'R';
				at++;
			}
			text.append(string(raw));
			skipBlanks();
		} while (startsString());
		return bounded(text.toString(), position());
	}

	private String string(boolean raw) throws NotPlain {
		ConfigPosition start = position();
		char quote = peek();
		String triple = String.valueOf(quote).repeat(3);
		boolean whole = source.startsWith(triple, at);
		String end = whole ? triple : String.valueOf(quote);
		at += end.length();
		var text = new StringBuilder();
		while (!source.startsWith(end, at)) {
			if (atEnd() || !whole && peek() == '\n') {
				throw new NotPlain(start, "The string that begins here is not closed.");
			}
			char c = peek();
			if (c == '\n') {
				newLine();
				text.append('\n');
			} else if (c == '\\' && at + 1 < source.length()) {
				at++;
				escape(raw, text);
			} else {
				at++;
				text.append(c);
			}
		}
		at += end.length();
		return text.toString();
	}

	/** Behind the backslash. Python keeps those that it does not know. */
	private void escape(boolean raw, StringBuilder text) {
		char c = peek();
		if (c == '\n') {
			newLine();
			if (raw) {
				text.append("\\\n");
			}
			return;
		}
		at++;
		if (raw) {
			text.append('\\').append(c);
			return;
		}
		switch (c) {
		case '\\', '\'', '"' -> text.append(c);
		case 'n' -> text.append('\n');
		case 't' -> text.append('\t');
		case 'r' -> text.append('\r');
		default -> text.append('\\').append(c);
		}
	}
}
