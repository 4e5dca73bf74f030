// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/** A value in a configuration file. {@code xl} knows no others: neither truth values nor fractions. */
public sealed interface ConfigValue {

	/** Where the value begins. */
	ConfigPosition position();

	/** What {@code xl} takes for a single value: the text of a string or number token; null for a list. */
	default @Nullable String atom() {
		return switch (this) {
			case Text(String text, Charset charset, ConfigPosition position) -> text;
			case NumberToken(String token, ConfigPosition position) -> token;
			case ValueList list -> null;
		};
	}

	/**
	 * A quoted string, without its quotes and escapes.
	 *
	 * @param charset how the file's bytes became this text: UTF-8 where they are that, else ISO 8859-1, so that
	 *        {@link #bytes()} always gives them back
	 */
	record Text(String text, Charset charset, ConfigPosition position) implements ConfigValue {

		static Text of(byte[] bytes, ConfigPosition position) {
			try {
				String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
				return new Text(text, StandardCharsets.UTF_8, position);
			} catch (CharacterCodingException notUtf8) { // xl passes bytes through, whatever they are
				return new Text(new String(bytes, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1, position);
			}
		}

		/** The bytes that {@code xl} would hand on. */
		public byte[] bytes() {
			return text.getBytes(charset);
		}
	}

	/**
	 * Digits without quotes. A token may still be no number, such as {@code 08} or {@code 12abc}.
	 *
	 * @param token as it is written
	 */
	record NumberToken(String token, ConfigPosition position) implements ConfigValue {
	}

	/** Values in brackets; they may be lists again. */
	record ValueList(List<ConfigValue> items, ConfigPosition position) implements ConfigValue {

		public ValueList {
			items = List.copyOf(items);
		}
	}
}
