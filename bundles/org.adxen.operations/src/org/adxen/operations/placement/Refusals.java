// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.placement;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.adxen.fleet.ByteSize;
import org.adxen.operations.placement.Placement.Decision;
import org.eclipse.osgi.util.NLS;

/** Says why something fits nowhere, and the nearest change that would make it fit. */
final class Refusals {

	private static final int NAMED = 3;

	private final Board board;

	Refusals(Board board) {
		this.board = board;
	}

	Decision explain(PlacementUnit unit) {
		if (unit.decided() instanceof Decision decision) {
			return decision;
		}
		String name = unit.members().stream().map(PlacementMember::name).limit(NAMED).collect(Collectors.joining(", "));
		if (board.seats().isEmpty()) {
			return nowhere(NLS.bind(Messages.noHost, name), Messages.noHostRemedy);
		}
		BitSet hosts = unit.allowed();
		List<Seat> allowed = board.seats().stream().filter(s -> hosts == null || hosts.get(s.index())).toList();
		if (allowed.isEmpty()) {
			return noneAllowed(unit, name);
		}
		List<Seat> usable = allowed.stream().filter(Seat::usable).toList();
		if (usable.isEmpty()) {
			String why = allowed.stream().map(s -> s.host().unusable()).limit(NAMED).collect(Collectors.joining(" "));
			return nowhere(NLS.bind(Messages.noUsable, name, why),
					NLS.bind(Messages.noUsableRemedy, allowed.getFirst().host().name()));
		}
		List<Seat> apart = usable.stream().filter(s -> board.isApart(unit, s)).toList();
		if (apart.isEmpty()) {
			return nowhere(NLS.bind(Messages.noApart, name), NLS.bind(Messages.noApartRemedy, name));
		}
		Seat best = apart.stream().max(Comparator.comparingLong(Seat::freeBytes)).orElseThrow();
		long free = Math.max(0, best.freeBytes());
		return nowhere(
				NLS.bind(Messages.noMemory,
						new Object[] { name, ByteSize.format(unit.memoryBytes()), best.host().name(), ByteSize.format(free) }),
				NLS.bind(Messages.noMemoryRemedy, best.host().name(), ByteSize.format(unit.memoryBytes() - best.freeBytes())));
	}

	/** Either its toolstacks lack what it takes, or its own hosts were not chosen. */
	private Decision noneAllowed(PlacementUnit unit, String name) {
		boolean chosen = unit.members().stream().allMatch(m -> m.hosts().isEmpty()
				|| board.seats().stream().anyMatch(s -> m.hosts().contains(s.host().key())));
		if (chosen) {
			String ability = unit.members().stream().map(PlacementMember::ability).distinct().collect(Collectors.joining(", "));
			return nowhere(NLS.bind(Messages.noAbility, name, ability), NLS.bind(Messages.noAbilityRemedy, name));
		}
		String hosts = unit.members().stream().flatMap(m -> m.hosts().stream()).map(h -> h.host()).distinct().sorted().limit(NAMED)
				.collect(Collectors.joining(", "));
		return nowhere(NLS.bind(Messages.notAllowed, name), NLS.bind(Messages.notAllowedRemedy, name, hosts));
	}

	private static Decision nowhere(String why, String remedy) {
		return new Decision(null, why, remedy);
	}
}
