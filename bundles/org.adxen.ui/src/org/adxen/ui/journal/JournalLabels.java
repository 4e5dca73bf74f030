// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.journal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

import org.adxen.fleet.FleetPicture;
import org.adxen.operations.JournalEntry;
import org.adxen.operations.JournalEntry.Line;
import org.adxen.operations.JournalEntry.State;
import org.adxen.operations.OperationDescriptor.Parameter;
import org.adxen.ui.labels.Parameters;
import org.adxen.ui.labels.Values;
import org.adxen.ui.table.RowColumn;
import org.eclipse.osgi.util.NLS;

/** How entries of the journal are shown. */
final class JournalLabels {

	private static final int NAMES = 4;

	private JournalLabels() {
	}

	static List<RowColumn<JournalEntry>> columns() {
		return List.of(
				RowColumn.<JournalEntry>text("when", Messages.Columns_when, 12, e -> Values.ago(e.begunAt()))
						.withTooltip(e -> Values.exact(e.begunAt())).sortedBy(JournalEntry::begunAt),
				RowColumn.<JournalEntry>text("operation", Messages.Columns_operation, 17, JournalEntry::name),
				RowColumn.<JournalEntry>text("targets", Messages.Columns_targets, 25, JournalLabels::targets),
				RowColumn.<JournalEntry>text("outcome", Messages.Columns_outcome, 18, JournalLabels::outcome)
						.withIcon(JournalLabels::icon),
				RowColumn.<JournalEntry>text("who", Messages.Columns_who, 18, JournalEntry::who),
				RowColumn.<JournalEntry>text("origin", Messages.Columns_origin, 14, JournalEntry::origin),
				RowColumn.<JournalEntry>text("reason", Messages.Columns_reason, 30, JournalEntry::reason));
	}

	private static String targets(JournalEntry entry) {
		String names = entry.targets().stream().limit(NAMES).map(Line::name).collect(Collectors.joining(", "));
		int more = entry.targets().size() - NAMES;
		return more > 0 ? NLS.bind(Messages.Journal_more, names, more) : names;
	}

	private static Map<State, Long> counts(JournalEntry entry) {
		return entry.targets().stream()
				.collect(Collectors.groupingBy(Line::state, () -> new EnumMap<>(State.class), Collectors.counting()));
	}

	static String outcome(JournalEntry entry) {
		Map<State, Long> counts = counts(entry);
		if (entry.targets().size() == 1) {
			return state(entry.targets().getFirst().state());
		}
		var text = new StringJoiner(", ");
		counts.forEach((state, count) -> text.add(count + " " + state(state).toLowerCase()));
		return text.toString();
	}

	static String state(State state) {
		return switch (state) {
		case BEGUN -> Messages.State_begun;
		case DONE -> Messages.State_done;
		case REFUSED -> Messages.State_refused;
		case FAILED -> Messages.State_failed;
		case CANCELLED -> Messages.State_cancelled;
		case UNKNOWN -> Messages.State_unknown;
		};
	}

	/** The worst of its targets. */
	private static String icon(JournalEntry entry) {
		Map<State, Long> counts = counts(entry);
		for (State worst : new State[] { State.FAILED, State.UNKNOWN, State.REFUSED, State.CANCELLED, State.BEGUN }) {
			if (counts.containsKey(worst)) {
				return switch (worst) {
				case FAILED -> "failed";
				case UNKNOWN -> "unknown";
				case REFUSED -> "refused";
				case CANCELLED -> "cancelled";
				case BEGUN, DONE -> "busy";
				};
			}
		}
		return "done";
	}

	/** Everything that is known of an entry, as text. */
	static String details(JournalEntry entry, List<Parameter> known, FleetPicture picture) {
		var text = new StringBuilder();
		text.append(NLS.bind(Messages.Details_head, new Object[] { entry.name(), Values.exact(entry.begunAt()), entry.who(),
				entry.origin() })).append('\n');
		entry.endedAt().ifPresent(at -> text.append(NLS.bind(Messages.Details_ended, Values.exact(at))).append('\n'));
		if (!entry.reason().isEmpty()) {
			text.append(NLS.bind(Messages.Details_reason, entry.reason())).append('\n');
		}
		Parameters.lines(entry.parameters(), known, picture).forEach(line -> text.append(line).append('\n'));
		text.append('\n');
		for (Line line : entry.targets()) {
			text.append(line.name()).append(": ").append(state(line.state()));
			if (!line.detail().isEmpty()) {
				text.append(" – ").append(line.detail());
			}
			text.append('\n');
		}
		return text.toString();
	}
}
