// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import java.io.ByteArrayOutputStream;

/**
 * Undoes quotes and escapes as libxlutil 4.17 does, with its flaws: {@code \x41} is always refused, and an octal escape
 * vanishes together with the decimal digits behind it.
 */
final class QuotedText {

	/** What an escape is wrong with. */
	static final class EscapeException extends Exception {

		private static final long serialVersionUID = 1;

		/** Offset of the backslash. */
		final int offset;

		EscapeException(int offset, String sentence) {
			super(sentence);
			this.offset = offset;
		}
	}

	private static final String SIMPLE = "\"'\\abfnrtv";
	private static final byte[] MEANING = {'"', '\'', '\\', 7, 8, 12, '\n', '\r', '\t', 11};

	private final byte[] bytes;
	private final int end;
	private boolean octal;

	/** @param end offset of the closing quote */
	QuotedText(byte[] bytes, int end) {
		this.bytes = bytes;
		this.end = end;
	}

	/** Whether an octal escape was read, which is not there any more. */
	boolean octal() {
		return octal;
	}

	/** @param start offset behind the opening quote */
	byte[] read(int start) throws EscapeException {
		var result = new ByteArrayOutputStream(end - start);
		for (int at = start; at < end; at++) {
			if (bytes[at] == 0)
				throw new EscapeException(at, "A NUL byte in a string makes xl itself crash; remove it.");
			if (bytes[at] != '\\') {
				result.write(bytes[at]);
				continue;
			}
			int backslash = at++;
			int simple = bytes[at] > 0 ? SIMPLE.indexOf(bytes[at]) : -1;
			if (simple >= 0)
				result.write(MEANING[simple]);
			else if (bytes[at] >= '0' && bytes[at] <= '7')
				at += skipOctal(backslash);
			else if (bytes[at] == 'x')
				throw new EscapeException(backslash,
						"xl refuses \\x escapes, though it means to know them; write the character itself.");
			else
				throw new EscapeException(backslash, "xl does not know this escape; a backslash itself is written \\\\.");
		}
		return result.toByteArray();
	}

	/** The library runs strtoul over up to three bytes behind the first digit, and never stores the result. */
	private int skipOctal(int backslash) throws EscapeException {
		int from = backslash + 2;
		int limit = Math.min(from + 3, end);
		int at = from;
		while (at < limit && (bytes[at] == ' ' || bytes[at] >= '\t' && bytes[at] <= '\r'))
			at++;
		if (at < limit && (bytes[at] == '+' || bytes[at] == '-'))
			at++;
		int digits = at;
		while (at < limit && bytes[at] >= '0' && bytes[at] <= '9')
			at++;
		if (at == digits || at - from < 2)
			throw new EscapeException(backslash, "xl refuses this octal escape; write the character itself.");
		octal = true;
		return at - from;
	}
}
