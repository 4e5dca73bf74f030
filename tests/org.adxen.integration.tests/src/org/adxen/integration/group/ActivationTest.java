// SPDX-License-Identifier: EPL-2.0
package org.adxen.integration.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.adxen.fleet.HostKey;
import org.adxen.operations.Journal.JournalFilter;
import org.adxen.operations.JournalEntry;
import org.adxen.operations.JournalEntry.State;
import org.adxen.operations.Undertaking;
import org.adxen.operations.group.ActivationState;
import org.adxen.operations.group.ActivationState.Phase;
import org.adxen.operations.group.GroupActivation;
import org.adxen.operations.group.GroupDefinition;
import org.adxen.operations.group.GroupExpansion;
import org.adxen.operations.group.GroupPlan;
import org.adxen.operations.group.Readiness;
import org.junit.Rule;
import org.junit.Test;

/** What goes wrong in the middle of an activation leaves a true account, and nothing is made twice. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class ActivationTest {

	@Rule
	public final GroupFixture at = new GroupFixture("""
			seed 7
			pool "lab" toolstack=xapi user=root password=demo
			  host lab-1 cpus=64 memory=256GiB
			  host lab-2 cpus=64 memory=256GiB
			  storage nfs size=4TiB
			""", 0.3);

	private List<String> made() {
		return at.simulated.pools().getFirst().domains().stream().map(d -> d.name()).filter(n -> n.startsWith("web-")).sorted().toList();
	}

	private JournalEntry whole() {
		return at.operations.journal().read(JournalFilter.newest(1000)).entries().stream()
				.filter(e -> e.operation().equals(Undertaking.ACTIVATION)).findFirst().orElseThrow();
	}

	private static long count(GroupActivation activation, Phase phase) {
		return activation.states().values().stream().filter(s -> s.phase() == phase).count();
	}

	/** What is told ready runs, and what is told never begun is not there. */
	private void assertTrue(GroupActivation activation) {
		Map<String, ActivationState> states = activation.states();
		List<String> there = made();
		states.forEach((member, state) -> {
			if (state.phase() == Phase.READY) {
				assertThat(there).contains(member);
			} else if (state.phase() == Phase.LEFT_OUT) {
				assertThat(there).doesNotContain(member);
			}
			assertThat(state.isFinal()).isTrue();
		});
		assertThat(there).doesNotHaveDuplicates();
	}

	private void assertFinishedBy(GroupDefinition group) throws Exception {
		GroupActivation again = at.activate(at.plan(group, Map.of()));
		assertThat(again.states().values().stream().allMatch(s -> s.phase() == Phase.READY)).as("%s", again.states()).isTrue();
		assertThat(made()).as(() -> account()).hasSize(again.states().size());
		assertThat(made()).doesNotHaveDuplicates();
	}

	/** Whatever helps to see why. */
	private String account() {
		var text = new StringBuilder();
		at.simulated.pools().getFirst().domains().forEach(d -> text.append(d).append('\n'));
		at.operations.journal().read(JournalFilter.newest(1000)).entries().forEach(e -> text.append(e.begunAt()).append(' ')
				.append(e.endedAt()).append(' ').append(e.name()).append(' ').append(e.parameters().get("member")).append(' ')
				.append(e.targets().stream().map(l -> l.state() + " " + l.detail()).toList()).append('\n'));
		return text.toString();
	}

	@Test
	public void planAndOutcomeAreInTheJournal() throws Exception {
		GroupActivation activation = at.activate(at.plan(GroupFixture.group(at.webs(4)), Map.of()));
		assertThat(count(activation, Phase.READY)).isEqualTo(4);
		GroupFixture.await(() -> whole().endedAt().isPresent());
		JournalEntry entry = whole();
		assertThat(entry.name()).isEqualTo("Activate shop");
		assertThat(entry.parameters()).containsEntry("group", "g-1");
		assertThat(entry.targets()).hasSize(4).allSatisfy(l -> {
			assertThat(l.state()).isEqualTo(State.DONE);
			assertThat(l.name()).matches("web-\\d → lab-\\d");
		});
	}

	@Test
	public void cancelledInTheMiddleItIsFinishedLater() throws Exception {
		GroupDefinition group = GroupFixture.group(at.webs(30));
		GroupActivation activation = at.begin(at.plan(group, Map.of()));
		GroupFixture.await(() -> count(activation, Phase.READY) > 0);
		activation.cancel();
		activation.await();
		assertThat(count(activation, Phase.CANCELLED)).isPositive();
		assertTrue(activation);
		GroupFixture.await(() -> whole().endedAt().isPresent());
		assertThat(whole().targets()).extracting(JournalEntry.Line::state).contains(State.DONE, State.CANCELLED);
		assertFinishedBy(group);
	}

	@Test
	public void aHostThatIsLostInTheMiddleLosesOnlyItsOwn() throws Exception {
		GroupDefinition group = GroupFixture.group(at.webs(24));
		GroupPlan plan = at.plan(group, Map.of());
		HostKey lost = at.host("lab-2").key();
		GroupActivation activation = GroupActivation.start(plan, new GroupActivation.Options(true, "", "test"), at.fleet, at.operations,
				() -> {
				});
		GroupFixture.await(() -> count(activation, Phase.READY) > 2);
		at.simulated.pools().getFirst().faults().killHost("lab-2");
		activation.await();
		assertTrue(activation);
		activation.states().forEach((member, state) -> {
			if (!plan.hosts().get(member).equals(lost)) {
				assertThat(state.phase()).as(member + " " + state.detail()).isEqualTo(Phase.READY);
			}
		});
		assertThat(activation.states().values()).anySatisfy(s -> {
			assertThat(s.phase()).isIn(Phase.FAILED, Phase.UNKNOWN);
			assertThat(s.detail()).isNotBlank();
		});
		at.simulated.pools().getFirst().faults().reviveHost("lab-2");
		GroupFixture.await(() -> at.host("lab-2").facts().live());
		assertFinishedBy(group);
	}

	@Test
	public void aLinkThatIsLostInTheMiddleMakesNothingTwice() throws Exception {
		GroupDefinition group = GroupFixture.group(at.webs(16));
		GroupActivation activation = at.begin(at.plan(group, Map.of()));
		GroupFixture.await(() -> count(activation, Phase.READY) > 0);
		at.simulated.pools().getFirst().faults().refuse(true);
		GroupFixture.await(() -> at.fleet.picture().pools().values().stream().noneMatch(p -> p.isConnected()));
		at.simulated.pools().getFirst().faults().clear();
		activation.await();
		assertTrue(activation);
		GroupFixture.await(() -> at.fleet.picture().pools().values().stream().allMatch(p -> p.isConnected()));
		assertFinishedBy(group);
	}

	@Test
	public void editsWhileItIsActiveCountForTheNext() throws Exception {
		GroupDefinition group = GroupFixture.group(at.webs(12));
		GroupActivation activation = at.begin(at.plan(group, Map.of()));
		Files.writeString(at.file, "this is no configuration = [");
		activation.await();
		assertThat(count(activation, Phase.READY)).isEqualTo(12);
		assertThat(GroupExpansion.of(group).problems()).isNotEmpty();
	}

	@Test
	public void aDelayIsWaitedOutAndAGuestThatNeverReportsIsSaid() throws Exception {
		var delay = new Readiness(Readiness.Kind.DELAY, 0, Duration.ofMillis(300), Duration.ofSeconds(5));
		var guest = new Readiness(Readiness.Kind.GUEST, 0, Duration.ZERO, Duration.ofSeconds(1));
		long begun = System.nanoTime();
		GroupActivation activation = at.activate(at.plan(GroupFixture.group(at.member("db", 1, "web-db", 0, Set.of(), delay),
				at.member("app", 1, "web-app", 0, Set.of("db"), guest)), Map.of()));
		assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(300));
		assertThat(activation.states().get("db").phase()).isEqualTo(Phase.READY);
		ActivationState app = activation.states().get("app");
		if (app.phase() == Phase.FAILED) {
			assertThat(app.detail()).contains("not ready");
		} else {
			assertThat(at.domain("web-app").facts().addresses()).isNotEmpty();
		}
	}

	@Test
	public void aPlanThatIsMadeIsNeverRefused() throws Exception {
		int total = 0;
		for (int round = 0; round < 6; round++) {
			// Members of very different sizes, until the hosts are full.
			Files.writeString(at.file, "name = \"web-" + round + "-${n}\"\ntype = \"pvh\"\nmemory = " + (30000 >> round)
					+ "\nvcpus = 2\nkernel = \"/boot/guest/vmlinuz\"\n");
			var group = new GroupDefinition("g-" + round, "full", List.of(at.webs(20)), "", "", List.of(), List.of(), Map.of());
			GroupPlan plan = at.plan(group, Map.of());
			Set<String> fits = new HashSet<>(plan.hosts().keySet());
			if (!fits.isEmpty()) {
				var some = new GroupDefinition("g-" + round, "full", List.of(at.webs(fits.size())), "", "", List.of(), List.of(), Map.of());
				GroupPlan possible = at.plan(some, Map.of());
				assertThat(possible.canRun()).isTrue();
				GroupActivation activation = at.activate(possible);
				assertThat(activation.states().values()).as("round %s", round).allSatisfy(s -> assertThat(s.phase()).as(s.detail())
						.isEqualTo(Phase.READY));
				total += fits.size();
			}
		}
		assertThat(total).isGreaterThan(15);
	}

	@Test
	public void membersGoWhereTheyAreMovedByHand() throws Exception {
		Map<String, HostKey> places = new HashMap<>();
		places.put("web-1", at.host("lab-2").key());
		places.put("web-2", at.host("lab-2").key());
		at.activate(at.plan(GroupFixture.group(at.webs(2)), places));
		assertThat(at.on("lab-2")).containsExactly("web-1", "web-2");
	}
}
