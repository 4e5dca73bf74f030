// SPDX-License-Identifier: EPL-2.0
package org.adxen.integration.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;

import org.adxen.operations.group.ActivationState.Phase;
import org.adxen.operations.group.GroupActivation;
import org.adxen.operations.group.GroupDefinition;
import org.adxen.operations.group.GroupExpansion;
import org.adxen.operations.group.GroupMember;
import org.adxen.operations.group.GroupReality;
import org.adxen.operations.group.Rebalance;
import org.adxen.operations.placement.EqualShares;
import org.adxen.operations.placement.MoveRun;
import org.adxen.operations.placement.MoveState;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** Groups on hosts whose toolstacks keep no labels: membership is known by the UUID. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class PlainGroupTest {

	@Rule
	public final GroupFixture at = new GroupFixture("""
			seed 7
			pool "xen-9" toolstack=xl user=root password=demo
			  host xen-9 cpus=8 memory=32GiB
			  storage nfs size=2TiB
			pool "xen-10" toolstack=xl user=root password=demo
			  host xen-10 cpus=8 memory=32GiB
			  storage nfs size=2TiB
			pool "old" toolstack=xend user=root password=demo
			  host old-1 cpus=8 memory=32GiB
			""", 0.05);

	@Before
	public void defineWithAKernelThatThereIs() throws Exception {
		Files.writeString(at.file, "name = \"web-${n}\"\ntype = \"pv\"\nmemory = 1024\nvcpus = 1\nkernel = \"/boot/vmlinuz-guest\"\n");
	}

	@Test
	public void membersAreFoundByTheirUuidOnEveryToolstack() throws Exception {
		GroupDefinition group = GroupFixture.group(at.webs(6));
		GroupActivation activation = at.activate(at.plan(group, Map.of()));
		assertThat(activation.states().values()).allSatisfy(s -> assertThat(s.phase()).as(s.detail()).isEqualTo(Phase.READY));
		for (String host : List.of("xen-9", "xen-10", "old-1")) {
			assertThat(at.on(host)).as(host).hasSize(2);
		}
		GroupReality reality = GroupReality.of("g-1", GroupExpansion.of(group).members().stream().map(GroupMember::name).toList(),
				at.fleet.picture());
		for (GroupMember member : GroupExpansion.of(group).members()) {
			assertThat(reality.domain(member.name()).orElseThrow().key().domain().uuid()).isEqualTo(member.uuid());
		}
		at.activate(at.plan(group, Map.of()));
		assertThat(at.simulated.pools().stream().flatMap(p -> p.domains().stream()).filter(d -> d.name().startsWith("web-")).count())
				.as("nothing is made twice").isEqualTo(6);
	}

	@Test
	public void aGroupIsSpreadBetweenPlainHostsThatMigrate() throws Exception {
		GroupDefinition all = GroupFixture.group(at.webs(4));
		var group = new GroupDefinition(all.id(), all.name(), all.members(), "", "name:xen-*", List.of(), List.of(), Map.of());
		Files.writeString(at.file, Files.readString(at.file).replace("\"pv\"", "\"pvh\"")); // what every Xen can migrate
		at.activate(at.plan(group, Map.of("web-1", at.host("xen-9").key(), "web-2", at.host("xen-9").key(), "web-3",
				at.host("xen-9").key(), "web-4", at.host("xen-9").key())));
		Rebalance rebalance = Rebalance.of(group, GroupExpansion.of(group), at.fleet.picture(), new EqualShares());
		assertThat(rebalance.moves().steps()).hasSize(2);
		MoveRun run = MoveRun.start(rebalance.moves(), new MoveRun.Options(false, "", "test"), at.fleet, at.operations, () -> {
		});
		run.await();
		assertThat(run.states().values()).allSatisfy(s -> assertThat(s.phase()).as(s.detail()).isEqualTo(MoveState.Phase.DONE));
		assertThat(at.on("xen-10")).hasSize(2);
	}
}
