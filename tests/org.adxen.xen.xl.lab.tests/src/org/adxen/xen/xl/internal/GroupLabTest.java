// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal;

import static org.adxen.xen.xl.internal.LabFleet.eventually;
import static org.adxen.xen.xl.internal.Transcript.timed;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.adxen.fleet.FleetPicture;
import org.adxen.operations.TargetOutcome;
import org.adxen.operations.group.ActivationState.Phase;
import org.adxen.operations.group.Drift;
import org.adxen.operations.group.GroupActivation;
import org.adxen.operations.group.GroupActs;
import org.adxen.operations.group.GroupDefinition;
import org.adxen.operations.group.GroupExpansion;
import org.adxen.operations.group.GroupPlan;
import org.adxen.operations.group.GroupPlanner;
import org.adxen.operations.group.GroupReality;
import org.adxen.operations.group.MemberDefinition;
import org.adxen.operations.group.Readiness;
import org.adxen.operations.placement.EqualShares;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;

/** The life of a group on two real hosts: planned, activated in equal shares, shut down, activated again, forced off, deleted. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class GroupLabTest {

	@ClassRule
	public static final Lab LAB = new Lab();

	@Rule
	public final LabFleet hosts = new LabFleet(LAB);

	private GroupDefinition group() throws Exception {
		Path config = Files.writeString(LAB.file("shop.cfg"),
				LAB.host(1).sh("grep -v '^name' /root/guests/pvh1.cfg") + "name = \"shop-${n}\"\n");
		var database = new MemberDefinition("db", config, "", 1, "shop-db", 0, 0, List.of(), List.of(), 0, Duration.ZERO, Set.of(),
				Readiness.WHEN_RUNNING);
		var web = new MemberDefinition("web", config, "", 3, "", 0, 0, List.of(), List.of(), 1, Duration.ZERO, Set.of("db"),
				Readiness.WHEN_RUNNING);
		return new GroupDefinition("lab-group", "shop", List.of(database, web), "", "", List.of(), List.of(), Map.of());
	}

	private FleetPicture picture() {
		return hosts.fleet().picture();
	}

	private GroupPlan plan(GroupDefinition group) throws Exception {
		return GroupPlanner.plan(group, GroupExpansion.of(group), picture(), List.of(), Map.of(), new EqualShares());
	}

	private void activate(GroupDefinition group) throws Exception {
		GroupPlan plan = plan(group);
		assertThat(plan.canRun()).as(plan.toString()).isTrue();
		GroupActivation activation = GroupActivation.start(plan, new GroupActivation.Options(false, "", "test"), hosts.fleet(),
				hosts.operations(), () -> {
				});
		activation.await();
		assertThat(activation.states().values()).as(activation.states().toString()).allMatch(s -> s.phase() == Phase.READY);
	}

	private void all(GroupDefinition group, String operation) throws Exception {
		for (var stage : GroupActs.inReverse(GroupExpansion.of(group), picture(), operation, "", "test")) {
			var question = hosts.operations().question(stage);
			var run = hosts.operations().run(question.map(stage::confirm).orElse(stage));
			run.await();
			assertThat(run.outcomes().values()).as(run.outcomes().toString()).allMatch(TargetOutcome.Done.class::isInstance);
		}
	}

	private List<String> states(GroupDefinition group) {
		var reality = GroupReality.of(group.id(), List.of("db", "web-1", "web-2", "web-3"), picture());
		var states = new ArrayList<String>();
		reality.all().values().forEach(domains -> domains.forEach(d -> states.add(d.facts().state().name())));
		return states;
	}

	@Test
	public void livesFromItsPlanToItsEnd() throws Exception {
		GroupDefinition group = group();
		assertThat(plan(group).placement().hosts()).extracting(use -> use.placed()).as("equal shares").containsExactly(2, 2);
		timed("Activation of a group of four PVH guests of 128 MB on two hosts", () -> {
			activate(group);
			return null;
		});
		eventually(() -> states(group).equals(List.of("RUNNING", "RUNNING", "RUNNING", "RUNNING")));
		for (int i = 1; i <= 2; i++) {
			assertThat(LAB.host(i).uuids()).as("Domain-0 and two members").hasSize(3);
		}
		assertThat(Drift.of(group, GroupExpansion.of(group), picture(), "test")).isEmpty();
		for (String name : List.of("shop-db", "shop-1", "shop-2", "shop-3")) {
			LAB.host(LAB.host(1).id().equals(hosts.domain(name).facts().host()) ? 1 : 2).awaitTicks(name);
		}

		timed("Shut down of the group in reverse order", () -> {
			all(group, "org.adxen.operations.shutDown");
			return null;
		});
		eventually(() -> states(group).equals(List.of("HALTED", "HALTED", "HALTED", "HALTED")));
		assertThat(Drift.of(group, GroupExpansion.of(group), picture(), "test")).extracting(Drift::kind).containsOnly(Drift.Kind.HALTED)
				.hasSize(4);

		activate(group);
		eventually(() -> states(group).equals(List.of("RUNNING", "RUNNING", "RUNNING", "RUNNING")));
		all(group, "org.adxen.operations.forceShutDown");
		eventually(() -> states(group).equals(List.of("HALTED", "HALTED", "HALTED", "HALTED")));
		all(group, "org.adxen.operations.delete");
		eventually(() -> states(group).isEmpty());
		assertThat(LAB.host(1).uuids()).hasSize(1);
		assertThat(LAB.host(2).uuids()).hasSize(1);
	}
}
