// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.programs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The options of a command, as getopt_long(3) with GNU's reordering reads them.
 *
 * @param given  the letters and long names with their values, "" for those without
 * @param words  what is no option
 */
record Options(Map<String, String> given, List<String> words) {

	/** An option that a program does not know. */
	static final class Unknown extends Exception {
		private static final long serialVersionUID = 1;

		Unknown(String message) {
			super(message, null, false, false);
		}
	}

	/**
	 * Reads them.
	 *
	 * @param flags  letters of options without values, and after a blank long names of such
	 * @param valued letters of options with values, and after a blank long names of such
	 */
	static Options parse(List<String> arguments, String flags, String valued) throws Unknown {
		var given = new HashMap<String, String>();
		var words = new ArrayList<String>();
		var longFlags = List.of(flags.split(" "));
		var longValued = List.of(valued.split(" "));
		for (int i = 1; i < arguments.size(); i++) {
			var word = arguments.get(i);
			if (word.equals("--")) {
				words.addAll(arguments.subList(i + 1, arguments.size()));
				break;
			}
			if (word.startsWith("--")) {
				var equals = word.indexOf('=');
				var name = word.substring(2, equals < 0 ? word.length() : equals);
				if (longFlags.indexOf(name) > 0 || equals > 0 && longValued.indexOf(name) > 0)
					given.put(name, equals < 0 ? "" : word.substring(equals + 1));
				else if (longValued.indexOf(name) > 0 && i + 1 < arguments.size())
					given.put(name, arguments.get(++i));
				else
					throw new Unknown("unrecognized option '" + word + "'");
			} else if (word.matches("-[0-9]+") && longValued.contains("lines"))
				given.put("n", word.substring(1));
			else if (word.startsWith("-") && word.length() > 1) {
				for (int k = 1; k < word.length(); k++) {
					var letter = word.substring(k, k + 1);
					if (longFlags.getFirst().contains(letter))
						given.put(letter, "");
					else if (longValued.getFirst().contains(letter) && (k + 1 < word.length() || i + 1 < arguments.size())) {
						given.put(letter, k + 1 < word.length() ? word.substring(k + 1) : arguments.get(++i));
						break;
					} else
						throw new Unknown((longValued.getFirst().contains(letter) ? "option requires an argument -- '"
								: "invalid option -- '") + letter + "'");
				}
			} else
				words.add(word);
		}
		return new Options(given, words);
	}

	boolean has(String option) {
		return given.containsKey(option);
	}

	String value(String option, String otherwise) {
		return given.getOrDefault(option, otherwise);
	}
}
