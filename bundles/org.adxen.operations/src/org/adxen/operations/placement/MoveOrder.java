// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.placement;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.adxen.fleet.HostKey;

/**
 * Puts moves into an order in which each has what it needs when its turn comes: the domain takes room at its new host before it
 * gives up the old one's, and nothing that it is kept apart from is there any more. A move to a host with room for all that are
 * still to come there can never be in the way of another, and is made first; among the rest orders are tried, none twice from the
 * same state. So an order is found wherever one exists, unless more than some hundred thousand states have to be looked at. Pure
 * and deterministic.
 */
public final class MoveOrder {

	private static final int STATES = 300_000;

	private record Place(HostKey host, String rule) {
	}

	private final List<Move> moves;
	private final Map<HostKey, Long> free;
	private final Map<HostKey, Long> incoming = new HashMap<>();
	private final Map<Place, Integer> rivals = new HashMap<>();
	private final BitSet done = new BitSet();
	private final List<Integer> order = new ArrayList<>();
	private final Set<BitSet> deadEnds = new HashSet<>();

	private MoveOrder(List<Move> moves, Map<HostKey, Long> free) {
		this.moves = moves;
		this.free = new HashMap<>(free);
		for (Move move : moves) {
			incoming.merge(move.to(), move.memoryBytes(), Long::sum);
			move.apart().forEach(rule -> rivals.merge(new Place(move.from(), rule), 1, Integer::sum));
		}
	}

	/**
	 * @param free bytes of each host; one that is not named has no limit
	 * @return all moves in order; empty when no order was found
	 */
	public static Optional<List<Move>> of(List<Move> moves, Map<HostKey, Long> free) {
		var search = new MoveOrder(moves, free);
		return search.search() ? Optional.of(search.ordered()) : Optional.empty();
	}

	/** All moves where there is an order; otherwise as many as fit one after the other. */
	public static List<Move> asManyAsFit(List<Move> moves, Map<HostKey, Long> free) {
		return of(moves, free).orElseGet(() -> {
			var search = new MoveOrder(moves, free);
			search.makeWhatFits();
			return search.ordered();
		});
	}

	private List<Move> ordered() {
		return order.stream().map(moves::get).toList();
	}

	private boolean search() {
		int before = order.size();
		makeSafeMoves();
		if (order.size() == moves.size()) {
			return true;
		}
		var state = (BitSet) done.clone();
		if (deadEnds.size() < STATES && !deadEnds.contains(state)) {
			for (int i = done.nextClearBit(0); i < moves.size(); i = done.nextClearBit(i + 1)) {
				if (room(moves.get(i).to()) >= moves.get(i).memoryBytes() && isApart(moves.get(i))) {
					make(i);
					if (search()) {
						return true;
					}
					takeBack();
				}
			}
			deadEnds.add(state);
		}
		while (order.size() > before) {
			takeBack();
		}
		return false;
	}

	private void makeSafeMoves() {
		boolean made = true;
		while (made) {
			made = false;
			for (int i = done.nextClearBit(0); i < moves.size(); i = done.nextClearBit(i + 1)) {
				HostKey to = moves.get(i).to();
				if (room(to) >= incoming.getOrDefault(to, 0L) && isApart(moves.get(i))) {
					make(i);
					made = true;
				}
			}
		}
	}

	private void makeWhatFits() {
		int before = -1;
		while (before < order.size()) {
			before = order.size();
			makeSafeMoves();
			for (int i = done.nextClearBit(0); i < moves.size(); i = done.nextClearBit(i + 1)) {
				if (room(moves.get(i).to()) >= moves.get(i).memoryBytes() && isApart(moves.get(i))) {
					make(i);
				}
			}
		}
	}

	private long room(HostKey host) {
		return free.getOrDefault(host, Long.MAX_VALUE);
	}

	private boolean isApart(Move move) {
		return move.apart().stream().allMatch(rule -> rivals.getOrDefault(new Place(move.to(), rule), 0) == 0);
	}

	private void make(int i) {
		done.set(i);
		order.add(i);
		shift(moves.get(i), 1);
	}

	private void takeBack() {
		int i = order.removeLast();
		done.clear(i);
		shift(moves.get(i), -1);
	}

	private void shift(Move move, int sign) {
		free.computeIfPresent(move.to(), (h, f) -> f - sign * move.memoryBytes());
		free.computeIfPresent(move.from(), (h, f) -> f + sign * move.memoryBytes());
		incoming.merge(move.to(), -sign * move.memoryBytes(), Long::sum);
		for (String rule : move.apart()) {
			rivals.merge(new Place(move.to(), rule), sign, Integer::sum);
			rivals.merge(new Place(move.from(), rule), -sign, Integer::sum);
		}
	}
}
