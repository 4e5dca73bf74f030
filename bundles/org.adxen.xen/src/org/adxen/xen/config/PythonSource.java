// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

/**
 * The characters of a Python file: its lines, blanks, names and strings. Grammar: the Python 2 language reference, lexical analysis.
 */
final class PythonSource {

	static final int MOST_CHARACTERS = 1 << 20;

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
	private int at;
	private int line = 1;
	private int lineStart;
	/** Open brackets, inside of which lines do not end. */
	private int depth;

	PythonSource(String source) {
		String unix = source.replace("\r\n", "\n");
		this.source = unix.startsWith("\uFEFF") ? unix.substring(1) : unix;
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

	/** The next character; NUL at the end. */
	char peek() {
		return atEnd() ? '\0' : source.charAt(at);
	}

	/** Blanks, continued lines and, inside of brackets, line ends and comments. */
	void skipBlanks() {
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

	NotPlain notPlain(String sentence) {
		return new NotPlain(position(), sentence);
	}

	/** Whether these characters are next. */
	boolean isNext(String word) {
		return source.startsWith(word, at);
	}

	void take(int characters) {
		at += characters;
	}

	/** A bracket is opened: it goes on until as many are {@link #close() closed}. */
	void open() {
		at++;
		depth++;
	}

	void close() {
		at++;
		depth--;
	}

	int depth() {
		return depth;
	}

	/** Letters, digits, underscores and dots. */
	String word() {
		int start = at;
		while (Character.isLetterOrDigit(peek()) || peek() == '_' || peek() == '.') {
			at++;
		}
		return source.substring(start, at);
	}

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

	/** The end of the line or a semicolon, behind which another statement may be, and a comment. */
	void endOfStatement() throws NotPlain {
		skipBlanks();
		boolean more = peek() == ';';
		if (more) {
			at++;
			while (peek() == ' ' || peek() == '\t') {
				at++;
			}
		}
		if (peek() == '#') {
			takeToLineEnd();
		}
		if (atEnd() || peek() == '\n') {
			newLine();
		} else if (!more) {
			throw notPlain("The value goes on with what is no plain value.");
		}
	}

	static String bounded(String text, ConfigPosition position) throws NotPlain {
		if (text.length() > MOST_CHARACTERS) {
			throw new NotPlain(position, "This value would be larger than any configuration file.");
		}
		return text;
	}

	// --- strings

	boolean startsString() {
		int i = at;
		while (i < source.length() && i < at + 2 && "rRuUbB".indexOf(source.charAt(i)) >= 0) {
			i++;
		}
		return i < source.length() && (source.charAt(i) == '"' || source.charAt(i) == '\'');
	}

	/** One or several, which are joined. */
	String strings() throws NotPlain {
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
