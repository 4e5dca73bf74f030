// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.editor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Lists that are typed as text. */
final class Names {

	private Names() {
	}

	/** Names between commas. */
	static void set(List<String> target, String typed) {
		replace(target, Arrays.stream(typed.split(",")).map(String::strip).filter(s -> !s.isEmpty()).distinct().toList());
	}

	/** One of each line. */
	static void setLines(List<String> target, String typed) {
		replace(target, typed.lines().map(String::strip).filter(s -> !s.isEmpty()).distinct().toList());
	}

	private static void replace(List<String> target, List<String> wanted) {
		if (!new ArrayList<>(target).equals(wanted)) {
			target.clear();
			target.addAll(wanted);
		}
	}

	/** What is said of many in one line: the first ones, and how many more. */
	static <T> String some(List<T> all, int most, Function<T, String> name) {
		String first = String.join(", ", all.stream().limit(most).map(name).toList());
		return all.size() <= most ? first : first + " +" + (all.size() - most);
	}
}
