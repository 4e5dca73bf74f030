// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.shell;

import java.util.List;

/** A word of a script before its expansions. */
record Word(List<Part> parts) {

	/** A piece of a word. */
	sealed interface Part {
	}

	/** Text as it stands. */
	record Text(String text, boolean quoted) implements Part {
	}

	/**
	 * A parameter.
	 *
	 * @param operator "" for plain, "length" for the length, else the operator between name and word
	 */
	record Parameter(String name, String operator, Word word, boolean quoted) implements Part {
	}

	/** The output of a command. */
	record Output(Node script, boolean quoted) implements Part {
	}

	/** The value of an arithmetic expression. */
	record Sum(Word expression, boolean quoted) implements Part {
	}

	static final Word EMPTY = new Word(List.of());

	/** Whether it is this text, unquoted: what reserved words must be. */
	boolean is(String text) {
		return parts.size() == 1 && parts.getFirst() instanceof Text only && !only.quoted && only.text.equals(text);
	}

	/** The text if it is unquoted text only, "" otherwise. */
	String plain() {
		return parts.size() == 1 && parts.getFirst() instanceof Text only && !only.quoted ? only.text : "";
	}
}
