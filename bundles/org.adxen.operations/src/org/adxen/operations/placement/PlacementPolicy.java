// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.placement;

import java.util.Comparator;

/**
 * Which of the hosts that could take a member gets it. Contributed at the extension point
 * {@code org.adxen.operations.placementPolicies}; stateless, pure, asked from many threads. What must hold (memory, the state of
 * the host, its toolstack, apart, together, pinned) is seen to before it is asked.
 */
public interface PlacementPolicy {

	/** A host while members are being put on hosts. Only valid during the call. */
	interface Candidate {

		PlacementHost host();

		/** Members of the request on it so far. */
		int placed();

		/** What is left of its memory; {@link Long#MAX_VALUE} when unknown. */
		long freeBytes();
	}

	/** The better one first. Must be a consistent order; of equals the request's first host is taken. */
	Comparator<Candidate> order();

	/** Why this host was the best, a sentence in the admin's language. The member is not on it yet. */
	String because(Candidate best);

	/**
	 * Whether a member that runs should go from one host to another that is better by {@link #order()}; it is on neither while this
	 * is asked. Of no meaning where shares are {@link #even()}.
	 */
	default boolean worthMoving(Candidate from, Candidate to) {
		return order().compare(to, from) < 0;
	}

	/** Whether every usable host should get as many as any other, as far as what must hold allows. */
	default boolean even() {
		return false;
	}
}
