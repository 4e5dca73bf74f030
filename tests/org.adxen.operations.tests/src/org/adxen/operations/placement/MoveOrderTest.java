// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.adxen.fleet.HostKey;
import org.junit.Test;

/** An order is found wherever there is one, and in it every move has room. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class MoveOrderTest {

	private static HostKey host(int i) {
		return new HostKey("lab", "h" + i);
	}

	private static boolean fits(List<Move> order, Map<HostKey, Long> free) {
		return fits(order, order, free);
	}

	/** @param all those that are somewhere, whether they move or not */
	private static boolean fits(List<Move> order, List<Move> all, Map<HostKey, Long> free) {
		var left = new HashMap<>(free);
		Map<Move, HostKey> places = new HashMap<>();
		all.forEach(m -> places.put(m, m.from()));
		for (Move move : order) {
			if (left.get(move.to()) < move.memoryBytes() || places.entrySet().stream()
					.anyMatch(p -> p.getValue().equals(move.to()) && !Collections.disjoint(p.getKey().apart(), move.apart()))) {
				return false;
			}
			places.put(move, move.to());
			left.merge(move.to(), -move.memoryBytes(), Long::sum);
			left.merge(move.from(), move.memoryBytes(), Long::sum);
		}
		return true;
	}

	/** Tries all of them. */
	private static boolean exists(List<Move> moves, Map<HostKey, Long> free, List<Move> order) {
		if (order.size() == moves.size()) {
			return true;
		}
		for (Move move : moves) {
			if (!order.contains(move)) {
				order.add(move);
				boolean found = fits(order, moves, free) && exists(moves, free, order);
				order.removeLast();
				if (found) {
					return true;
				}
			}
		}
		return false;
	}

	@Test
	public void findsAnOrderExactlyWhereThereIsOne() {
		int found = 0;
		int none = 0;
		for (int seed = 0; seed < 2000; seed++) {
			var random = new Random(seed);
			var moves = new ArrayList<Move>();
			for (int i = random.nextInt(7); i >= 0; i--) {
				int from = random.nextInt(4);
				moves.add(new Move("d" + i, host(from), host((from + 1 + random.nextInt(3)) % 4), 1 + random.nextInt(4),
						random.nextInt(3) == 0 ? Set.of("rule") : Set.of()));
			}
			Map<HostKey, Long> free = new HashMap<>();
			for (int i = 0; i < 4; i++) {
				free.put(host(i), (long) random.nextInt(6));
			}
			var order = MoveOrder.of(moves, free);
			assertThat(order.isPresent()).as("seed %s", seed).isEqualTo(exists(moves, free, new ArrayList<>()));
			if (order.isPresent()) {
				assertThat(order.get()).containsExactlyInAnyOrderElementsOf(moves);
				assertThat(fits(order.get(), free)).as("seed %s", seed).isTrue();
				found++;
			} else {
				none++;
			}
		}
		assertThat(found).isGreaterThan(200);
		assertThat(none).isGreaterThan(200);
	}

	@Test
	public void whereThereIsNoOrderWhatFitsIsMoved() {
		List<Move> swap = List.of(new Move("a", host(0), host(1), 2), new Move("b", host(1), host(0), 2), new Move("c", host(2), host(0), 1));
		Map<HostKey, Long> free = Map.of(host(0), 1L, host(1), 1L, host(2), 0L);
		assertThat(MoveOrder.of(swap, free)).isEmpty();
		assertThat(MoveOrder.asManyAsFit(swap, free)).extracting(Move::name).containsExactly("c");
	}
}
