// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.journal;

import java.time.Instant;

/**
 * A target of an entry whose outcome is to be found out.
 *
 * @param target as in the journal
 * @param task   the toolstack's, or empty
 * @param since  when it was begun or its outcome became unknown
 */
public record OpenLine(JournalLine.Begin begin, String target, String name, String task, Instant since) {
}
