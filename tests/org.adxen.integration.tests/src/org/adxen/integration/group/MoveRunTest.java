// SPDX-License-Identifier: EPL-2.0
package org.adxen.integration.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.adxen.fleet.HostKey;
import org.adxen.operations.Journal.JournalFilter;
import org.adxen.operations.Target;
import org.adxen.operations.group.GroupDefinition;
import org.adxen.operations.group.GroupExpansion;
import org.adxen.operations.group.KnownGroup;
import org.adxen.operations.group.Memberships;
import org.adxen.operations.group.Rebalance;
import org.adxen.operations.placement.EqualShares;
import org.adxen.operations.placement.MovePlan;
import org.adxen.operations.placement.MoveRun;
import org.adxen.operations.placement.MoveState;
import org.adxen.operations.placement.MoveState.Phase;
import org.adxen.operations.placement.WhatIf;
import org.junit.Rule;
import org.junit.Test;

/** Moves of many domains, on a simulated pool of two hosts. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class MoveRunTest {

	private static final MoveRun.Options OPTIONS = new MoveRun.Options(false, "spread", "test");

	@Rule
	public final GroupFixture at = new GroupFixture("""
			seed 7
			pool "lab" toolstack=xapi user=root password=demo
			  host lab-1 cpus=16 memory=64GiB
			  host lab-2 cpus=16 memory=64GiB
			  storage nfs size=4TiB
			""", 0.05);

	private void activateOn(String host, GroupDefinition group) throws Exception {
		Map<String, HostKey> places = new HashMap<>();
		GroupExpansion.of(group).members().forEach(m -> places.put(m.name(), at.host(host).key()));
		at.activate(at.plan(group, places));
	}

	private Rebalance rebalance(GroupDefinition group) throws Exception {
		return Rebalance.of(group, GroupExpansion.of(group), at.fleet.picture(), new EqualShares());
	}

	private Map<String, MoveState> run(MovePlan plan) throws Exception {
		MoveRun run = MoveRun.start(plan, OPTIONS, at.fleet, at.operations, () -> {
		});
		run.await();
		assertThat(run.isEnded()).isTrue();
		return run.states();
	}

	private static List<Phase> phases(Map<String, MoveState> states) {
		return states.values().stream().map(MoveState::phase).distinct().toList();
	}

	@Test
	public void aCrowdedGroupIsSpreadAndThenBalanced() throws Exception {
		GroupDefinition group = GroupFixture.group(at.webs(6));
		activateOn("lab-1", group);
		Rebalance rebalance = rebalance(group);
		assertThat(rebalance.moves().steps()).hasSize(3).allSatisfy(s -> assertThat(s.why()).contains("equal share"));
		Map<String, MoveState> states = run(rebalance.moves());
		assertThat(phases(states)).as("%s", states).containsExactly(Phase.DONE);
		assertThat(at.on("lab-1")).hasSize(3);
		assertThat(at.on("lab-2")).hasSize(3);
		assertThat(rebalance(group).moves().steps()).isEmpty();
		assertThat(at.operations.journal().read(JournalFilter.newest(100)).entries())
				.filteredOn(e -> e.operation().equals("org.adxen.operations.migrate") && e.reason().equals("spread")).hasSize(3);
		assertThat(phases(run(rebalance.moves()))).as("run again").containsExactly(Phase.DONE);
		assertThat(at.operations.journal().read(JournalFilter.newest(100)).entries())
				.filteredOn(e -> e.operation().equals("org.adxen.operations.migrate")).as("nothing is moved twice").hasSize(3);
	}

	@Test
	public void whatIsProtectedStaysAndIsToldOf() throws Exception {
		GroupDefinition group = GroupFixture.group(at.webs(4));
		activateOn("lab-1", group);
		at.run("protect", Map.of(), new Target.OfDomain(at.domain("web-2").key()));
		GroupFixture.await(() -> at.domain("web-2").isProtected());
		MovePlan moves = rebalance(group).moves();
		assertThat(moves.steps()).hasSize(2).noneMatch(s -> s.domain().equals("web-2"));
		assertThat(moves.left().get("web-2")).contains("protected");
		MovePlan evacuation = WhatIf.without(at.host("lab-1"), at.fleet.picture(), new EqualShares(), List.of()).evacuation();
		assertThat(evacuation.steps()).hasSize(3);
		assertThat(evacuation.left().get("web-2")).contains("protected");
	}

	@Test
	public void aHostIsEmptiedAndFilledAgainByASavedPlan() throws Exception {
		GroupDefinition group = GroupFixture.group(at.webs(5));
		activateOn("lab-1", group);
		WhatIf whatIf = WhatIf.without(at.host("lab-1"), at.fleet.picture(), new EqualShares(), List.of());
		Path saved = at.folder.newFile("home.json").toPath();
		whatIf.returnHome().save(saved);
		Map<String, MoveState> states = run(whatIf.evacuation());
		assertThat(phases(states)).as("%s", states).containsExactly(Phase.DONE);
		assertThat(at.on("lab-1")).isEmpty();
		at.run("forceShutDown", Map.of(), new Target.OfDomain(at.domain("web-3").key()));
		GroupFixture.await(() -> at.on("lab-2").size() == 4);
		MovePlan home = MovePlan.read(saved, at.fleet.picture());
		assertThat(home.steps()).hasSize(4);
		assertThat(home.left().get("web-3")).contains("does not run on lab-2");
		states = run(home);
		assertThat(phases(states)).as("%s", states).containsExactly(Phase.DONE);
		assertThat(at.on("lab-1")).hasSize(4);
		Files.writeString(saved, "{}");
		assertThatThrownBy(() -> MovePlan.read(saved, at.fleet.picture())).isInstanceOf(IOException.class).hasMessageContaining("no plan");
	}

	@Test
	public void whatAGroupKeepsApartIsEvacuatedApartOrNotAtAll() throws Exception {
		GroupDefinition group = GroupFixture.group(List.of(Set.of("web")), at.webs(2));
		at.activate(at.plan(group, Map.of()));
		var known = new KnownGroup(at.file, group, GroupExpansion.of(group), "");
		WhatIf whatIf = WhatIf.without(at.host("lab-1"), at.fleet.picture(), new EqualShares(),
				Memberships.apart(List.of(known), at.fleet.picture()));
		assertThat(whatIf.domains()).hasSize(1);
		assertThat(whatIf.placement().isComplete()).isFalse();
		assertThat(whatIf.evacuation().steps()).isEmpty();
		assertThat(whatIf.evacuation().left().values()).singleElement().satisfies(why -> assertThat(why).contains("kept apart"));
	}

	@Test
	public void nothingMoreIsMovedAfterAFailureOrACancel() throws Exception {
		GroupDefinition group = GroupFixture.group(at.webs(6));
		activateOn("lab-1", group);
		MovePlan plan = rebalance(group).moves();
		at.run("forceShutDown", Map.of(), new Target.OfDomain(at.domain(plan.steps().getFirst().domain()).key()));
		GroupFixture.await(() -> at.on("lab-1").size() == 5);
		MoveRun run = MoveRun.start(plan, new MoveRun.Options(true, "", "test"), at.fleet, at.operations, () -> {
		});
		run.await();
		assertThat(run.states().values().stream().map(MoveState::phase).toList()).isEqualTo(List.of(Phase.FAILED, Phase.LEFT_OUT, Phase.LEFT_OUT));
		assertThat(run.states().values().iterator().next().detail()).contains("does not run on lab-1");
		assertThat(at.on("lab-2")).isEmpty();
		MovePlan again = rebalance(group).moves();
		MoveRun cancelled = MoveRun.start(again, OPTIONS, at.fleet, at.operations, () -> {
		});
		cancelled.cancel();
		cancelled.await();
		assertThat(cancelled.isCancelled()).isTrue();
		cancelled.states().forEach((name, state) -> {
			boolean moved = IntStream.range(0, again.steps().size()).mapToObj(again.steps()::get)
					.anyMatch(s -> s.move().name().equals(name) && at.on("lab-2").contains(s.domain()));
			assertThat(state.phase()).isEqualTo(moved ? Phase.DONE : Phase.CANCELLED);
		});
	}
}
