// SPDX-License-Identifier: EPL-2.0
package org.adxen.integration.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.adxen.fleet.DomainView;
import org.adxen.operations.group.ActivationState.Phase;
import org.adxen.operations.group.Drift;
import org.adxen.operations.group.GroupActivation;
import org.adxen.operations.group.GroupDefinition;
import org.adxen.operations.group.GroupExpansion;
import org.adxen.operations.group.GroupMember;
import org.adxen.operations.group.GroupPlan;
import org.adxen.operations.group.MemberDefinition;
import org.adxen.operations.group.Readiness;
import org.adxen.xen.PowerState;
import org.junit.Rule;
import org.junit.Test;

/** Members that are made from a template of a pool, beside a pool that has none of that name. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class TemplateMembersTest {

	@Rule
	public final GroupFixture at = new GroupFixture("""
			seed 7
			pool "lab" toolstack=xapi user=root password=demo
			  host lab-1 cpus=16 memory=64GiB
			  host lab-2 cpus=16 memory=64GiB
			  storage nfs size=4TiB
			  template "Debian 12" memory=2GiB vcpus=1 disk=20GiB
			pool "other" toolstack=xapi user=root password=demo
			  host other-1 cpus=16 memory=64GiB
			  storage nfs size=4TiB
			""", 0.05);

	private static GroupDefinition group(String template) {
		var member = new MemberDefinition("web", Path.of(""), template, 2, "", 1L << 30, 2, List.of(), List.of(), 0, Duration.ZERO, Set.of(),
				Readiness.WHEN_RUNNING);
		return GroupFixture.group(member);
	}

	@Test
	public void areMadeAsTheGroupSaysStartedAndFoundAgain() throws Exception {
		GroupDefinition group = group("Debian 12");
		GroupPlan plan = at.plan(group, Map.of());
		assertThat(plan.canRun()).as(plan.placement().toString()).isTrue();
		assertThat(plan.hosts().values()).extracting(h -> at.fleet.picture().pools().get(h.pool()).label()).containsOnly("lab");

		GroupActivation activation = at.activate(plan);

		assertThat(activation.states().values()).allSatisfy(s -> assertThat(s.phase()).as(s.detail()).isEqualTo(Phase.READY));
		assertThat(at.on("lab-1")).hasSize(1);
		assertThat(at.on("lab-2")).hasSize(1);
		DomainView first = at.domain("web-1");
		assertThat(first.facts().state()).isEqualTo(PowerState.RUNNING);
		assertThat(first.facts().memoryMaxBytes()).isEqualTo(1L << 30);
		assertThat(first.facts().vcpus()).isEqualTo(2);
		assertThat(first.facts().labels()).containsEntry(GroupMember.GROUP_LABEL, "g-1").containsEntry(GroupMember.MEMBER_LABEL, "web-1");
		assertThat(Drift.of(group, GroupExpansion.of(group), at.fleet.picture(), "test")).isEmpty();
		assertThat(activation.rollBack()).as("forced off, then deleted").hasSize(2);

		at.activate(at.plan(group, Map.of()));
		assertThat(at.simulated.pool("lab").domains().stream().filter(d -> d.name().startsWith("web-")).count()).as("nothing is made twice")
				.isEqualTo(2);
	}

	@Test
	public void goNowhereWhereNoPoolHasTheTemplate() throws Exception {
		GroupPlan plan = at.plan(group("Fedora 40"), Map.of());

		assertThat(plan.canRun()).isFalse();
		assertThat(plan.placement().decisions().get("web-1").why()).contains("template:Fedora 40");
	}
}
