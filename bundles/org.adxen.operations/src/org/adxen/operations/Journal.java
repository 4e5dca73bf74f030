// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations;

import java.time.Instant;
import java.util.List;

/**
 * Everything that was done: JSON lines, one file a month, appended only. A begun entry is on disk before anything is sent.
 * Reading blocks on the disk; never on the display thread.
 */
public interface Journal {

	/** Newest first. Torn or unreadable lines are skipped and counted, never repaired over. */
	Page read(JournalFilter filter);

	/** Told, on any thread, that there is something new to read (also when another process wrote it). */
	void addListener(Runnable listener);

	void removeListener(Runnable listener);

	/** @param unreadable lines that could not be read; a file or folder that cannot be read at all counts as one */
	record Page(List<JournalEntry> entries, int unreadable) {
	}

	/**
	 * @param text   found in operation, target names, who or reason; empty for all
	 * @param from   inclusive, or {@link Instant#MIN}
	 * @param limit  at most so many entries
	 */
	record JournalFilter(String text, Instant from, int limit) {
		public static JournalFilter newest(int limit) {
			return new JournalFilter("", Instant.MIN, limit);
		}
	}
}
