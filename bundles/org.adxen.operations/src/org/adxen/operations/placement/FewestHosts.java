// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.placement;

import java.util.Comparator;

import org.eclipse.osgi.util.NLS;

/** Fills hosts that have members already before it begins with another; of equals the fullest that still has room. */
public final class FewestHosts implements PlacementPolicy {

	@Override
	public Comparator<Candidate> order() {
		return Comparator.comparing((Candidate c) -> c.placed() == 0).thenComparing(FewestHosts::capacity);
	}

	/** Among hosts in use the fullest first, so that the rooms of others stay whole; to begin with, the roomiest. */
	private static long capacity(Candidate candidate) {
		return candidate.placed() > 0 ? candidate.freeBytes() : -candidate.freeBytes();
	}

	@Override
	public String because(Candidate best) {
		return NLS.bind(best.placed() > 0 ? Messages.becauseInUse : Messages.becauseAnother, best.host().name());
	}
}
