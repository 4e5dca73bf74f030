// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

/**
 * A word of the grammar.
 *
 * @param bytes of an identifier or number as written, of a string as meant; empty for others
 */
record ConfigToken(Kind kind, byte[] bytes, ConfigPosition position) {

	enum Kind {
		IDENTIFIER("a key"), TEXT("a string"), NUMBER("a number"), NEWLINE("the end of the line"), COMMA("`,'"), //
		OPEN("`['"), CLOSE("`]'"), ASSIGN("`='"), APPEND("`+='"), SEMICOLON("`;'"), END("the end of the file");

		final String label;

		Kind(String label) {
			this.label = label;
		}
	}

	private static final byte[] NOTHING = {};

	ConfigToken(Kind kind, ConfigPosition position) {
		this(kind, NOTHING, position);
	}
}
