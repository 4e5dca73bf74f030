// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.adxen.operations.JournalEntry;

/** What one line of a journal file says. Lines of one entry share its id and its file. */
public sealed interface JournalLine {

	String id();

	Instant at();

	/** Written, and on disk, before anything is sent. */
	record Begin(String id, Instant at, String who, String origin, String operation, String name,
			Map<String, String> parameters, String reason, List<To> targets, Writer writer) implements JournalLine {
		public Begin {
			requireAll(id, at, who, origin, operation, name, reason, writer);
			parameters = Map.copyOf(parameters);
			targets = List.copyOf(targets);
		}
	}

	/** @param undo parameters of the inverse */
	record To(String id, String name, Map<String, String> undo) {
		public To {
			requireAll(id, name);
			undo = Map.copyOf(undo);
		}
	}

	/** The toolstack gave its task an id, by which it can be asked later. */
	record Task(String id, Instant at, String target, String task) implements JournalLine {
		public Task {
			requireAll(id, at, target, task);
		}
	}

	/**
	 * What became of one target.
	 *
	 * @param settled false for an unknown outcome that is still to be found out
	 */
	record Outcome(String id, Instant at, String target, JournalEntry.State state, String detail, boolean settled)
			implements JournalLine {
		public Outcome {
			requireAll(id, at, target, state, detail);
		}
	}

	private static void requireAll(Object... values) {
		for (Object value : values) {
			Objects.requireNonNull(value);
		}
	}
}
