// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.journal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.adxen.operations.JournalEntry;
import org.adxen.operations.JournalEntry.State;

/** What the lines of one entry add up to. */
final class RecordedEntry {

	private final JournalLine.Begin begin;
	private final Map<String, Recorded> targets = new LinkedHashMap<>();

	private record Recorded(JournalLine.To to, String task, State state, String detail, Instant at, boolean settled) {
	}

	RecordedEntry(JournalLine.Begin begin) {
		this.begin = begin;
		begin.targets().forEach(t -> targets.put(t.id(), new Recorded(t, "", State.BEGUN, "", begin.at(), false)));
	}

	void task(JournalLine.Task line) {
		targets.computeIfPresent(line.target(),
				(k, r) -> new Recorded(r.to, line.task(), r.state, r.detail, r.at, r.settled));
	}

	/** Settled once is settled for ever: two programs may have found out at the same time. */
	void outcome(JournalLine.Outcome line) {
		targets.computeIfPresent(line.target(), (k, r) -> r.settled ? r
				: new Recorded(r.to, r.task, line.state(), line.detail(), line.at(), line.settled()));
	}

	JournalLine.Begin begin() {
		return begin;
	}

	/** Whether something was begun here with this target after that moment. */
	boolean touches(String target, Instant after) {
		return begin.at().isAfter(after) && targets.containsKey(target);
	}

	JournalEntry toEntry() {
		boolean ended = targets.values().stream().allMatch(r -> r.state != State.BEGUN);
		Optional<Instant> endedAt = ended ? targets.values().stream().map(Recorded::at).max(Instant::compareTo)
				: Optional.empty();
		List<JournalEntry.Line> lines = targets.values().stream().map(
				r -> new JournalEntry.Line(r.to.id(), r.to.name(), r.state, r.detail, r.task, r.to.undo()))
				.toList();
		return new JournalEntry(begin.id(), begin.at(), endedAt, begin.who(), begin.origin(), begin.operation(),
				begin.name(), begin.parameters(), begin.reason(), lines);
	}

	/** What nobody is going to write an outcome for unless it is settled. */
	List<OpenLine> open(Writer self, Instant now) {
		boolean own = begin.writer().equals(self);
		boolean abandoned = !own && !begin.writer().mayLive(begin.at(), now);
		return targets.values().stream()
				.filter(r -> !r.settled && (abandoned || own && r.state == State.UNKNOWN))
				.map(r -> new OpenLine(begin, r.to.id(), r.to.name(), r.task, r.at)).toList();
	}
}
