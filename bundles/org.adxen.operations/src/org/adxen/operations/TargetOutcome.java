// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations;

/** How it went with one target. */
public sealed interface TargetOutcome {

	/** Waits for its turn. */
	record Waiting() implements TargetOutcome {
	}

	/** @param progress 0..1 */
	record Running(double progress) implements TargetOutcome {
	}

	/** @param result what was made, e.g. a UUID; may be empty */
	record Done(String result) implements TargetOutcome {
	}

	/** It was not begun, because it is not allowed. */
	record Refused(String reason) implements TargetOutcome {
	}

	/** @param reason a sentence; @param detail the toolstack's own words, may be empty */
	record Failed(String reason, String detail) implements TargetOutcome {
	}

	/** @param detail what is left of it and what else the toolstack said, may be empty */
	record Cancelled(String detail) implements TargetOutcome {
		public Cancelled() {
			this("");
		}
	}

	/**
	 * The link was lost or nobody answered: it may or may not have happened. Settled when the toolstack can be asked.
	 *
	 * @param reason a sentence
	 * @param detail the toolstack's own words, may be empty
	 */
	record Unknown(String reason, String detail) implements TargetOutcome {
		public Unknown(String reason) {
			this(reason, "");
		}
	}

	default boolean isFinal() {
		return !(this instanceof Waiting || this instanceof Running);
	}

	/** Whether a retry makes sense. */
	default boolean isRetryable() {
		return this instanceof Failed || this instanceof Refused || this instanceof Cancelled;
	}
}
