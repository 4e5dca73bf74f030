// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

import org.adxen.xen.config.ConfigProblem.Severity;
import org.eclipse.jdt.annotation.Nullable;

/** Collects the problems of one file while it is read. Their number is bounded, that of the file's bytes is not small. */
final class Problems {

	/** Nobody reads more; a file that is no configuration at all would yield one a line. */
	static final int LIMIT = 200;
	private static final int LENGTH = 400;

	private final List<ConfigProblem> list = new ArrayList<>();
	private boolean errors;
	private boolean cut;

	/** What was warned of at the same place is said by the error. */
	void error(ConfigPosition position, @Nullable String key, String sentence) {
		errors = true;
		list.removeIf(p -> p.severity() == Severity.WARNING && p.position().equals(position) && Objects.equals(p.key(), key));
		add(Severity.ERROR, position, key, sentence);
	}

	void warning(ConfigPosition position, @Nullable String key, String sentence) {
		add(Severity.WARNING, position, key, sentence);
	}

	private void add(Severity severity, ConfigPosition position, @Nullable String key, String sentence) {
		if (list.size() < LIMIT)
			list.add(new ConfigProblem(severity, position.line(), position.column(), key, shortened(sentence)));
		else if (!cut) {
			cut = true;
			list.add(new ConfigProblem(severity, position.line(), position.column(), null,
					"There are more problems from here on; they are not listed. Correct the first ones, then check again."));
		}
	}

	/** What is quoted from the file may be long; the beginning and the remedy at the end are what matters. */
	private static String shortened(String sentence) {
		return sentence.length() <= LENGTH ? sentence
				: sentence.substring(0, LENGTH / 2) + " ... " + sentence.substring(sentence.length() - LENGTH / 2);
	}

	boolean hasErrors() {
		return errors;
	}

	/** Whether so many were found that looking for more is a waste. */
	boolean full() {
		return cut;
	}

	void removeIf(Predicate<ConfigProblem> condition) {
		list.removeIf(condition);
	}

	/** In the order of the file. */
	List<ConfigProblem> sorted() {
		return list.stream().sorted(Comparator.comparing(ConfigProblem::position)).toList();
	}
}
