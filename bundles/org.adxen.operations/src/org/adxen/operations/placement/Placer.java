// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.placement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.adxen.fleet.HostKey;
import org.adxen.operations.placement.Placement.Decision;
import org.adxen.operations.placement.Placement.HostUse;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

/**
 * Puts members on hosts: the hardest first (few hosts, many to stay apart from, much memory), each on the host that the policy
 * likes best of those that can take it; then, for one that found none, another is moved away if that makes room; then, where
 * the policy wants equal shares, members are moved from the fullest hosts to the emptiest. Pure and deterministic: the same
 * request has the same answer. How much is tried is bounded by a count, not by a clock.
 */
public final class Placer {

	/** Steps of trying to make room and to even out; ten thousand members need far fewer. */
	private static final long BUDGET = 40_000_000;

	private final PlacementPolicy policy;
	private final Board board;
	private final Map<PlacementUnit, String> reasons = new LinkedHashMap<>();
	private final Comparator<PlacementPolicy.Candidate> order;
	private long budget = BUDGET;

	private Placer(PlacementRequest request, PlacementPolicy policy) {
		this.policy = policy;
		this.order = policy.order();
		this.board = new Board(request);
	}

	/** Names of members that the request does not have are ignored in its rules. */
	public static Placement place(PlacementRequest request, PlacementPolicy policy) {
		return new Placer(request, policy).place(request);
	}

	/**
	 * Where running members would go if they were spread anew with few moves: each stays unless what must hold says otherwise, or
	 * the policy would gain by it.
	 *
	 * @param fixed those of them that cannot be moved
	 */
	public static Placement rebalance(PlacementRequest request, Set<String> fixed, PlacementPolicy policy) {
		return Rebalancing.of(request, fixed, (freed, homes) -> new Placer(freed, policy).rebalance(freed, homes));
	}

	private Placement rebalance(PlacementRequest request, Map<String, HostKey> homes) {
		putRunning();
		for (PlacementUnit unit : board.units()) {
			List<HostKey> home = unit.members().stream().map(m -> homes.get(m.name())).distinct().toList();
			Seat seat = home.size() == 1 ? board.seat(home.getFirst()) : null;
			if (unit.running() < 0 && seat != null && board.fits(unit, seat)) {
				board.put(unit, seat.index());
				reasons.put(unit, NLS.bind(Messages.stays, seat.host().name()));
			}
		}
		putAll();
		boolean moved = !policy.even();
		while (moved && budget > 0) {
			moved = false;
			for (PlacementUnit unit : board.units()) {
				moved |= unit.running() < 0 && unit.seat >= 0 && improve(unit);
			}
		}
		return result(request);
	}

	private boolean improve(PlacementUnit unit) {
		Seat home = board.seat(unit.seat);
		Seat best = home;
		board.take(unit);
		for (Seat seat : board.seats()) {
			budget--;
			if (seat != home && board.fits(unit, seat) && policy.worthMoving(home, seat)
					&& (best == home || order.compare(seat, best) < 0)) {
				best = seat;
			}
		}
		if (best != home) {
			reasons.put(unit, policy.because(best));
		}
		board.put(unit, best.index());
		return best != home;
	}

	private Placement place(PlacementRequest request) {
		putAll();
		return result(request);
	}

	/** Those that are nowhere yet. */
	private void putAll() {
		putRunning();
		List<PlacementUnit> waiting = board.units().stream().filter(u -> u.seat < 0 && u.decided() == null)
				.sorted(Comparator.comparingInt(board::choices).thenComparing(Comparator.comparingInt(PlacementUnit::rivals).reversed())
						.thenComparing(Comparator.comparingLong(PlacementUnit::memoryBytes).reversed())
						.thenComparingInt(PlacementUnit::index))
				.toList();
		List<PlacementUnit> left = waiting.stream().filter(u -> !putBest(u)).toList();
		left.forEach(this::makeRoom);
		if (policy.even()) {
			evenOut();
		}
	}

	private void putRunning() {
		for (PlacementUnit unit : board.units()) {
			if (unit.running() >= 0 && unit.seat < 0) {
				board.put(unit, unit.running());
			}
		}
	}

	private boolean putBest(PlacementUnit unit) {
		Seat best = null;
		for (Seat seat : board.seats()) {
			if (board.fits(unit, seat) && (best == null || order.compare(seat, best) < 0)) {
				best = seat;
			}
		}
		if (best == null) {
			return false;
		}
		reasons.put(unit, policy.because(best));
		board.put(unit, best.index());
		return true;
	}

	/** Moves one other unit elsewhere, if then this one fits. */
	private void makeRoom(PlacementUnit unit) {
		for (Seat seat : board.seats()) {
			if (!board.may(unit, seat)) {
				continue;
			}
			for (PlacementUnit other : List.copyOf(seat.units())) {
				if (budget <= 0) {
					return;
				}
				if (other.running() >= 0 || !couldSwap(unit, other, seat)) {
					continue;
				}
				board.take(other);
				Seat refuge = board.fits(unit, seat) ? refuge(other, seat) : null;
				if (refuge == null) {
					board.put(other, seat.index());
					continue;
				}
				board.put(other, refuge.index());
				reasons.put(other, NLS.bind(Messages.madeRoom, refuge.host().name()));
				reasons.put(unit, policy.because(seat));
				board.put(unit, seat.index());
				return;
			}
		}
	}

	private boolean couldSwap(PlacementUnit unit, PlacementUnit other, Seat seat) {
		budget--;
		return seat.freeBytes() == Long.MAX_VALUE || seat.freeBytes() + other.memoryBytes() >= unit.memoryBytes();
	}

	private @Nullable Seat refuge(PlacementUnit unit, Seat not) {
		Seat best = null;
		for (Seat seat : board.seats()) {
			budget--;
			if (seat != not && board.fits(unit, seat) && (best == null || order.compare(seat, best) < 0)) {
				best = seat;
			}
		}
		return best;
	}

	/** From a host with two members more than another to that one, as long as there are such. */
	private void evenOut() {
		boolean moved = true;
		while (moved && budget > 0) {
			moved = false;
			List<Seat> byShare = board.seats().stream().filter(Seat::usable)
					.sorted(Comparator.comparingInt(Seat::placed).thenComparingInt(Seat::index)).toList();
			for (int from = byShare.size() - 1; from > 0 && !moved; from--) {
				for (int to = 0; to < from && byShare.get(from).placed() - byShare.get(to).placed() > 1 && !moved; to++) {
					moved = moveOne(byShare.get(from), byShare.get(to)) || exchange(byShare.get(from), byShare.get(to))
							|| twoForOne(byShare.get(from), byShare.get(to));
				}
			}
		}
	}

	private boolean moveOne(Seat from, Seat to) {
		for (PlacementUnit unit : List.copyOf(from.units())) {
			budget -= 1;
			if (unit.running() < 0 && unit.size() < from.placed() - to.placed() && board.fits(unit, to)) {
				move(unit, to);
				return true;
			}
		}
		return false;
	}

	/** Two small ones for a big one. */
	private boolean twoForOne(Seat from, Seat to) {
		List<PlacementUnit> small = single(from);
		for (PlacementUnit big : single(to)) {
			for (int i = 0; i < small.size(); i++) {
				for (int j = i + 1; j < small.size(); j++) {
					if (budget-- <= 0) {
						return false;
					}
					PlacementUnit one = small.get(i);
					PlacementUnit two = small.get(j);
					long shift = one.memoryBytes() + two.memoryBytes() - big.memoryBytes();
					if (shift <= to.freeBytes() && -shift <= from.freeBytes() && swap(one, two, big, from, to)) {
						return true;
					}
				}
			}
		}
		return false;
	}

	private static List<PlacementUnit> single(Seat seat) {
		return seat.units().stream().filter(u -> u.running() < 0 && u.size() == 1).toList();
	}

	private boolean swap(PlacementUnit one, PlacementUnit two, PlacementUnit big, Seat from, Seat to) {
		List.of(one, two, big).forEach(board::take);
		if (board.fits(big, from) && board.fits(one, to)) {
			board.put(one, to.index());
			if (board.fits(two, to)) {
				board.put(two, to.index());
				board.put(big, from.index());
				List.of(one, two).forEach(u -> reasons.put(u, NLS.bind(Messages.evened, to.host().name())));
				reasons.put(big, NLS.bind(Messages.evened, from.host().name()));
				return true;
			}
			board.take(one);
		}
		board.put(one, from.index());
		board.put(two, from.index());
		board.put(big, to.index());
		return false;
	}

	/** Through a third host. */
	private boolean exchange(Seat from, Seat to) {
		for (PlacementUnit unit : List.copyOf(from.units())) {
			for (Seat middle : board.seats()) {
				if (budget-- <= 0) {
					return false;
				}
				if (unit.running() >= 0 || unit.size() != 1 || middle == from || middle == to || !board.may(unit, middle)) {
					continue;
				}
				for (PlacementUnit other : List.copyOf(middle.units())) {
					budget--;
					if (other.running() >= 0 || other.size() != 1 || !board.fits(other, to)) {
						continue;
					}
					board.take(other);
					if (board.fits(unit, middle)) {
						board.put(other, to.index());
						reasons.put(other, NLS.bind(Messages.evened, to.host().name()));
						move(unit, middle);
						return true;
					}
					board.put(other, middle.index());
				}
			}
		}
		return false;
	}

	private void move(PlacementUnit unit, Seat to) {
		board.take(unit);
		board.put(unit, to.index());
		reasons.put(unit, NLS.bind(Messages.evened, to.host().name()));
	}

	private Placement result(PlacementRequest request) {
		Map<String, Decision> decisions = new LinkedHashMap<>();
		request.members().forEach(m -> decisions.put(m.name(), new Decision(null, "", "")));
		var refusals = new Refusals(board);
		for (PlacementUnit unit : board.units()) {
			Decision nowhere = unit.seat < 0 ? refusals.explain(unit) : null;
			for (PlacementMember member : unit.members()) {
				decisions.put(member.name(), decision(unit, member, nowhere));
			}
		}
		List<HostUse> uses = new ArrayList<>();
		board.seats().forEach(s -> uses.add(new HostUse(s.host(), s.placed(), s.usedBytes())));
		return new Placement(Collections.unmodifiableMap(decisions), List.copyOf(uses));
	}

	private Decision decision(PlacementUnit unit, PlacementMember member, @Nullable Decision nowhere) {
		HostKey running = member.running();
		if (running != null) {
			return new Decision(running, NLS.bind(Messages.running, board.name(running)), "");
		}
		if (nowhere != null) {
			return nowhere;
		}
		String reason = String.valueOf(reasons.get(unit));
		PlacementMember first = unit.members().getFirst();
		return new Decision(board.seat(unit.seat).host().key(),
				first == member ? reason : NLS.bind(Messages.together, reason, first.name()), "");
	}
}
