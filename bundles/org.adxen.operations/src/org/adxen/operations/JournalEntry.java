// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that was done.
 *
 * @param id         unique
 * @param begunAt    when it was written down, before anything was sent
 * @param endedAt    empty while it runs, or when the program was killed before it was settled
 * @param who        user name and machine of the admin
 * @param origin     workbench, command line, ...
 * @param operation  id
 * @param name       of the operation, as it was shown
 * @param parameters by name
 * @param reason     in the admin's words; may be empty
 * @param targets    what it was done to, with the outcome of each
 */
public record JournalEntry(String id, Instant begunAt, Optional<Instant> endedAt, String who, String origin, String operation,
		String name, Map<String, String> parameters, String reason, List<Line> targets) {

	/**
	 * @param target  {@link Target#id()}
	 * @param name    what it was called then
	 * @param state   what became of it
	 * @param detail  result, reason or error; may be empty
	 * @param task    the toolstack's task id, to ask it later; may be empty
	 * @param undo    parameters with which the operation's inverse brings back what was before
	 */
	public record Line(String target, String name, State state, String detail, String task, Map<String, String> undo) {
	}

	public enum State {
		BEGUN, DONE, REFUSED, FAILED, CANCELLED, UNKNOWN
	}
}
