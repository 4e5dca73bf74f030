// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.placement;

/**
 * How far a move is.
 *
 * @param phase  what is being done, or became of it
 * @param detail a sentence, may be empty
 */
public record MoveState(Phase phase, String detail) {

	public enum Phase {
		/** For its turn. */
		WAITING,
		/** The toolstack works on it. */
		MOVING,
		/** It runs on its new host. */
		DONE,
		/** It runs where it was, as far as the toolstack told. */
		FAILED,
		/** It was not begun, because another failed. */
		LEFT_OUT,
		/** It was not begun, or given up, because somebody cancelled. */
		CANCELLED,
		/** It may or may not have moved. */
		UNKNOWN
	}

	public boolean isFinal() {
		return phase.compareTo(Phase.DONE) >= 0;
	}
}
