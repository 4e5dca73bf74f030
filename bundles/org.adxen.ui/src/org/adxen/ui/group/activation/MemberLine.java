// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.activation;

import java.util.Objects;

import org.adxen.operations.group.ActivationState;
import org.adxen.operations.group.GroupProblem;
import org.adxen.operations.placement.Placement.Decision;
import org.adxen.ui.labels.Values;
import org.eclipse.osgi.util.NLS;

/**
 * A member with its place in the plan and how far it is, or something that is wrong with the group. Immutable.
 *
 * @param key     who it is among the lines
 * @param name    of the member; the group's where the problem is the group's
 * @param memory  that it takes, -1 for a problem
 * @param host    name, empty when it has none
 * @param why     there, or why nowhere and the remedy, or what is wrong
 * @param fits    whether it has a host
 * @param byHand  whether the admin moved it
 * @param state   null while nothing was begun
 */
record MemberLine(Object key, String name, long memory, String host, String why, boolean fits, boolean byHand, ActivationState state) {

	static MemberLine planned(String name, long memory, Decision decision, String host, boolean byHand) {
		String why = byHand && decision.host() != null ? Messages.Plan_byHand : (decision.why() + " " + decision.remedy()).strip();
		return new MemberLine(name, name, memory, host, why, decision.host() != null, byHand, null);
	}

	static MemberLine problem(String group, GroupProblem problem) {
		return problem(problem, problem.member().isEmpty() ? group : problem.member(), problem.sentence());
	}

	static MemberLine problem(Object key, String name, String sentence) {
		return new MemberLine(key, name, -1, "", sentence, false, false, null);
	}

	MemberLine with(ActivationState now) {
		return new MemberLine(key, name, memory, host, why, fits, byHand, now);
	}

	boolean isProblem() {
		return memory < 0;
	}

	String icon() {
		if (state == null) {
			return fits ? "domain" : "failed";
		}
		return switch (state.phase()) {
		case WAITING -> "waiting";
		case STARTING -> "busy";
		case GETTING_READY -> "to-running";
		case READY -> "done";
		case FAILED -> "failed";
		case LEFT_OUT -> "refused";
		case CANCELLED -> "cancelled";
		case UNKNOWN -> "unknown";
		};
	}

	String memoryText() {
		return Values.memory(memory);
	}

	/** How far it is, in a word and what there is to say; empty before the start. */
	String progress() {
		return state == null ? "" : state.detail().isEmpty() ? word() : NLS.bind(Messages.Plan_progress, word(), state.detail());
	}

	private String word() {
		return switch (Objects.requireNonNull(state).phase()) {
		case WAITING -> Messages.Phase_waiting;
		case STARTING -> Messages.Phase_starting;
		case GETTING_READY -> Messages.Phase_gettingReady;
		case READY -> Messages.Phase_ready;
		case FAILED -> Messages.Phase_failed;
		case LEFT_OUT -> Messages.Phase_leftOut;
		case CANCELLED -> Messages.Phase_cancelled;
		case UNKNOWN -> Messages.Phase_unknown;
		};
	}
}
