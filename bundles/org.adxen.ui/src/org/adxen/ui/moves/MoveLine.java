// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.moves;

import org.adxen.operations.placement.MoveState;
import org.adxen.operations.placement.MovePlan.Step;
import org.adxen.ui.labels.Values;
import org.eclipse.osgi.util.NLS;

/**
 * A domain that changes its host, or does not. Immutable.
 *
 * @param key    who it is among the lines
 * @param turn   from 1; 0 for one that stays
 * @param domain what it is called
 * @param memory that it takes, -1 when it stays
 * @param from   name of a host, empty when it stays
 * @param to     name of a host, empty when it stays
 * @param why    a sentence
 * @param state  null while nothing was begun, and for one that stays
 */
record MoveLine(Object key, int turn, String domain, long memory, String from, String to, String why, MoveState state) {

	static MoveLine of(int turn, Step step, String from, String to, MoveState state) {
		return new MoveLine(step.move().name(), turn, step.domain(), step.move().memoryBytes(), from, to, step.why(), state);
	}

	static MoveLine stays(String domain, String why) {
		return new MoveLine("stays " + domain, 0, domain, -1, "", "", why, null);
	}

	boolean stays() {
		return turn == 0;
	}

	String turnText() {
		return stays() ? "" : Integer.toString(turn);
	}

	String memoryText() {
		return Values.memory(memory);
	}

	String toText() {
		return stays() ? Messages.Line_stays : to;
	}

	String icon() {
		if (stays()) {
			return "failed";
		}
		if (state == null) {
			return "domain";
		}
		return switch (state.phase()) {
		case WAITING -> "waiting";
		case MOVING -> "busy";
		case DONE -> "done";
		case FAILED -> "failed";
		case LEFT_OUT -> "refused";
		case CANCELLED -> "cancelled";
		case UNKNOWN -> "unknown";
		};
	}

	/** Why it goes there; how far it is once that has begun. */
	String text() {
		MoveState now = state;
		if (now == null) {
			return why;
		}
		String word = switch (now.phase()) {
		case WAITING -> Messages.Phase_waiting;
		case MOVING -> Messages.Phase_moving;
		case DONE -> Messages.Phase_done;
		case FAILED -> Messages.Phase_failed;
		case LEFT_OUT -> Messages.Phase_leftOut;
		case CANCELLED -> Messages.Phase_cancelled;
		case UNKNOWN -> Messages.Phase_unknown;
		};
		return now.detail().isEmpty() ? word : NLS.bind(Messages.Line_progress, word, now.detail());
	}
}
