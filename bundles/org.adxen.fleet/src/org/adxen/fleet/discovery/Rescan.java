// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.discovery;

import java.time.Duration;
import java.time.Instant;

/**
 * What was scanned last, and how often that is to be done again. Immutable.
 *
 * @param plan       in the admin's words
 * @param everyHours 0 for only when somebody says so
 * @param last       when it was begun last
 */
public record Rescan(ScanPlan plan, int everyHours, Instant last) {

	/** Whether it is time to scan again by itself. A clock that was set back makes it time, too. */
	public boolean isDue(Instant now) {
		return everyHours > 0 && !(now.isBefore(last.plus(Duration.ofHours(everyHours))) && !now.isBefore(last));
	}

	public Rescan begun(Instant now) {
		return new Rescan(plan, everyHours, now);
	}
}
