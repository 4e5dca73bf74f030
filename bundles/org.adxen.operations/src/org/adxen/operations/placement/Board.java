// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.placement;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.adxen.fleet.HostKey;
import org.adxen.operations.placement.Placement.Decision;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

/** The hosts, what has to be put on them, and what is on them so far; knows what must hold. */
final class Board {

	private final List<Seat> seats = new ArrayList<>();
	private final List<PlacementUnit> units = new ArrayList<>();
	/** For each rule that keeps apart, the hosts on which one of its members is. */
	private final BitSet[] occupied;
	private final Map<HostKey, Integer> numbers = new HashMap<>();

	Board(PlacementRequest request) {
		for (PlacementHost host : request.hosts()) {
			numbers.put(host.key(), seats.size());
			seats.add(new Seat(seats.size(), host));
		}
		occupied = new BitSet[request.apart().size()];
		for (int i = 0; i < occupied.length; i++) {
			occupied[i] = new BitSet();
		}
		Map<String, List<Integer>> rules = new HashMap<>();
		for (int i = 0; i < occupied.length; i++) {
			for (String name : request.apart().get(i)) {
				rules.computeIfAbsent(name, n -> new ArrayList<>()).add(i);
			}
		}
		Map<String, BitSet> able = new HashMap<>();
		for (List<PlacementMember> members : groups(request)) {
			units.add(unit(members, rules, request.apart(), able));
		}
	}

	/** Members that are kept together, in the order of the request. */
	private static Iterable<List<PlacementMember>> groups(PlacementRequest request) {
		Map<String, String> leaders = new HashMap<>();
		for (Set<String> rule : request.together()) {
			String first = null;
			for (String name : rule.stream().sorted().toList()) {
				first = first == null ? leader(leaders, name) : first;
				leaders.put(leader(leaders, name), first);
			}
		}
		Map<String, List<PlacementMember>> groups = new LinkedHashMap<>();
		request.members().forEach(m -> groups.computeIfAbsent(leader(leaders, m.name()), l -> new ArrayList<>()).add(m));
		return groups.values();
	}

	private static String leader(Map<String, String> leaders, String name) {
		String now = name;
		for (String next = leaders.get(now); next != null && !next.equals(now); next = leaders.get(now)) {
			now = next;
		}
		return now;
	}

	private PlacementUnit unit(List<PlacementMember> members, Map<String, List<Integer>> rules, List<Set<String>> apart,
			Map<String, BitSet> able) {
		BitSet allowed = null;
		int running = -1;
		int rivals = 0;
		Decision decided = null;
		Map<Integer, String> seen = new LinkedHashMap<>();
		for (PlacementMember member : members) {
			allowed = both(allowed, allowed(member, able));
			HostKey host = member.running();
			int number = host == null ? -1 : numbers.getOrDefault(host, -1);
			if (number >= 0 && running >= 0 && number != running) {
				decided = new Decision(null, NLS.bind(Messages.togetherSplit, member.name()), Messages.togetherSplitRemedy);
			}
			if (host != null && number < 0) { // it stays, and what is kept together with it cannot be elsewhere
				allowed = new BitSet();
			}
			running = number >= 0 ? number : running;
			for (int rule : rules.getOrDefault(member.name(), List.of())) {
				String other = seen.putIfAbsent(rule, member.name());
				if (other != null) {
					decided = new Decision(null, NLS.bind(Messages.contradiction, other, member.name()),
							Messages.contradictionRemedy);
				}
				rivals += apart.get(rule).size();
			}
		}
		if (running >= 0 && members.stream().anyMatch(m -> m.running() == null)) { // the others follow the one that runs
			BitSet there = new BitSet();
			there.set(running);
			allowed = both(allowed, there);
			running = -1;
		}
		return new PlacementUnit(units.size(), members, allowed, decided == null ? running : -1,
				seen.keySet().stream().mapToInt(Integer::intValue).toArray(), rivals, decided);
	}

	private @Nullable BitSet allowed(PlacementMember member, Map<String, BitSet> able) {
		BitSet allowed = null;
		if (!member.hosts().isEmpty()) {
			allowed = new BitSet();
			for (HostKey host : member.hosts()) {
				Integer number = numbers.get(host);
				if (number != null) {
					allowed.set(number);
				}
			}
		}
		return member.ability().isEmpty() ? allowed : both(allowed, able.computeIfAbsent(member.ability(), this::able));
	}

	private BitSet able(String ability) {
		var able = new BitSet();
		seats.stream().filter(s -> s.host().abilities().contains(ability)).forEach(s -> able.set(s.index()));
		return able;
	}

	private static @Nullable BitSet both(@Nullable BitSet one, @Nullable BitSet other) {
		if (one == null || other == null) {
			return one == null ? other : one;
		}
		BitSet both = (BitSet) one.clone();
		both.and(other);
		return both;
	}

	List<PlacementUnit> units() {
		return units;
	}

	List<Seat> seats() {
		return seats;
	}

	Seat seat(int index) {
		return seats.get(index);
	}

	/** Null when the host is none of those. */
	@Nullable Seat seat(@Nullable HostKey host) {
		Integer number = host == null ? null : numbers.get(host);
		return number == null ? null : seats.get(number);
	}

	/** A host's name; its id when it is none of those. */
	String name(HostKey host) {
		Integer number = numbers.get(host);
		return number == null ? host.host() : seats.get(number).host().name();
	}

	/** How many hosts it may go to. */
	int choices(PlacementUnit unit) {
		BitSet allowed = unit.allowed();
		return allowed == null ? seats.size() : allowed.cardinality();
	}

	/** Whether the host takes domains, this one among them; whatever is on it. */
	boolean may(PlacementUnit unit, Seat seat) {
		BitSet allowed = unit.allowed();
		return unit.decided() == null && seat.usable() && (allowed == null || allowed.get(seat.index()));
	}

	boolean isApart(PlacementUnit unit, Seat seat) {
		for (int rule : unit.apart()) {
			if (occupied[rule].get(seat.index())) {
				return false;
			}
		}
		return true;
	}

	boolean fits(PlacementUnit unit, Seat seat) {
		return seat.freeBytes() >= unit.memoryBytes() && may(unit, seat) && isApart(unit, seat);
	}

	void put(PlacementUnit unit, int seat) {
		unit.seat = seat;
		seats.get(seat).add(unit);
		for (int rule : unit.apart()) {
			occupied[rule].set(seat);
		}
	}

	void take(PlacementUnit unit) {
		seats.get(unit.seat).remove(unit);
		for (int rule : unit.apart()) {
			occupied[rule].clear(unit.seat);
		}
		unit.seat = -1;
	}
}
