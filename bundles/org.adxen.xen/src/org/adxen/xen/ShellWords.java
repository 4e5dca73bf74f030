// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import java.util.Collection;
import java.util.regex.Pattern;

/** Words as a POSIX shell reads them back. Pure. */
public final class ShellWords {

	/** What no shell gives a meaning to, wherever in a word it stands; an equals sign only in a long option. */
	private static final Pattern PLAIN = Pattern.compile("(?:--[a-z-]+=)?[A-Za-z0-9_@%+:,./-]+");

	private ShellWords() {
	}

	/**
	 * The word so written that a shell makes exactly it again: unchanged where nothing in it is special, else in single quotes.
	 *
	 * @throws IllegalArgumentException it has a NUL character, which no argument of a program can hold
	 */
	public static String quote(String word) {
		if (word.indexOf('\0') >= 0) {
			throw new IllegalArgumentException("A word with a NUL character cannot be passed to a program.");
		}
		return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
	}

	/** A command line of these words. */
	public static String join(Collection<String> words) {
		return String.join(" ", words.stream().map(ShellWords::quote).toList());
	}
}
