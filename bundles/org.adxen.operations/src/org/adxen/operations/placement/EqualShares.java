// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.placement;

import java.util.Comparator;

import org.eclipse.osgi.util.NLS;

/** As many members on each host as on any other, or one more; of equals the one with the most memory left. */
public final class EqualShares implements PlacementPolicy {

	@Override
	public Comparator<Candidate> order() {
		return Comparator.comparingInt(Candidate::placed)
				.thenComparing(Comparator.comparingLong(Candidate::freeBytes).reversed());
	}

	@Override
	public String because(Candidate best) {
		return NLS.bind(Messages.becauseFewest, best.host().name(), best.placed());
	}

	@Override
	public boolean even() {
		return true;
	}
}
