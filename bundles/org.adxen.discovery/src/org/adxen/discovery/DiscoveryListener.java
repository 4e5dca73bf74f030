// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery;

/**
 * Is told what a scan finds, as it finds it. Called by one thread at a time, though not always the same. A listener that takes
 * its time slows the scan down; memory stays bounded. What it throws ends the scan.
 */
@FunctionalInterface
public interface DiscoveryListener {

	/** A new candidate, or more about one (same {@link Candidate#id()}). Not called after {@link #ended}. */
	void found(Candidate candidate);

	/** Something did not go as it should, such as fewer connections at a time than asked for; a sentence for the admin. */
	default void trouble(String sentence) {
	}

	/** The scan is over; the last call. */
	default void ended(Progress progress) {
	}
}
