// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations;

/** Whether something may be done, and if not, why: one answer. */
public sealed interface Verdict {

	Verdict ALLOWED = new Allowed();

	record Allowed() implements Verdict {
	}

	/** @param reason a whole sentence that names the object and, where there is one, the remedy; in the admin's language */
	record Refused(String reason) implements Verdict {
	}

	static Verdict refused(String reason) {
		return new Refused(reason);
	}

	default boolean isAllowed() {
		return this instanceof Allowed;
	}
}
