// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.tasks;

import java.util.Collection;

import org.adxen.operations.OperationRun;
import org.adxen.operations.TargetOutcome;
import org.adxen.ui.labels.Values;
import org.eclipse.osgi.util.NLS;

/** How it went, in words and as icon. */
final class OutcomeLabels {

	private OutcomeLabels() {
	}

	static String text(TargetOutcome outcome) {
		return switch (outcome) {
		case TargetOutcome.Waiting w -> Messages.Outcome_waiting;
		case TargetOutcome.Running r -> Values.percent(r.progress());
		case TargetOutcome.Done d -> Messages.Outcome_done;
		case TargetOutcome.Refused r -> r.reason();
		case TargetOutcome.Failed f -> f.reason();
		case TargetOutcome.Cancelled c -> c.detail().isEmpty() ? Messages.Outcome_cancelled
				: NLS.bind(Messages.Outcome_cancelledWith, c.detail());
		case TargetOutcome.Unknown u -> u.reason();
		};
	}

	/** With the toolstack's own words on a line of their own, where it said something. */
	static String fullText(TargetOutcome outcome) {
		String words = switch (outcome) {
		case TargetOutcome.Failed f -> f.detail();
		case TargetOutcome.Unknown u -> u.detail();
		default -> "";
		};
		return words.isEmpty() ? text(outcome) : text(outcome) + '\n' + words;
	}

	static String icon(TargetOutcome outcome) {
		return switch (outcome) {
		case TargetOutcome.Waiting w -> "waiting";
		case TargetOutcome.Running r -> "busy";
		case TargetOutcome.Done d -> "done";
		case TargetOutcome.Refused r -> "refused";
		case TargetOutcome.Failed f -> "failed";
		case TargetOutcome.Cancelled c -> "cancelled";
		case TargetOutcome.Unknown u -> "unknown";
		};
	}

	/** Of the whole run: the worst of its targets. */
	static String icon(OperationRun run) {
		if (!run.isEnded()) {
			return "busy";
		}
		Collection<TargetOutcome> all = run.outcomes().values();
		for (String worst : new String[] { "failed", "unknown", "refused", "cancelled" }) {
			if (all.stream().anyMatch(o -> icon(o).equals(worst))) {
				return worst;
			}
		}
		return "done";
	}

	/** "Done", "2 of 3 done, 1 failed". */
	static String text(OperationRun run) {
		Collection<TargetOutcome> all = run.outcomes().values();
		if (!run.isEnded()) {
			return Values.percent(run.progress());
		}
		if (all.size() == 1) {
			return text(all.iterator().next());
		}
		var text = new StringBuilder(NLS.bind(Messages.Outcome_doneOf, count(all, TargetOutcome.Done.class), all.size()));
		append(text, Messages.Outcome_failed, count(all, TargetOutcome.Failed.class));
		append(text, Messages.Outcome_refused, count(all, TargetOutcome.Refused.class));
		append(text, Messages.Outcome_cancelledCount, count(all, TargetOutcome.Cancelled.class));
		append(text, Messages.Outcome_unknown, count(all, TargetOutcome.Unknown.class));
		return text.toString();
	}

	private static void append(StringBuilder text, String pattern, long count) {
		if (count > 0) {
			text.append(", ").append(NLS.bind(pattern, count));
		}
	}

	private static long count(Collection<TargetOutcome> all, Class<? extends TargetOutcome> kind) {
		return all.stream().filter(kind::isInstance).count();
	}
}
