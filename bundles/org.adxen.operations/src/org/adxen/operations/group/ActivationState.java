// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

/**
 * How far a member is.
 *
 * @param phase  what is being done, or became of it
 * @param detail a sentence, may be empty
 */
public record ActivationState(Phase phase, String detail) {

	public enum Phase {
		/** For others, its delay or its turn. */
		WAITING,
		/** The toolstack works on it. */
		STARTING,
		/** It runs; what was defined as ready is waited for. */
		GETTING_READY,
		/** Done. */
		READY,
		/** It did not start, or did not get ready. */
		FAILED,
		/** It was not begun, because another failed. */
		LEFT_OUT,
		/** It was not begun, or given up, because somebody cancelled. */
		CANCELLED,
		/** It may or may not run. It is not begun again before that is known. */
		UNKNOWN
	}

	public boolean isFinal() {
		return phase.compareTo(Phase.READY) >= 0;
	}
}
