// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.tests;

import static org.adxen.operations.tests.FakeConnection.failure;
import static org.adxen.operations.tests.FakeConnection.unreachable;
import static org.adxen.operations.tests.FakeFleet.LAB;
import static org.adxen.operations.tests.OperationsFixture.awaitEnd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.adxen.operations.JournalEntry;
import org.adxen.operations.JournalEntry.State;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.OperationRun;
import org.adxen.operations.Target;
import org.adxen.operations.TargetOutcome;
import org.adxen.operations.Verdict;
import org.adxen.xen.Capabilities;
import org.adxen.xen.DomainAction;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.PowerState;
import org.adxen.xen.TaskOutcome;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.junit.Rule;
import org.junit.Test;

@SuppressWarnings("null") // AssertJ says nothing of null
public class RunTest {

	@Rule
	public final OperationsFixture x;

	public RunTest() throws IOException {
		x = new OperationsFixture();
	}

	private Target[] running(int count) {
		var targets = new Target[count];
		for (int i = 0; i < count; i++) {
			targets[i] = x.fleet.domain(LAB, "web-" + (i + 1), PowerState.RUNNING);
		}
		return targets;
	}

	@Test
	public void fiftyDomainsAreDoneAndJournalledOneByOne() {
		Target[] targets = running(50);
		assertThat(x.outcomes("pause", Map.of(), targets).values()).hasSize(50)
				.allMatch(TargetOutcome.Done.class::isInstance);
		JournalEntry entry = x.journal().getFirst();
		assertThat(entry.operation()).isEqualTo("org.adxen.operations.pause");
		assertThat(entry.name()).isEqualTo("Pause");
		assertThat(entry.endedAt()).isPresent();
		assertThat(entry.targets()).hasSize(50).allMatch(l -> l.state() == State.DONE);
		assertThat(entry.targets().getFirst().name()).isEqualTo("web-1");
		assertThat(entry.targets().getFirst().task()).isEqualTo("task of pause web-1");
	}

	@Test
	public void theBeginningIsOnTheDiskBeforeAnythingIsSent() {
		Target web = running(1)[0];
		var seen = new ConcurrentLinkedQueue<JournalEntry>();
		x.lab().answer = (call, effect) -> {
			seen.addAll(x.journal());
			return x.lab().new Task("", effect);
		};
		x.outcome("pause", Map.of(), web);
		assertThat(seen).singleElement().satisfies(e -> {
			assertThat(e.endedAt()).isEmpty();
			assertThat(e.targets()).singleElement().extracting(JournalEntry.Line::state).isEqualTo(State.BEGUN);
		});
	}

	@Test
	public void anOutcomeIsOnTheDiskBeforeItIsTold() {
		Target web = running(1)[0];
		var told = new ConcurrentLinkedQueue<State>();
		x.operations.addListener(run -> {
			if (run.outcomes().get(web).isFinal()) {
				told.add(x.journal().getFirst().targets().getFirst().state());
			}
		});
		x.outcome("pause", Map.of(), web);
		await().atMost(5, TimeUnit.SECONDS).until(() -> !told.isEmpty());
		assertThat(told).containsOnly(State.DONE);
	}

	@Test
	public void aJournalThatCannotBeWrittenRefusesEverything() throws IOException {
		Target web = running(1)[0];
		Files.writeString(x.environment().resolve("journal"), "in the way of the folder");
		assertThat(x.outcome("pause", Map.of(), web)).isInstanceOfSatisfying(TargetOutcome.Refused.class,
				r -> assertThat(r.reason()).contains("Nothing was done", "journal"));
		assertThat(x.lab().calls).isEmpty();
	}

	@Test
	public void onePoolIsAskedForAFewThingsAtATime() {
		var release = new CountDownLatch(1);
		x.lab().answer = (call, effect) -> {
			var task = x.lab().new Task("", effect);
			release.await();
			return task;
		};
		OperationRun run = x.run("pause", Map.of(), running(60));
		await().atMost(5, TimeUnit.SECONDS).until(() -> x.lab().calls.size() == 16);
		release.countDown();
		awaitEnd(run);
		assertThat(x.lab().mostAtOnce.get()).isLessThanOrEqualTo(16);
		assertThat(x.lab().calls).hasSize(60);
	}

	@Test
	public void poolsDoNotWaitForEachOther() {
		x.fleet.pool("attic-id", "attic");
		Target here = running(1)[0];
		Target there = x.fleet.domain("attic-id", "db-1", PowerState.RUNNING);
		var hanging = x.lab().new Hanging();
		x.lab().answer = (call, effect) -> hanging;
		OperationRun run = x.run("pause", Map.of(), here, there);
		await().atMost(5, TimeUnit.SECONDS).until(() -> run.outcomes().get(there) instanceof TargetOutcome.Done);
		assertThat(run.isEnded()).isFalse();
		assertThat(run.progress()).isBetween(0.5, 1.0);
		hanging.end(null);
		awaitEnd(run);
	}

	@Test
	public void oneDomainIsOperatedOnByOneAtATimeAndTheSecondSeesWhatTheFirstDid() throws InterruptedException {
		Target web = running(1)[0];
		var hanging = x.lab().new Hanging();
		x.lab().answer = (call, effect) -> call.startsWith("pause") ? hanging : x.lab().new Task("", effect);
		OperationRun pause = x.run("pause", Map.of(), web);
		hanging.begun.await();
		OperationRun unpause = x.run("unpause", Map.of(), web);

		hanging.end(null);
		awaitEnd(pause);
		assertThat(unpause.outcomes().get(web)).isInstanceOf(TargetOutcome.Waiting.class);
		x.fleet.change(web, d -> FakeFleet.in(d, PowerState.PAUSED, "lab-1")); // the picture comes a little later
		awaitEnd(unpause);

		assertThat(unpause.outcomes().get(web)).isInstanceOf(TargetOutcome.Done.class);
	}

	// --- cancel

	@Test
	public void cancelEndsWhatWaitsAndAsksTheToolstackToStopWhatRuns() throws InterruptedException {
		Target[] targets = running(40);
		var hanging = new ConcurrentLinkedQueue<FakeConnection.Hanging>();
		x.lab().answer = (call, effect) -> {
			var task = x.lab().new Hanging();
			hanging.add(task);
			return task;
		};
		OperationRun run = x.run("pause", Map.of(), targets);
		await().atMost(5, TimeUnit.SECONDS).until(() -> hanging.size() == 16);
		run.cancel();
		run.await();
		assertThat(run.outcomes().values()).allMatch(TargetOutcome.Cancelled.class::isInstance);
		assertThat(x.lab().calls).hasSize(16);
		assertThat(x.journal().getFirst().targets()).allMatch(l -> l.state() == State.CANCELLED);
	}

	/** The outcome must not come before the beginning in the journal, where it would be nobody's. */
	@Test
	public void whatIsCancelledAtOnceHasItsOutcomeInTheJournal() throws InterruptedException {
		Target web = running(1)[0];
		for (int i = 0; i < 50; i++) {
			OperationRun run = x.run("pause", Map.of(), web);
			run.cancel();
			run.await();
		}
		assertThat(x.journal()).hasSize(50).allSatisfy(
				e -> assertThat(e.targets().getFirst().state()).isNotEqualTo(State.BEGUN));
	}

	@Test
	public void aFailureAfterCancelIsACancellation() throws InterruptedException {
		Target web = running(1)[0];
		var hanging = x.lab().new Hanging();
		hanging.onCancel = new XenFailure.Refused("VM_IS_IMMOBILE", List.of());
		x.lab().answer = (call, effect) -> hanging;
		OperationRun run = x.run("pause", Map.of(), web);
		hanging.begun.await();
		run.cancel();
		awaitEnd(run);
		assertThat(run.outcomes().get(web)).isInstanceOf(TargetOutcome.Cancelled.class);
	}

	@Test
	public void whatACancellationLeftIsToldAndJournalled() throws InterruptedException {
		Target web = running(1)[0];
		var hanging = x.lab().new Hanging();
		x.lab().answer = (call, effect) -> hanging;
		OperationRun run = x.run("pause", Map.of(), web);
		hanging.begun.await();
		hanging.end(new XenException(new XenFailure.Cancelled(), "It was cancelled.", "Half of it is left.", null));
		awaitEnd(run);
		assertThat(run.outcomes().get(web)).isEqualTo(new TargetOutcome.Cancelled("Half of it is left."));
		assertThat(x.journal().getFirst().targets().getFirst().detail()).isEqualTo("Half of it is left.");
	}

	@Test
	public void whatStillRunsAfterCancelIsUnknownUntilItEnds() throws InterruptedException {
		Target web = running(1)[0];
		var hanging = x.lab().new Hanging();
		hanging.onCancel = new XenFailure.Refused("OPERATION_NOT_ALLOWED", List.of());
		x.lab().outcomes.put("hanging", new TaskOutcome.Running(hanging));
		x.lab().answer = (call, effect) -> hanging;
		OperationRun run = x.run("pause", Map.of(), web);
		hanging.begun.await();
		run.cancel();
		awaitEnd(run);
		assertThat(run.outcomes().get(web)).isInstanceOf(TargetOutcome.Unknown.class);

		x.lab().outcomes.put("hanging", new TaskOutcome.Succeeded(""));
		x.fleet.lose(LAB);
		x.fleet.find(LAB);
		await().atMost(10, TimeUnit.SECONDS).until(() -> run.outcomes().get(web) instanceof TargetOutcome.Done);
	}

	@Test
	public void whatWasDoneBeforeTheToolstackHeardIsDone() throws InterruptedException {
		Target web = running(1)[0];
		var hanging = x.lab().new Hanging();
		hanging.onCancel = new XenFailure.Refused("OPERATION_NOT_ALLOWED", List.of());
		x.lab().outcomes.put("hanging", new TaskOutcome.Succeeded(""));
		x.lab().answer = (call, effect) -> hanging;
		OperationRun run = x.run("pause", Map.of(), web);
		hanging.begun.await();
		run.cancel();
		awaitEnd(run);
		assertThat(run.outcomes().get(web)).isInstanceOf(TargetOutcome.Done.class);
	}

	// --- failure and retry

	@Test
	public void aRefusalOfTheToolstackIsToldWithItsOwnWords() {
		Target web = running(1)[0];
		x.lab().answer = (call, effect) -> {
			throw failure(new XenFailure.Refused("VM_LACKS_FEATURE", List.of()));
		};
		assertThat(x.outcome("suspend", Map.of(), web)).isInstanceOfSatisfying(TargetOutcome.Failed.class, f -> {
			assertThat(f.reason()).contains("Xen tools");
			assertThat(f.detail()).isEqualTo("THE_CODE");
		});
		assertThat(x.journal().getFirst().targets().getFirst().detail()).contains("Xen tools", "THE_CODE");
	}

	@Test
	public void onlyTheFailedOnesAreRetried() {
		Target[] targets = running(3);
		Set<String> broken = new HashSet<>(Set.of("pause web-2"));
		x.lab().answer = (call, effect) -> {
			if (broken.contains(call)) {
				throw failure(new XenFailure.Refused("INTERNAL_ERROR", List.of()));
			}
			return x.lab().new Task("", effect);
		};
		OperationRun first = x.run("pause", Map.of(), targets);
		awaitEnd(first);
		broken.clear();

		OperationRun second = x.operations.run(x.operations.retry(first).orElseThrow().confirm());
		awaitEnd(second);

		assertThat(second.outcomes()).containsOnlyKeys(targets[1]);
		assertThat(second.outcomes().get(targets[1])).isInstanceOf(TargetOutcome.Done.class);
		assertThat(x.operations.runs()).containsExactly(second, first);
	}

	@Test
	public void aFaultAfterSendingDoesNotPassForAFailure() {
		Target web = running(1)[0];
		x.lab().answer = (call, effect) -> {
			throw new IllegalStateException("a fault of the connector");
		};
		assertThat(x.outcome("pause", Map.of(), web)).isInstanceOfSatisfying(TargetOutcome.Unknown.class,
				u -> assertThat(u.detail()).contains("a fault of the connector"));
		assertThat(x.log).singleElement().satisfies(s -> assertThat(s.getMessage()).contains("org.adxen.operations.pause"));
	}

	@Test
	public void aRetryIsNotConfirmedByTheAnswerOfTheFirstTime() {
		Target web = running(1)[0];
		x.lab().answer = (call, effect) -> {
			throw failure(new XenFailure.Refused("INTERNAL_ERROR", List.of()));
		};
		OperationRun first = x.run("forceShutDown", Map.of(), web);
		awaitEnd(first);

		OperationRequest again = x.operations.retry(first).orElseThrow();
		assertThat(again.confirmed()).isFalse();
		assertThat(x.operations.question(again)).isPresent();
		assertThatThrownBy(() -> x.operations.run(again)).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	public void nothingIsRetriedThatWasDone() {
		OperationRun first = x.run("pause", Map.of(), running(1));
		awaitEnd(first);
		assertThat(x.operations.retry(first)).isEmpty();
	}

	@Test
	public void aMissingParameterIsNamed() {
		Target web = running(1)[0];
		assertThatThrownBy(() -> x.run("migrate", Map.of(), web)).isInstanceOf(IllegalArgumentException.class)
				.hasMessageContaining("--host");
		assertThatThrownBy(() -> x.run("rename", Map.of("name", "x"), running(2)))
				.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("one target");
		assertThatThrownBy(() -> x.run("pause", Map.of())).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> x.operations.run(new OperationRequest("no.such", List.of(web), Map.of(), "", "", true)))
				.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no.such");
	}

	// --- outcome unknown

	@Test
	public void aLostLinkLeavesTheOutcomeUnknownUntilTheToolstackCanBeAsked() throws InterruptedException {
		Target web = running(1)[0];
		var hanging = x.lab().new Hanging();
		x.lab().answer = (call, effect) -> hanging;
		OperationRun run = x.run("shutDown", Map.of(), web);
		hanging.begun.await();
		x.fleet.lose(LAB);
		hanging.end(unreachable());
		awaitEnd(run);
		assertThat(run.outcomes().get(web)).isInstanceOf(TargetOutcome.Unknown.class);
		assertThat(x.journal().getFirst().targets().getFirst().state()).isEqualTo(State.UNKNOWN);

		x.lab().outcomes.put("hanging", new TaskOutcome.Succeeded(""));
		x.fleet.find(LAB);

		await().atMost(10, TimeUnit.SECONDS).until(() -> run.outcomes().get(web) instanceof TargetOutcome.Done);
		assertThat(x.journal().getFirst().targets().getFirst().state()).isEqualTo(State.DONE);
	}

	@Test
	public void whereTheToolstackForgotThePictureTells() {
		Target[] targets = running(3);
		x.lab().answer = (call, effect) -> {
			throw unreachable();
		};
		OperationRun run = x.run("shutDown", Map.of(), targets);
		awaitEnd(run);
		x.fleet.lose(LAB);
		x.fleet.change(targets[0], d -> FakeFleet.in(d, PowerState.HALTED, null));
		x.fleet.change(targets[2], d -> FakeFleet.doing(d, Set.of(), Set.of(DomainAction.SHUT_DOWN)));
		x.fleet.find(LAB);

		await().atMost(10, TimeUnit.SECONDS).until(() -> run.outcomes().get(targets[0]) instanceof TargetOutcome.Done
				&& run.outcomes().get(targets[1]) instanceof TargetOutcome.Failed);
		assertThat(run.outcomes().get(targets[2])).as("is still being shut down").isInstanceOf(TargetOutcome.Unknown.class);
		x.fleet.change(targets[2], d -> FakeFleet.doing(FakeFleet.in(d, PowerState.HALTED, null), Set.of(), Set.of()));
		await().atMost(10, TimeUnit.SECONDS).until(() -> run.outcomes().get(targets[2]) instanceof TargetOutcome.Done);
	}

	@Test
	public void theInverseOfWhatWasDoneIsOffered() {
		Target[] targets = running(2);
		x.outcomes("pause", Map.of(), targets);
		assertThat(x.operations.inverse(x.journal().getFirst(), "test")).singleElement().satisfies(r -> {
			assertThat(r.operation()).isEqualTo("org.adxen.operations.unpause");
			assertThat(r.targets()).containsExactly(targets);
			assertThat(r.confirmed()).isFalse();
		});
	}

	@Test
	public void theInverseOfARenameBringsBackTheOldName() {
		Target web = running(1)[0];
		x.outcome("rename", Map.of("name", "shop-1"), web);
		assertThat(x.operations.inverse(x.journal().getFirst(), "test")).singleElement()
				.satisfies(r -> assertThat(r.parameters()).containsExactly(Map.entry("name", "web-1")));
	}

	@Test
	public void nothingIsOfferedForWhatWasNotDone() {
		Target web = running(1)[0];
		x.lab().answer = (call, effect) -> {
			throw failure(new XenFailure.Refused("INTERNAL_ERROR", List.of()));
		};
		x.outcome("pause", Map.of(), web);
		assertThat(x.operations.inverse(x.journal().getFirst(), "test")).isEmpty();
	}

	@Test
	public void runsAreKeptNewestFirstAndEndedOnesBounded() {
		Target web = running(1)[0];
		var runs = new ArrayList<OperationRun>();
		for (int i = 0; i < 120; i++) {
			runs.addFirst(x.run("takeSnapshot", Map.of("name", "s" + i), web));
			awaitEnd(runs.getFirst());
		}
		assertThat(x.operations.runs()).hasSizeBetween(100, 102).startsWith(runs.getFirst(), runs.get(1));
	}

	@Test
	public void enteringMaintenanceDisablesThenEmpties() {
		Target host = x.fleet.hostTarget(LAB, "lab-2");
		assertThat(x.outcome("enterMaintenance", Map.of(), host)).isInstanceOf(TargetOutcome.Done.class);
		assertThat(x.lab().calls).containsExactly("disable lab-2", "evacuate lab-2");
	}

	@Test
	public void aHostThatCouldNotBeEmptiedIsSaidToBeDisabledNevertheless() {
		Target host = x.fleet.hostTarget(LAB, "lab-2");
		x.lab().answer = (call, effect) -> {
			if (call.startsWith("evacuate")) {
				throw failure(new XenFailure.Refused("HOST_NOT_ENOUGH_FREE_MEMORY", List.of()));
			}
			return x.lab().new Task("", effect);
		};
		assertThat(x.outcome("enterMaintenance", Map.of(), host)).isInstanceOfSatisfying(TargetOutcome.Failed.class,
				f -> assertThat(f.reason()).contains("lab-2", "takes no new domains now", "exit maintenance mode"));
	}

	@Test
	public void protectingChangesNoOtherTag() {
		Target.OfDomain web = (Target.OfDomain) running(1)[0];
		x.fleet.change(web, d -> FakeFleet.tagged(d, Set.of("prod")));
		x.outcome("protect", Map.of(), web);
		assertThat(x.lab().calls).containsExactly("changeTags web-1 [adxen:protect] []");
		assertThat(x.fleet.ownTags.get(web.key())).isNullOrEmpty();
	}

	@Test
	public void whereTheToolstackKeepsNoTagsTheEnvironmentDoes() {
		Target.OfDomain web = (Target.OfDomain) running(1)[0];
		x.fleet.capabilities(LAB, without(DomainAction.SET_TAGS));

		assertThat(x.outcome("protect", Map.of(), web)).isInstanceOf(TargetOutcome.Done.class);
		assertThat(x.lab().calls).isEmpty();
		assertThat(x.fleet.ownTags).containsEntry(web.key(), Set.of(DomainSnapshot.PROTECT_TAG));
		assertThat(x.refusal("forceShutDown", web, Map.of())).contains("web-1", DomainSnapshot.PROTECT_TAG);

		assertThat(x.outcome("unprotect", Map.of(), web)).isInstanceOf(TargetOutcome.Done.class);
		assertThat(x.check("forceShutDown", web, Map.of())).isEqualTo(Verdict.ALLOWED);
	}

	@Test
	public void aProtectionThatBothKeepIsRemovedFromBoth() {
		Target.OfDomain web = (Target.OfDomain) running(1)[0];
		x.fleet.change(web, d -> FakeFleet.tagged(d, Set.of(DomainSnapshot.PROTECT_TAG, "prod")));
		x.fleet.ownTags.put(web.key(), new HashSet<>(Set.of(DomainSnapshot.PROTECT_TAG, "ours")));
		x.fleet.change(web, d -> d);

		x.outcome("unprotect", Map.of(), web);
		assertThat(x.lab().calls).containsExactly("changeTags web-1 [] [adxen:protect]");
		assertThat(x.fleet.ownTags).containsEntry(web.key(), Set.of("ours"));
	}

	@Test
	public void aTagThatCannotBeKeptIsAFailureWithTheReason() {
		Target web = running(1)[0];
		x.fleet.capabilities(LAB, without(DomainAction.SET_TAGS));
		x.fleet.environmentIsBroken = "The folder is full.";

		assertThat(x.outcome("protect", Map.of(), web)).isInstanceOfSatisfying(TargetOutcome.Failed.class,
				f -> assertThat(f.reason()).contains("The folder is full."));
	}

	private static Capabilities without(DomainAction action) {
		return new Capabilities(EnumSet.complementOf(EnumSet.of(action)), Set.of(), "", true, true, true, true);
	}
}
