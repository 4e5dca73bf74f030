// SPDX-License-Identifier: EPL-2.0
package org.adxen.integration.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.HostKey;
import org.adxen.fleet.PoolRegistration;
import org.adxen.integration.Programs;
import org.adxen.operations.Journal.JournalFilter;
import org.adxen.fleet.query.QueryException;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.Operations;
import org.adxen.operations.Question;
import org.adxen.operations.Target;
import org.adxen.operations.Verdict;
import org.adxen.operations.group.ActivationState;
import org.adxen.operations.group.ActivationState.Phase;
import org.adxen.operations.group.Drift;
import org.adxen.operations.group.GroupAct;
import org.adxen.operations.group.GroupActivation;
import org.adxen.operations.group.GroupActs;
import org.adxen.operations.group.GroupDefinition;
import org.adxen.operations.group.GroupExpansion;
import org.adxen.operations.group.GroupMember;
import org.adxen.operations.group.GroupPlan;
import org.adxen.operations.group.GroupPlanner;
import org.adxen.operations.group.GroupReality;
import org.adxen.operations.group.MemberDefinition;
import org.adxen.operations.group.Readiness;
import org.adxen.operations.placement.EqualShares;
import org.adxen.operations.placement.WhatIf;
import org.adxen.xen.Address;
import org.adxen.xen.Credentials;
import org.adxen.xen.PowerState;
import org.adxen.xen.Secret;
import org.adxen.xen.simulator.Scenario;
import org.adxen.xen.simulator.SimulatedFleet;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Groups from definition to running domains, on a simulated pool of two hosts. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class GroupTest {

	private static final String FORCE = "org.adxen.operations.forceShutDown";
	private static final GroupActivation.Options OPTIONS = new GroupActivation.Options(false, "", "test");

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private SimulatedFleet simulated;
	private Fleet fleet;
	private Operations operations;
	private Path file;

	@Before
	public void start() throws Exception {
		simulated = SimulatedFleet.start(Scenario.parse("""
				seed 7
				pool "lab" toolstack=xapi user=root password=demo
				  host lab-1 cpus=16 memory=64GiB
				  host lab-2 cpus=16 memory=64GiB
				  storage nfs size=4TiB
				  domain busy host=lab-1 memory=1GiB vcpus=1
				""").withPace(0.05).withPorts(0));
		fleet = Programs.fleet(folder.newFolder("environment").toPath());
		operations = Programs.operations(fleet);
		fleet.register(new PoolRegistration("lab", Address.parse(simulated.pools().getFirst().address()),
				new Credentials("root", Secret.of("demo".toCharArray())), false, ""));
		fleet.watchAll();
		await(() -> fleet.picture().domains().anyMatch(d -> d.facts().name().equals("busy") && !d.stale()));
		file = folder.newFile("web.cfg").toPath();
		Files.writeString(file, "name = \"web-${n}\"\ntype = \"pvh\"\nmemory = 1024\nvcpus = 1\nkernel = \"/boot/guest/vmlinuz\"\n");
	}

	@After
	public void close() throws Exception {
		Programs.close(operations);
		Programs.close(fleet);
		simulated.close();
	}

	private interface Condition {
		boolean holds();
	}

	private static void await(Condition condition) throws InterruptedException {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
		while (!condition.holds()) {
			assertThat(System.nanoTime()).as("in time").isLessThan(end);
			TimeUnit.MILLISECONDS.sleep(10);
		}
	}

	private MemberDefinition member(String name, int count, String domainName, int order, Set<String> after, Readiness readiness) {
		return new MemberDefinition(name, file, "", count, domainName, 0, 0, List.of(), List.of(), order, Duration.ZERO, after, readiness);
	}

	private MemberDefinition webs(int count) {
		return member("web", count, "", 0, Set.of(), Readiness.WHEN_RUNNING);
	}

	private static GroupDefinition group(MemberDefinition... members) {
		return new GroupDefinition("g-1", "shop", List.of(members), "", "", List.of(), List.of(), Map.of());
	}

	private GroupPlan plan(GroupDefinition group, Map<String, HostKey> places) throws Exception {
		return GroupPlanner.plan(group, GroupExpansion.of(group), fleet.picture(), List.of(), places, new EqualShares());
	}

	private Map<String, ActivationState> activate(GroupPlan plan) throws Exception {
		GroupActivation activation = GroupActivation.start(plan, OPTIONS, fleet, operations, () -> {
		});
		activation.await();
		return activation.states();
	}

	private GroupReality reality() {
		return GroupReality.of("g-1", List.of(), fleet.picture());
	}

	private long webs() {
		return simulatedNames().stream().filter(n -> n.startsWith("web-")).count();
	}

	private List<String> simulatedNames() {
		return fleet.picture().domains().map(d -> d.facts().name()).toList();
	}

	@Test
	public void startsInEqualSharesWhereThePlanSaysAndIsFoundAgain() throws Exception {
		GroupPlan plan = plan(group(webs(7)), Map.of());
		assertThat(plan.expansion().problems()).isEmpty();
		assertThat(plan.placement().hosts().stream().map(h -> h.placed()).sorted().toList()).isEqualTo(List.of(3, 4));
		Map<String, ActivationState> states = activate(plan);
		assertThat(states.values().stream().map(ActivationState::phase).distinct().toList()).as("%s", states).isEqualTo(List.of(Phase.READY));
		plan.hosts().forEach((name, host) -> {
			DomainView domain = reality().domain(name).orElseThrow();
			assertThat(domain.host()).isEqualTo(host);
			assertThat(domain.facts().labels()).containsEntry(GroupMember.GROUP_LABEL, "g-1");
		});
	}

	@Test
	public void activatedAgainNothingIsStartedTwice() throws Exception {
		activate(plan(group(webs(4)), Map.of()));
		int entries = operations.journal().read(JournalFilter.newest(100)).entries().size();
		GroupPlan again = plan(group(webs(4)), Map.of());
		assertThat(again.hosts()).hasSize(4);
		assertThat(activate(again).values().stream().allMatch(s -> s.phase() == Phase.READY)).isTrue();
		assertThat(operations.journal().read(JournalFilter.newest(100)).entries()).hasSize(entries);
		assertThat(webs()).isEqualTo(4);
	}

	@Test
	public void anotherProgramCannotActivateItMeanwhile() throws Exception {
		GroupPlan plan = plan(group(webs(6)), Map.of());
		GroupActivation first = GroupActivation.start(plan, OPTIONS, fleet, operations, () -> {
		});
		assertThatThrownBy(() -> GroupActivation.start(plan, OPTIONS, fleet, operations, () -> {
		})).isInstanceOf(IOException.class).hasMessageContaining("being activated already");
		first.await();
		assertThat(webs()).isEqualTo(6);
	}

	@Test
	public void waitsForWhatItDependsOnAndLeavesOutWhatCannotBe() throws Exception {
		var never = new Readiness(Readiness.Kind.TCP, 1, Duration.ZERO, Duration.ofMillis(100));
		Map<String, ActivationState> states = activate(plan(group(member("db", 1, "db", 0, Set.of(), never),
				member("app", 1, "app", 0, Set.of("db"), Readiness.WHEN_RUNNING)), Map.of()));
		assertThat(states.get("db").phase()).isEqualTo(Phase.FAILED);
		assertThat(states.get("db").detail()).contains("was not ready");
		assertThat(states.get("app").phase()).isEqualTo(Phase.LEFT_OUT);
		assertThat(simulatedNames()).contains("db").doesNotContain("app");
	}

	@Test
	public void rollsBackOnlyWhatItStarted() throws Exception {
		GroupActivation activation = GroupActivation.start(plan(group(webs(3)), Map.of()), OPTIONS, fleet, operations, () -> {
		});
		activation.await();
		for (var request : activation.rollBack()) {
			operations.run(request.confirm()).await();
		}
		await(() -> webs() == 0);
		assertThat(simulatedNames()).contains("busy");
	}

	@Test
	public void aNameThatIsUsedAlreadyIsNotMadeAgain() throws Exception {
		Map<String, ActivationState> states = activate(
				plan(group(member("one", 1, "busy", 0, Set.of(), Readiness.WHEN_RUNNING)), Map.of()));
		assertThat(states.get("one").phase()).isEqualTo(Phase.FAILED);
		assertThat(states.get("one").detail()).contains("busy already");
	}

	@Test
	public void isMovedByHandOnlyWhereItFits() throws Exception {
		GroupPlan plan = plan(group(webs(2)), Map.of());
		HostKey other = plan.hosts().get("web-2");
		assertThat(GroupPlanner.mayMove(plan, "web-1", other, fleet.picture(), new EqualShares())).isEqualTo(Verdict.ALLOWED);
		assertThat(GroupPlanner.mayMove(plan, "web-1", new HostKey("p", "gone"), fleet.picture(), new EqualShares()).isAllowed())
				.isFalse();
	}

	@Test
	public void aSavedPlanIsReadAgain() throws Exception {
		GroupPlan plan = plan(group(webs(3)), Map.of());
		Path saved = folder.newFile("plan.json").toPath();
		plan.save(saved);
		Map<String, HostKey> places = GroupPlan.read(saved, plan.group());
		assertThat(places).isEqualTo(new HashMap<>(plan.hosts()));
		assertThat(plan(group(webs(3)), places).hosts()).isEqualTo(plan.hosts());
		Files.writeString(saved, "[]");
		assertThatThrownBy(() -> GroupPlan.read(saved, plan.group())).isInstanceOf(IOException.class).hasMessageContaining("no plan");
	}

	@Test
	public void saysWhatIsWrongWithADefinition() throws Exception {
		var cycle = GroupExpansion.of(group(member("a", 1, "a", 0, Set.of("b"), Readiness.WHEN_RUNNING),
				member("b", 1, "b", 0, Set.of("a"), Readiness.WHEN_RUNNING)));
		assertThat(cycle.problems()).singleElement().satisfies(p -> assertThat(p.sentence()).contains("a → b → a"));
		var same = GroupExpansion.of(group(member("web", 2, "same", 0, Set.of(), Readiness.WHEN_RUNNING)));
		assertThat(same.problems()).singleElement().satisfies(p -> assertThat(p.sentence()).contains("same").contains("${n}"));
		var gone = GroupExpansion.of(group(MemberDefinition.of("x", Path.of("gone.cfg"))));
		assertThat(gone.problems()).singleElement().satisfies(p -> assertThat(p.sentence()).contains("gone.cfg"));
		GroupPlan plan = plan(group(member("a", 1, "a", 0, Set.of("z"), Readiness.WHEN_RUNNING)), Map.of());
		assertThatThrownBy(() -> GroupActivation.start(plan, OPTIONS, fleet, operations, () -> {
		})).hasMessageContaining("no member");
	}

	@Test
	public void whatFitsNowhereIsNotBegun() throws Exception {
		Files.writeString(file, "\nmemory = 1000000\n", java.nio.file.StandardOpenOption.APPEND);
		GroupPlan plan = plan(group(webs(1)), Map.of());
		assertThat(plan.canRun()).isFalse();
		assertThat(plan.placement().decisions().get("web").remedy()).startsWith("Free ");
		assertThatThrownBy(() -> activate(plan)).isInstanceOf(IOException.class).hasMessageContaining("memory");
	}

	@Test
	public void tellsHowRealityDiffersAndMendsIt() throws Exception {
		GroupDefinition group = group(webs(3));
		activate(plan(group, Map.of()));
		assertThat(drifts(group)).isEmpty();
		var target = new Target.OfDomain(reality().domain("web-1").orElseThrow().key());
		run("rename", Map.of("name", "other"), target);
		run("forceShutDown", Map.of(), target);
		await(() -> drifts(group).size() == 2);
		assertThat(drifts(group)).extracting(Drift::kind).containsExactly(Drift.Kind.HALTED, Drift.Kind.RENAMED);
		for (Drift drift : drifts(group)) {
			operations.run(drift.mend().orElseThrow().confirm()).await();
		}
		await(() -> drifts(group).isEmpty());
		GroupDefinition smaller = group(webs(2));
		assertThat(drifts(smaller)).singleElement().satisfies(d -> assertThat(d.kind()).isEqualTo(Drift.Kind.EXTRA));
		GroupDefinition larger = group(webs(4));
		assertThat(drifts(larger)).singleElement().satisfies(d -> assertThat(d.kind()).isEqualTo(Drift.Kind.MISSING));
	}

	private List<Drift> drifts(GroupDefinition group) {
		try {
			return Drift.of(group, GroupExpansion.of(group), fleet.picture(), "test");
		} catch (QueryException e) {
			throw new IllegalStateException(e);
		}
	}

	private void run(String operation, Map<String, String> parameters, Target target) throws InterruptedException {
		operations.run(new OperationRequest("org.adxen.operations." + operation, List.of(target), parameters, "", "test", true)).await();
	}

	@Test
	public void shutsDownInReverseOrder() throws Exception {
		GroupDefinition group = stages();
		var stages = GroupActs.inReverse(GroupExpansion.of(group), fleet.picture(), FORCE, "", "test");
		assertThat(stages.stream().map(r -> r.targets().stream().map(this::name).sorted().toList()).toList())
				.isEqualTo(List.of(List.of("web-1"), List.of("app-1", "app-2"), List.of("db")));
	}

	@Test
	public void isAskedAboutOnceAndTakenDownStageByStage() throws Exception {
		GroupDefinition group = stages();
		var act = new GroupAct(GroupActs.inReverse(GroupExpansion.of(group), fleet.picture(), FORCE, "", "test"));
		Question question = act.question(operations, fleet.picture()).orElseThrow();
		assertThat(question.typed()).contains("4");
		assertThat(question.warnings()).isEmpty();
		var order = new ArrayList<List<String>>();
		List<Target> left = act.run(act.whole().confirm(question), operations, run -> {
			order.add(run.request().targets().stream().map(this::name).sorted().toList());
			run.await();
			return true;
		});
		assertThat(left).isEmpty();
		assertThat(order).isEqualTo(List.of(List.of("web-1"), List.of("app-1", "app-2"), List.of("db")));
		await(() -> fleet.picture().domains().filter(d -> d.facts().state() == PowerState.HALTED).count() == 4);
	}

	@Test
	public void whatIsOffAlreadyHoldsNothingUp() throws Exception {
		GroupDefinition group = stages();
		DomainView web = fleet.picture().domains().filter(d -> d.facts().name().equals("web-1")).findAny().orElseThrow();
		run("forceShutDown", Map.of(), new Target.OfDomain(web.key()));
		await(() -> Objects.requireNonNull(fleet.picture().domain(web.key())).facts().state() == PowerState.HALTED);
		var act = new GroupAct(GroupActs.inReverse(GroupExpansion.of(group), fleet.picture(), FORCE, "", "test"));
		Question question = act.question(operations, fleet.picture()).orElseThrow();
		assertThat(question.targets()).hasSize(3);
		assertThat(question.warnings()).isEmpty();
	}

	@Test
	public void whatRunsOnKeepsWhatItMayNeed() throws Exception {
		GroupDefinition group = stages();
		DomainView app = fleet.picture().domains().filter(d -> d.facts().name().equals("app-2")).findAny().orElseThrow();
		run("protect", Map.of(), new Target.OfDomain(app.key()));
		await(() -> Objects.requireNonNull(fleet.picture().domain(app.key())).isProtected());
		var act = new GroupAct(GroupActs.inReverse(GroupExpansion.of(group), fleet.picture(), FORCE, "", "test"));
		Question question = act.question(operations, fleet.picture()).orElseThrow();
		assertThat(question.targets().stream().map(this::name).toList()).containsExactlyInAnyOrder("web-1", "app-1");
		assertThat(question.warnings()).anyMatch(w -> w.contains("app-2") && w.contains("db"));
		assertThat(question.typed()).contains("2");
	}

	@Test
	public void leavesTheLaterStagesWhenOneWasNotDone() throws Exception {
		GroupDefinition group = stages();
		var act = new GroupAct(GroupActs.inReverse(GroupExpansion.of(group), fleet.picture(), FORCE, "", "test"));
		OperationRequest confirmed = act.whole().confirm(act.question(operations, fleet.picture()).orElseThrow());
		DomainView web = fleet.picture().domains().filter(d -> d.facts().name().equals("web-1")).findAny().orElseThrow();
		run("forceShutDown", Map.of(), new Target.OfDomain(web.key()));
		await(() -> Objects.requireNonNull(fleet.picture().domain(web.key())).facts().state() == PowerState.HALTED);
		// Somebody else was faster: it is refused, and whoever reads that decides what becomes of the others.
		List<Target> left = act.run(confirmed, operations, run -> {
			run.await();
			return true;
		});
		assertThat(left.stream().map(this::name).toList()).containsExactly("app-1", "app-2", "db");
	}

	private GroupDefinition stages() throws Exception {
		GroupDefinition group = group(member("db", 1, "db", 0, Set.of(), Readiness.WHEN_RUNNING),
				member("app", 2, "app-${n}", 0, Set.of("db"), Readiness.WHEN_RUNNING),
				member("web", 1, "web-1", 5, Set.of(), Readiness.WHEN_RUNNING));
		activate(plan(group, Map.of()));
		return group;
	}

	private String name(Target target) {
		return Objects.requireNonNull(fleet.picture().domain(((Target.OfDomain) target).key())).facts().name();
	}

	@Test
	public void tellsWhatWouldBecomeOfAHostsDomains() throws Exception {
		activate(plan(group(webs(6)), Map.of()));
		var host = fleet.picture().hosts().filter(h -> h.facts().name().equals("lab-1")).findFirst().orElseThrow();
		WhatIf whatIf = WhatIf.without(host, fleet.picture(), new EqualShares(), List.of());
		assertThat(whatIf.domains().values()).extracting(d -> d.facts().name()).contains("busy").hasSize(4);
		assertThat(whatIf.placement().isComplete()).isTrue();
		assertThat(whatIf.evacuation().steps()).hasSize(4).allSatisfy(s -> assertThat(s.move().from()).isEqualTo(host.key()));
		assertThat(whatIf.returnHome().steps()).hasSize(4).allSatisfy(s -> assertThat(s.move().to()).isEqualTo(host.key()));
	}
}
