// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import org.adxen.fleet.HostKey;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.Test;

/** What must hold holds in any fleet, shares are equal where they can be, and what is said is true. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class PlacerTest {

	private static final long GIB = 1L << 30;
	private static final int FLEETS = 300;
	private static final List<PlacementPolicy> POLICIES = List.of(new EqualShares(), new MostFreeMemory(), new FewestHosts());

	private static PlacementHost host(int i, long free, String unusable) {
		return new PlacementHost(key(i), "xen-" + i, 256 * GIB, free, 0, Set.of(PlacementHost.CONFIG), unusable);
	}

	private static HostKey key(int i) {
		return new HostKey("pool-" + i % 3, "h" + i);
	}

	private static PlacementMember member(String name, long memory, Set<HostKey> hosts, @Nullable HostKey running) {
		return new PlacementMember(name, memory, PlacementHost.CONFIG, hosts, running);
	}

	private static PlacementMember member(String name, long memory) {
		return member(name, memory, Set.of(), null);
	}

	private static PlacementRequest request(List<PlacementMember> members, List<PlacementHost> hosts) {
		return new PlacementRequest(members, hosts, List.of(), List.of());
	}

	private static PlacementRequest random(Random random) {
		int hosts = 1 + random.nextInt(12);
		int members = random.nextInt(80);
		var allHosts = IntStream.range(0, hosts).mapToObj(i -> host(i, random.nextInt(10) == 0 ? -1 : random.nextInt(64) * GIB,
				random.nextInt(6) == 0 ? "It is off." : "")).toList();
		var all = new ArrayList<PlacementMember>();
		for (int i = 0; i < members; i++) {
			Set<HostKey> may = random.nextInt(5) == 0 ? Set.of(key(random.nextInt(hosts)), key(random.nextInt(hosts) + hosts)) : Set.of();
			all.add(member("m" + i, (1 + random.nextInt(12)) * GIB, may, random.nextInt(12) == 0 ? key(random.nextInt(hosts + 2)) : null));
		}
		return new PlacementRequest(all, allHosts, rules(random, members), rules(random, members));
	}

	private static List<Set<String>> rules(Random random, int members) {
		var rules = new ArrayList<Set<String>>();
		for (int i = random.nextInt(4); i > 0 && members > 0; i--) {
			var rule = new HashSet<String>();
			for (int n = 2 + random.nextInt(4); n > 0; n--) {
				rule.add("m" + random.nextInt(members));
			}
			rules.add(rule);
		}
		return rules;
	}

	@Test
	public void whatMustHoldHoldsInAnyFleet() {
		for (int seed = 0; seed < FLEETS; seed++) {
			PlacementRequest request = random(new Random(seed));
			for (PlacementPolicy policy : POLICIES) {
				check(request, Placer.place(request, policy), "seed " + seed + " " + policy.getClass().getSimpleName());
			}
		}
	}

	private static void check(PlacementRequest request, Placement placement, String what) {
		assertThat(placement.decisions()).as(what).hasSize(request.members().size());
		Map<HostKey, Long> used = new HashMap<>();
		for (PlacementMember member : request.members()) {
			var decision = placement.decisions().get(member.name());
			HostKey host = decision.host();
			assertThat(decision.why()).as(what + " " + member).isNotBlank();
			assertThat(decision.remedy().isBlank()).as(what + " " + member).isEqualTo(host != null);
			if (host == null || Objects.equals(host, member.running())) {
				continue;
			}
			assertThat(member.running()).as(what).isNull();
			var there = request.hosts().stream().filter(h -> h.key().equals(host)).findFirst().orElseThrow();
			assertThat(there.unusable()).as(what).isEmpty();
			assertThat(member.hosts().isEmpty() || member.hosts().contains(host)).as(what + " " + member).isTrue();
			used.merge(host, member.memoryBytes(), Long::sum);
			long free = there.freeBytes() < 0 ? Long.MAX_VALUE : there.freeBytes();
			assertThat(used.get(host)).as(what + " " + host).isLessThanOrEqualTo(free);
		}
		Set<String> fresh = new HashSet<>();
		request.members().stream().filter(m -> m.running() == null).forEach(m -> fresh.add(m.name()));
		for (Set<String> rule : request.apart()) {
			List<String> placed = rule.stream().filter(n -> fresh.contains(n) && placement.host(n).isPresent()).toList();
			assertThat(placed.stream().map(n -> placement.host(n).get()).distinct().count()).as(what + " apart " + rule)
					.isEqualTo(placed.size());
		}
		for (Set<String> rule : request.together()) {
			List<String> placed = rule.stream().filter(n -> fresh.contains(n) && placement.host(n).isPresent()).toList();
			assertThat(placed.stream().map(n -> placement.host(n).get()).distinct().count()).as(what + " together " + rule)
					.isLessThanOrEqualTo(1);
		}
	}

	@Test
	public void theSameRequestHasTheSameAnswer() {
		for (int seed = 0; seed < 50; seed++) {
			for (PlacementPolicy policy : POLICIES) {
				assertThat(Placer.place(random(new Random(seed)), policy)).isEqualTo(Placer.place(random(new Random(seed)), policy));
			}
		}
	}

	@Test
	public void equalSharesDifferByOneAtMostWhereThereIsRoom() {
		for (int seed = 0; seed < FLEETS; seed++) {
			var random = new Random(seed);
			int hosts = 1 + random.nextInt(20);
			int members = random.nextInt(200);
			var off = random.nextInt(hosts);
			var request = request(
					IntStream.range(0, members).mapToObj(i -> member("m" + i, (1 + random.nextInt(4)) * GIB)).toList(),
					IntStream.range(0, hosts).mapToObj(i -> host(i, 1024 * GIB, hosts > 1 && i == off ? "It is off." : "")).toList());
			Placement placement = Placer.place(request, new EqualShares());
			assertThat(placement.isComplete()).isTrue();
			var counts = placement.hosts().stream().filter(h -> h.host().unusable().isEmpty())
					.mapToInt(Placement.HostUse::placed).summaryStatistics();
			assertThat(counts.getMax() - counts.getMin()).as("seed %s", seed).isLessThanOrEqualTo(1);
			assertThat(counts.getSum()).isEqualTo(members);
		}
	}

	@Test
	public void sharesStayEqualWhenMemoryIsTight() {
		// The big ones fit only on the big host.
		var request = request(List.of(member("a", 8 * GIB), member("b", 8 * GIB), member("c", GIB), member("d", GIB)),
				List.of(host(0, 16 * GIB, ""), host(1, 2 * GIB, "")));
		Placement placement = Placer.place(request, new EqualShares());
		assertThat(placement.isComplete()).isTrue();
		assertThat(placement.hosts()).extracting(Placement.HostUse::placed).containsExactly(2, 2);
		assertThat(placement.hosts()).extracting(Placement.HostUse::freeAfterBytes).containsExactly(0L, 0L);
	}

	@Test
	public void makesRoomByMovingAnother() {
		var request = request(
				List.of(member("pinned", 3 * GIB, Set.of(key(0)), null), member("big", 4 * GIB), member("small", 2 * GIB)),
				List.of(host(0, 5 * GIB, ""), host(1, 4 * GIB, "")));
		assertThat(Placer.place(request, new MostFreeMemory()).isComplete()).isTrue();
	}

	@Test
	public void fewestHostsFillsOneFirst() {
		var request = request(IntStream.range(0, 6).mapToObj(i -> member("m" + i, 2 * GIB)).toList(),
				List.of(host(0, 12 * GIB, ""), host(1, 16 * GIB, ""), host(2, 8 * GIB, "")));
		assertThat(Placer.place(request, new FewestHosts()).hosts()).extracting(Placement.HostUse::placed).containsExactly(0, 6, 0);
	}

	@Test
	public void whatRunsStays() {
		var request = request(List.of(member("here", 100 * GIB, Set.of(), key(1)), member("outside", GIB, Set.of(), key(9))),
				List.of(host(0, 5 * GIB, ""), host(1, 4 * GIB, "")));
		Placement placement = Placer.place(request, new EqualShares());
		assertThat(placement.host("here")).contains(key(1));
		assertThat(placement.host("outside")).contains(key(9));
		assertThat(placement.hosts().get(1).freeAfterBytes()).isEqualTo(4 * GIB);
	}

	@Test
	public void saysWhyNotAndWhatWouldHelp() {
		var hosts = List.of(host(0, 5 * GIB, ""), host(1, 4 * GIB, "xen-1 is in maintenance mode."));
		assertThat(refusal(request(List.of(member("db", 8 * GIB)), hosts))).containsExactly(
				"db needs 8 GiB of memory, but no host that it may go to has that much left; most is left on xen-0: 5 GiB.",
				"Free 3 GiB more on xen-0, or give the member that much less.");
		assertThat(refusal(request(List.of(member("db", GIB, Set.of(key(1)), null)), hosts)))
				.containsExactly("No host that db may go to takes domains now: xen-1 is in maintenance mode.", "Bring xen-1 back into service.");
		assertThat(refusal(request(List.of(member("db", GIB, Set.of(key(7)), null)), hosts)).get(1)).contains("Choose h7 too");
		assertThat(refusal(request(List.of(member("db", GIB)), List.of())).get(0)).contains("no host");
		var template = new PlacementMember("db", GIB, "template", Set.of(), null);
		assertThat(refusal(request(List.of(template), hosts)).get(0)).contains("can make it");
		assertThat(refusal(new PlacementRequest(List.of(member("db", GIB), member("db2", GIB)), hosts, List.of(Set.of("db", "db2")),
				List.of(Set.of("db", "db2")))).get(0)).contains("together and apart");
		var rivals = List.of(member("db2", GIB, Set.of(), key(0)), member("db", GIB));
		assertThat(refusal(new PlacementRequest(rivals, hosts, List.of(), List.of(Set.of("db", "db2")))).get(0)).contains("kept apart");
	}

	private static List<String> refusal(PlacementRequest request) {
		var decision = Placer.place(request, new EqualShares()).decisions().get("db");
		assertThat(decision.host()).isNull();
		return List.of(decision.why(), decision.remedy());
	}
}
