// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.labels;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.adxen.fleet.DomainView;
import org.adxen.operations.group.ActivationState;
import org.adxen.operations.group.Drift;
import org.adxen.operations.group.GroupProblem;
import org.adxen.operations.group.GroupView;
import org.eclipse.osgi.util.NLS;

/** How groups and their members are told in words and as icons. */
public final class GroupLabels {

	private GroupLabels() {
	}

	/** How many run, or how far an activation is. */
	public static String state(GroupView group) {
		int members = group.members().size();
		if (group.known().definition() == null) {
			return Messages.Group_unreadable;
		}
		return group.activating() ? NLS.bind(Messages.Group_activating, group.ready(), members)
				: NLS.bind(Messages.Group_running, group.running(), members);
	}

	public static String icon(GroupView group) {
		if (group.known().definition() == null) {
			return "failed";
		}
		int running = group.running();
		return group.activating() ? "to-running" : running == 0 ? "halted" : running < group.members().size() ? "partly-running" : "running";
	}

	public static String state(GroupView.Member member) {
		ActivationState activation = member.activation();
		DomainView domain = member.domain();
		// Of what is ready in an activation, its state tells more.
		return activation != null && activation.phase() != ActivationState.Phase.READY ? phase(activation.phase())
				: domain == null ? Messages.Group_noDomain : DomainLabels.state(domain);
	}

	public static String icon(GroupView.Member member) {
		ActivationState activation = member.activation();
		DomainView domain = member.domain();
		if (activation != null) {
			switch (activation.phase()) {
			case WAITING, LEFT_OUT, CANCELLED -> {
				return "waiting";
			}
			case STARTING, GETTING_READY -> {
				return "to-running";
			}
			case FAILED -> {
				return "failed";
			}
			case UNKNOWN -> {
				return "unknown";
			}
			case READY -> {
				// as it is
			}
			}
		}
		return domain == null ? "missing" : DomainLabels.icon(domain);
	}

	private static String phase(ActivationState.Phase phase) {
		return switch (phase) {
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

	public static String kind(Drift.Kind kind) {
		return switch (kind) {
		case MISSING -> Messages.Drift_missing;
		case EXTRA -> Messages.Drift_extra;
		case HALTED -> Messages.Drift_halted;
		case ELSEWHERE -> Messages.Drift_elsewhere;
		case MORE_MEMORY -> Messages.Drift_moreMemory;
		case RENAMED -> Messages.Drift_renamed;
		};
	}

	/** Those worth a mark: of a group of which nothing runs, that nothing runs is said already. */
	public static List<Drift> marked(List<Drift> drifts, boolean active) {
		return drifts.stream().filter(d -> active || d.kind() != Drift.Kind.MISSING && d.kind() != Drift.Kind.HALTED).toList();
	}

	/** Short, for a group: how many things are wrong; empty when none is. */
	public static String drift(GroupView group) {
		if (group.known().definition() == null) {
			return group.known().problem();
		}
		var parts = new ArrayList<String>();
		int problems = group.known().expansion().problems().size() + (group.problem().isEmpty() ? 0 : 1);
		if (problems > 0) {
			parts.add(problems == 1 ? Messages.Drift_problem : NLS.bind(Messages.Drift_problems, problems));
		}
		int drifts = marked(group.drifts(), group.running() > 0).size();
		if (drifts > 0) {
			parts.add(drifts == 1 ? Messages.Drift_one : NLS.bind(Messages.Drift_many, drifts));
		}
		return String.join(", ", parts);
	}

	/** In sentences, one a line. */
	public static List<String> sentences(GroupView group) {
		var sentences = new ArrayList<String>();
		if (!group.problem().isEmpty()) {
			sentences.add(group.problem());
		}
		group.known().expansion().problems().stream().map(GroupProblem::sentence).forEach(sentences::add);
		marked(group.drifts(), group.running() > 0).stream().map(Drift::sentence).forEach(sentences::add);
		return sentences;
	}

	public static String list(List<Drift> drifts, Function<Drift, String> text, String separator) {
		return String.join(separator, drifts.stream().map(text).toList());
	}
}
