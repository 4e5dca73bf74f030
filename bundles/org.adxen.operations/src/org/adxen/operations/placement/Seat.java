// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.placement;

import java.util.LinkedHashSet;
import java.util.Set;

/** A host with what is put on it so far. */
final class Seat implements PlacementPolicy.Candidate {

	private final int index;
	private final PlacementHost host;
	private final Set<PlacementUnit> units = new LinkedHashSet<>();
	private int placed;
	private long used;

	Seat(int index, PlacementHost host) {
		this.index = index;
		this.host = host;
	}

	int index() {
		return index;
	}

	Set<PlacementUnit> units() {
		return units;
	}

	boolean usable() {
		return host.unusable().isEmpty();
	}

	long usedBytes() {
		return used;
	}

	void add(PlacementUnit unit) {
		units.add(unit);
		placed += unit.size();
		used += unit.memoryBytes();
	}

	void remove(PlacementUnit unit) {
		units.remove(unit);
		placed -= unit.size();
		used -= unit.memoryBytes();
	}

	@Override
	public PlacementHost host() {
		return host;
	}

	@Override
	public int placed() {
		return placed;
	}

	@Override
	public long freeBytes() {
		return host.freeBytes() < 0 ? Long.MAX_VALUE : host.freeBytes() - used;
	}
}
