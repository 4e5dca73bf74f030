// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.adxen.fleet.HostKey;
import org.junit.Test;

/** An order is found wherever there is one, and in it every move has room. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class MoveOrderTest {

	private static HostKey host(int i) {
		return new HostKey("lab", "h" + i);
	}

	private static boolean fits(List<Move> order, Map<HostKey, Long> free) {
		var left = new HashMap<>(free);
		for (Move move : order) {
			if (left.get(move.to()) < move.memoryBytes()) {
				return false;
			}
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
				boolean found = fits(order, free) && exists(moves, free, order);
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
				moves.add(new Move("d" + i, host(from), host((from + 1 + random.nextInt(3)) % 4), 1 + random.nextInt(4)));
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
}
