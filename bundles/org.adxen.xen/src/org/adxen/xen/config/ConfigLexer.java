// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.adxen.xen.config.ConfigToken.Kind;
import org.adxen.xen.config.QuotedText.EscapeException;

/**
 * Cuts the bytes of a configuration file into tokens as libxlutil's scanner does. What it cannot read it reports, once a
 * line, and skips up to the next blank or line end.
 */
final class ConfigLexer {

	private static final String NOT_NUMBERS = """
			xl reads whole numbers without sign only: neither fractions nor units; \
			a negative number must be in quotes, such as "-1".""";

	private final byte[] bytes;
	private final Problems problems;
	private final boolean utf8;
	private int at;
	private int line = 1;
	/** The place of {@link #counted}, from which the next one is counted on. */
	private int column = 1;
	private int counted;
	private int errorLine;
	private boolean saidCrLf;

	ConfigLexer(byte[] bytes, Problems problems) {
		this.bytes = bytes;
		this.problems = problems;
		utf8 = isUtf8(bytes);
	}

	private static boolean isUtf8(byte[] bytes) {
		try {
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
			return true;
		} catch (CharacterCodingException no) { // then columns are bytes; nothing else hangs on it
			return false;
		}
	}

	/** The last line with a lexical error; what the parser stumbles over there is only its echo. */
	int errorLine() {
		return errorLine;
	}

	ConfigToken next() {
		while (true) {
			while (at < bytes.length && isBlank(bytes[at]))
				at++;
			var position = position(at);
			if (at == bytes.length)
				return new ConfigToken(Kind.END, position);
			int start = at;
			byte b = bytes[at++];
			switch (b) {
				case '\n' -> {
					return newline(position);
				}
				case ',' -> {
					return new ConfigToken(Kind.COMMA, position);
				}
				case '[' -> {
					return new ConfigToken(Kind.OPEN, position);
				}
				case ']' -> {
					return new ConfigToken(Kind.CLOSE, position);
				}
				case '=' -> {
					return new ConfigToken(Kind.ASSIGN, position);
				}
				case ';' -> {
					return new ConfigToken(Kind.SEMICOLON, position);
				}
				default -> {
					if (b == '+' && at < bytes.length && bytes[at] == '=') {
						at++;
						return new ConfigToken(Kind.APPEND, position);
					}
					if (b == '#' && lineEnd(at) < bytes.length) {
						at = lineEnd(at) + 1;
						return newline(position);
					}
					if (b == '"' || b == '\'') {
						int close = closingQuote(at, b);
						if (close >= 0)
							return text(start, close, position);
					}
					if (b >= 'a' && b <= 'z') {
						while (at < bytes.length && isKeyByte(bytes[at]))
							at++;
						return new ConfigToken(Kind.IDENTIFIER, Arrays.copyOfRange(bytes, start, at), position);
					}
					if (isDigit(b)) {
						while (at < bytes.length && isNumberByte(bytes[at]))
							at++;
						return new ConfigToken(Kind.NUMBER, Arrays.copyOfRange(bytes, start, at), position);
					}
				}
			}
			unreadable(start, position);
		}
	}

	private ConfigToken newline(ConfigPosition position) {
		line++;
		column = 1;
		counted = at;
		return new ConfigToken(Kind.NEWLINE, position);
	}

	private ConfigToken text(int open, int close, ConfigPosition position) {
		at = close + 1;
		var quoted = new QuotedText(bytes, close);
		byte[] content = {};
		try {
			content = quoted.read(open + 1);
		} catch (EscapeException e) {
			error(position(e.offset), e.getMessage());
		}
		if (quoted.octal())
			problems.warning(position, null,
					"xl drops an octal escape such as \\101 without a word; write the character itself.");
		return new ConfigToken(Kind.TEXT, content, position);
	}

	/**
	 * No token begins here. One byte at the very end the scanner drops silently; else it complains, drops what comes up
	 * to the next blank, and complains no more about this line, whose rest is therefore dropped here.
	 */
	private void unreadable(int start, ConfigPosition position) {
		if (start == bytes.length - 1) {
			problems.warning(position, null, "xl ignores the last byte of this file; remove it, and end the line.");
			return;
		}
		at = lineEnd(at);
		boolean crLf = bytes[start] == '\r';
		if (!crLf || !saidCrLf)
			error(position, explain(start));
		else
			errorLine = line;
		saidCrLf |= crLf;
	}

	private void error(ConfigPosition position, String sentence) {
		if (position.line() > errorLine)
			problems.error(position, null, sentence);
		errorLine = position.line();
	}

	private String explain(int start) {
		byte b = bytes[start];
		if (b == '#')
			return "xl refuses a comment on the last line that is not ended by a line feed; add one.";
		if (b == '\r')
			return "xl refuses lines that end as on Windows (CR LF); save the file with Unix line ends.";
		if (b == '"' || b == '\'')
			return "The string that begins here is not closed by " + (char) b
					+ " on the same line; xl knows strings of one line only.";
		if (startsWith(start, 0xEF, 0xBB, 0xBF))
			return "xl refuses the byte order mark at this place; save the file as UTF-8 without one.";
		if (startsWith(start, 0xC2, 0xA0))
			return "xl refuses this no-break space; write a plain one.";
		if (b == '-' || b == '+' || b == '.' || b >= 'A' && b <= 'Z' && start > 0 && isDigit(bytes[start - 1]))
			return NOT_NUMBERS;
		if (b >= 'A' && b <= 'Z' || b == '_')
			return "`" + word(start) + "' is neither a key nor a value: keys begin with a lower-case letter, "
					+ "strings are quoted, and for true and false write 1 and 0.";
		if (b == '\\')
			return "xl knows no continued lines; only a list in brackets may go on over several lines.";
		if (b > ' ' && b < 127)
			return "xl cannot read `" + word(start) + "' here; put text in quotes, and a comment behind #.";
		return "xl cannot read the byte 0x%02x outside a string; remove it.".formatted(b & 0xFF);
	}

	private String word(int start) {
		int end = start + 1;
		while (end < at && end < start + 40 && bytes[end] > ' ' && bytes[end] < 127)
			end++;
		return new String(bytes, start, end - start, StandardCharsets.US_ASCII);
	}

	private boolean startsWith(int start, int... expected) {
		for (int i = 0; i < expected.length; i++)
			if (start + i >= bytes.length || (bytes[start + i] & 0xFF) != expected[i])
				return false;
		return true;
	}

	/** Offset of the closing quote; -1 if the line ends before it. */
	private int closingQuote(int from, byte quote) {
		for (int i = from; i < bytes.length && bytes[i] != '\n'; i++)
			if (bytes[i] == quote)
				return i;
			else if (bytes[i] == '\\' && ++i < bytes.length && bytes[i] == '\n')
				return -1;
		return -1;
	}

	private int lineEnd(int from) {
		int i = from;
		while (i < bytes.length && bytes[i] != '\n')
			i++;
		return i;
	}

	/** Counts on from the last place asked for; the offset must not lie before that one, nor on another line. */
	private ConfigPosition position(int offset) {
		for (; counted < offset; counted++)
			if (!utf8 || (bytes[counted] & 0xC0) != 0x80)
				column++;
		return new ConfigPosition(line, column);
	}

	private static boolean isBlank(byte b) {
		return b == ' ' || b == '\t';
	}

	private static boolean isDigit(byte b) {
		return b >= '0' && b <= '9';
	}

	private static boolean isKeyByte(byte b) {
		return b >= 'a' && b <= 'z' || isDigit(b) || b == '_' || b == '.';
	}

	private static boolean isNumberByte(byte b) {
		return isDigit(b) || b >= 'a' && b <= 'f' || b == 'x';
	}
}
