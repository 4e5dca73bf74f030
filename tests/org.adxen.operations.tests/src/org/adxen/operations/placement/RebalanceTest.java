// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import org.adxen.fleet.HostKey;
import org.junit.Test;

/** Running members are spread anew with few moves, and what must hold holds. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class RebalanceTest {

	private static final long GIB = 1L << 30;
	private static final List<PlacementPolicy> POLICIES = List.of(new EqualShares(), new MostFreeMemory(), new FewestHosts());

	private static HostKey key(int i) {
		return new HostKey("lab", "h" + i);
	}

	private static PlacementHost host(int i, long free, String unusable) {
		return new PlacementHost(key(i), "xen-" + i, 64 * GIB, free, 0, Set.of(), unusable);
	}

	private static PlacementMember member(String name, long memory, int host) {
		return new PlacementMember(name, memory, "", Set.of(), key(host));
	}

	private static List<PlacementHost> hosts(int count, long free) {
		return IntStream.range(0, count).mapToObj(i -> host(i, free, "")).toList();
	}

	private static List<String> moved(PlacementRequest request, Placement placement) {
		return request.members().stream().filter(m -> !placement.host(m.name()).equals(Optional.ofNullable(m.running())))
				.map(PlacementMember::name).toList();
	}

	@Test
	public void halfOfWhatCrowdsOneHostGoesToTheOther() {
		var members = IntStream.range(0, 6).mapToObj(i -> member("m" + i, GIB, 0)).toList();
		var request = new PlacementRequest(members, hosts(2, 32 * GIB), List.of(), List.of());
		Placement placement = Placer.rebalance(request, Set.of(), new EqualShares());
		assertThat(moved(request, placement)).hasSize(3);
		assertThat(placement.hosts()).extracting(Placement.HostUse::usedBytes).containsExactly(-3 * GIB, 3 * GIB);
	}

	@Test
	public void nothingMovesInABalancedGroup() {
		for (PlacementPolicy policy : List.of(new EqualShares(), new MostFreeMemory())) {
			var members = IntStream.range(0, 9).mapToObj(i -> member("m" + i, GIB, i % 4)).toList();
			var request = new PlacementRequest(members, hosts(4, 32 * GIB), List.of(), List.of());
			assertThat(moved(request, Placer.rebalance(request, Set.of(), policy))).as(policy.getClass().getSimpleName()).isEmpty();
		}
	}

	@Test
	public void fewestHostsEmptiesWhatItCan() {
		var members = IntStream.range(0, 6).mapToObj(i -> member("m" + i, GIB, i % 3)).toList();
		var request = new PlacementRequest(members, hosts(3, 32 * GIB), List.of(), List.of());
		Placement placement = Placer.rebalance(request, Set.of(), new FewestHosts());
		assertThat(placement.hosts()).filteredOn(h -> h.placed() > 0).hasSize(1);
		assertThat(moved(request, placement)).hasSize(4);
	}

	@Test
	public void whatRunsOnAHostThatTakesNothingLeavesIt() {
		var members = List.of(member("a", GIB, 0), member("b", GIB, 1));
		var request = new PlacementRequest(members, List.of(host(0, 8 * GIB, "It is in maintenance."), host(1, 8 * GIB, "")), List.of(),
				List.of());
		assertThat(Placer.rebalance(request, Set.of(), new EqualShares()).host("a")).contains(key(1));
	}

	@Test
	public void whatMustHoldHoldsInAnyGroup() {
		int moves = 0;
		for (int seed = 0; seed < 300; seed++) {
			var random = new Random(seed);
			int hosts = 2 + random.nextInt(6);
			var members = new ArrayList<PlacementMember>();
			for (int i = random.nextInt(30); i >= 0; i--) {
				members.add(member("m" + i, (1 + random.nextInt(6)) * GIB, random.nextInt(hosts)));
			}
			var free = IntStream.range(0, hosts)
					.mapToObj(i -> host(i, random.nextInt(24) * GIB, random.nextInt(8) == 0 ? "It is off." : "")).toList();
			var request = new PlacementRequest(members, free, List.of(),
					members.size() < 3 ? List.of() : List.of(Set.of(members.get(0).name(), members.get(1).name(), members.get(2).name())));
			Set<String> fixed = random.nextBoolean() ? Set.of(members.getFirst().name()) : Set.of();
			for (PlacementPolicy policy : POLICIES) {
				moves += check(request, Placer.rebalance(request, fixed, policy), fixed, policy, "seed " + seed);
			}
		}
		assertThat(moves).isGreaterThan(1000);
	}

	private static int check(PlacementRequest request, Placement placement, Set<String> fixed, PlacementPolicy policy, String what) {
		List<String> moved = moved(request, placement);
		assertThat(moved.stream().noneMatch(fixed::contains)).as(what).isTrue();
		Map<HostKey, Long> left = new HashMap<>();
		request.hosts().forEach(h -> left.put(h.key(), h.freeBytes()));
		for (PlacementMember member : request.members()) {
			var decision = placement.decisions().get(member.name());
			assertThat(decision.why()).as(what).isNotBlank();
			if (decision.host() instanceof HostKey to && moved.contains(member.name())) {
				left.merge(to, -member.memoryBytes(), Long::sum);
				left.merge(member.running(), member.memoryBytes(), Long::sum);
				assertThat(request.hosts().stream().filter(h -> h.key().equals(to)).findFirst().orElseThrow().unusable()).as(what).isEmpty();
			}
		}
		placement.hosts().forEach(h -> assertThat(h.freeAfterBytes()).as(what + " " + h.host().name()).isNotNegative());
		for (Set<String> rule : request.apart()) {
			List<String> ruled = rule.stream().filter(n -> !fixed.contains(n) && placement.host(n).isPresent()).toList();
			assertThat(ruled.stream().map(n -> placement.host(n).get()).distinct().count()).as(what + " " + policy).isEqualTo(ruled.size());
		}
		return moved.size();
	}
}
