// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.properties;

import java.util.ArrayList;
import java.util.List;

import org.adxen.ui.labels.Values;

/** A headed group of facts. */
record Section(String title, List<Fact> facts) {

	private static final int ID_LENGTH = 23;

	/**
	 * @param technical an id, path or fingerprint: shown in the text font
	 * @param full      the whole value where the shown one is shortened; what is copied
	 */
	record Fact(String label, String value, boolean technical, String full) {
	}

	/** Collects the facts that are known; what is not known is left out. */
	static final class Builder {

		private final String title;
		private final List<Fact> facts = new ArrayList<>();

		Builder(String title) {
			this.title = title;
		}

		Builder fact(String label, String value) {
			if (value != null && !value.isBlank()) {
				facts.add(new Fact(label, value, false, value));
			}
			return this;
		}

		Builder id(String label, String value) {
			if (value != null && !value.isBlank()) {
				facts.add(new Fact(label, Values.shortened(value, ID_LENGTH), true, value));
			}
			return this;
		}

		Section build() {
			return new Section(title, List.copyOf(facts));
		}
	}

	/** Whether both can be shown by the same widgets. */
	boolean sameShapeAs(Section other) {
		return title.equals(other.title) && facts.stream().map(Fact::label).toList()
				.equals(other.facts.stream().map(Fact::label).toList());
	}
}
