// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.placement;

import java.util.Comparator;

import org.adxen.fleet.ByteSize;
import org.eclipse.osgi.util.NLS;

/** The host with the most memory left gets the next one. */
public final class MostFreeMemory implements PlacementPolicy {

	/** The part of a host's memory by which it has to be better. */
	private static final int WORTH = 10;

	@Override
	public Comparator<Candidate> order() {
		return Comparator.comparingLong(Candidate::freeBytes).reversed();
	}

	/** A live migration costs more than a little more room is worth. */
	@Override
	public boolean worthMoving(Candidate from, Candidate to) {
		return to.freeBytes() - from.freeBytes() > Math.max(0, to.host().totalBytes()) / WORTH;
	}

	@Override
	public String because(Candidate best) {
		return best.freeBytes() == Long.MAX_VALUE ? NLS.bind(Messages.becauseUnknownMemory, best.host().name())
				: NLS.bind(Messages.becauseMostFree, best.host().name(), ByteSize.format(best.freeBytes()));
	}
}
