// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.placement;

import java.util.BitSet;
import java.util.List;

import org.adxen.operations.placement.Placement.Decision;
import org.eclipse.jdt.annotation.Nullable;

/** Members that share a host: those that are kept together, or a single one. Its place on the board is the board's to keep. */
final class PlacementUnit {

	private final int index;
	private final List<PlacementMember> members;
	private final long memory;
	private final @Nullable BitSet allowed;
	private final int running;
	private final int[] apart;
	private final int rivals;
	private final @Nullable Decision decided;
	int seat = -1;

	/**
	 * @param allowed hosts by their number, null for all
	 * @param running the host's number, -1 when none runs
	 * @param apart   numbers of the rules that keep it apart
	 * @param rivals  how many others these name
	 * @param decided what is decided already, whatever the hosts are; null when it is to be put somewhere
	 */
	PlacementUnit(int index, List<PlacementMember> members, @Nullable BitSet allowed, int running, int[] apart, int rivals,
			@Nullable Decision decided) {
		this.index = index;
		this.members = members;
		this.memory = members.stream().filter(m -> m.running() == null).mapToLong(PlacementMember::memoryBytes).sum();
		this.allowed = allowed;
		this.running = running;
		this.apart = apart;
		this.rivals = rivals;
		this.decided = decided;
	}

	int index() {
		return index;
	}

	int size() {
		return members.size();
	}

	List<PlacementMember> members() {
		return members;
	}

	/** Of those that do not run yet. */
	long memoryBytes() {
		return memory;
	}

	@Nullable BitSet allowed() {
		return allowed;
	}

	int running() {
		return running;
	}

	int[] apart() {
		return apart;
	}

	int rivals() {
		return rivals;
	}

	@Nullable Decision decided() {
		return decided;
	}
}
