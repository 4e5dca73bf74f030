// SPDX-License-Identifier: EPL-2.0
package org.adxen.benchmarks.placement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import org.adxen.fleet.HostKey;
import org.adxen.operations.placement.EqualShares;
import org.adxen.operations.placement.FewestHosts;
import org.adxen.operations.placement.MostFreeMemory;
import org.adxen.operations.placement.PlacementHost;
import org.adxen.operations.placement.PlacementMember;
import org.adxen.operations.placement.PlacementPolicy;
import org.adxen.operations.placement.PlacementRequest;
import org.adxen.operations.placement.Placer;

/** How long planning takes. A tenth of the members may go to a quarter of the hosts only; of each hundred five are apart, three together. */
public final class PlacementLoad {

	private static final long GIB = 1L << 30;
	private static final int ROUNDS = 7;

	private PlacementLoad() {
	}

	public static void main(String[] args) {
		Map<String, PlacementPolicy> policies = new LinkedHashMap<>();
		policies.put("equal shares", new EqualShares());
		policies.put("most free memory", new MostFreeMemory());
		policies.put("fewest hosts", new FewestHosts());
		System.out.println("| members | hosts | memory used | policy | placed | shares | median |");
		System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
		for (int[] size : new int[][] { { 1000, 64 }, { 10_000, 500 } }) {
			for (int percent : new int[] { 50, 97, 110 }) {
				PlacementRequest request = request(size[0], size[1], percent);
				policies.forEach((name, policy) -> measure(request, percent, name, policy));
			}
		}
	}

	private static void measure(PlacementRequest request, int percent, String name, PlacementPolicy policy) {
		long[] times = new long[ROUNDS];
		for (int i = -3; i < ROUNDS; i++) {
			long begun = System.nanoTime();
			Placer.place(request, policy);
			times[Math.max(i, 0)] = System.nanoTime() - begun;
		}
		java.util.Arrays.sort(times);
		var placement = Placer.place(request, policy);
		var shares = placement.hosts().stream().mapToInt(h -> h.placed()).summaryStatistics();
		long placed = placement.decisions().values().stream().filter(d -> d.host() != null).count();
		System.out.printf("| %,d | %d | %d %% | %s | %,d | %d to %d | %d ms |%n", request.members().size(), request.hosts().size(), percent,
				name, placed, shares.getMin(), shares.getMax(), times[ROUNDS / 2] / 1_000_000);
	}

	private static PlacementRequest request(int members, int hosts, int percent) {
		var random = new Random(7);
		long[] needs = IntStream.range(0, members).mapToLong(i -> (1 + random.nextInt(8)) * GIB).toArray();
		long each = IntStream.range(0, members).mapToLong(i -> needs[i]).sum() * 100 / percent / hosts;
		List<PlacementHost> all = IntStream.range(0, hosts).mapToObj(i -> new PlacementHost(new HostKey("pool-" + i / 16, "h" + i), "h" + i,
				2 * each, each, 0, Set.of(PlacementHost.CONFIG), "")).toList();
		List<PlacementMember> some = new ArrayList<>();
		List<Set<String>> apart = new ArrayList<>();
		List<Set<String>> together = new ArrayList<>();
		for (int i = 0; i < members; i++) {
			Set<HostKey> may = i % 10 == 0 ? Set.copyOf(all.stream().filter(h -> random.nextInt(4) == 0).map(PlacementHost::key).toList()) : Set.of();
			some.add(new PlacementMember("m" + i, needs[i], PlacementHost.CONFIG, may, null));
			if (i % 100 == 0) {
				apart.add(Set.of("m" + (i + 1), "m" + (i + 2), "m" + (i + 3), "m" + (i + 4), "m" + (i + 5)));
				together.add(Set.of("m" + (i + 6), "m" + (i + 7), "m" + (i + 8)));
			}
		}
		return new PlacementRequest(some, all, together, apart);
	}
}
