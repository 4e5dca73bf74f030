// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.tests;

import static org.adxen.operations.tests.FakeFleet.LAB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.adxen.operations.JournalEntry;
import org.adxen.operations.JournalEntry.State;
import org.adxen.operations.Target;
import org.adxen.operations.internal.journal.FileJournal;
import org.adxen.operations.internal.journal.JournalLine;
import org.adxen.operations.internal.journal.Writer;
import org.adxen.xen.MachineName;
import org.adxen.xen.PowerState;
import org.adxen.xen.TaskOutcome;
import org.adxen.xen.XenFailure;
import org.junit.Rule;
import org.junit.Test;

/** What a program that was killed left open is settled by the next one. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class SettleTest {

	@Rule
	public final OperationsFixture x;

	public SettleTest() throws IOException {
		x = new OperationsFixture();
	}

	/** What a program leaves that is killed after its begin line, and after the task's id when there is one. */
	private void leftBy(String operation, Target target, String task) throws Exception {
		var dead = new Writer(Writer.current().pid(), Instant.EPOCH, MachineName.get());
		Instant at = Instant.now().minus(Duration.ofMinutes(5));
		try (var journal = new FileJournal(x.environment(), x.log::add)) {
			journal.append(new JournalLine.Begin("left-" + target.id(), at, "ana@desk", "test",
					"org.adxen.operations." + operation, operation, Map.of(), "",
					List.of(new JournalLine.To(target.id(), "web-1", Map.of())), dead), at).get();
			if (!task.isEmpty()) {
				journal.append(new JournalLine.Task("left-" + target.id(), at, target.id(), task), at).get();
			}
		}
	}

	private JournalEntry.Line settled() {
		await().pollInterval(Duration.ofMillis(20)).atMost(15, TimeUnit.SECONDS)
				.until(() -> line().state() != State.BEGUN);
		return line();
	}

	private JournalEntry.Line line() {
		return x.journal().getFirst().targets().getFirst();
	}

	@Test
	public void theToolstackIsAskedForTheTask() throws Exception {
		leftBy("shutDown", x.fleet.domain(LAB, "web-1", PowerState.RUNNING), "OpaqueRef:1");
		x.lab().outcomes.put("OpaqueRef:1", new TaskOutcome.Succeeded(""));
		x.operations.settle();
		assertThat(settled().state()).isEqualTo(State.DONE);
	}

	@Test
	public void aTaskThatFailedIsToldAsFailed() throws Exception {
		leftBy("shutDown", x.fleet.domain(LAB, "web-1", PowerState.RUNNING), "OpaqueRef:1");
		x.lab().outcomes.put("OpaqueRef:1",
				new TaskOutcome.Failed(FakeConnection.failure(new XenFailure.Refused("VM_SHUTDOWN_TIMEOUT", List.of()))));
		x.operations.settle();
		assertThat(settled().state()).isEqualTo(State.FAILED);
		assertThat(line().detail()).contains("It failed.");
	}

	@Test
	public void aTaskThatStillRunsIsWaitedFor() throws Exception {
		leftBy("shutDown", x.fleet.domain(LAB, "web-1", PowerState.RUNNING), "OpaqueRef:1");
		x.lab().outcomes.put("OpaqueRef:1", new TaskOutcome.Running(x.lab().new Hanging()));
		x.operations.settle();
		await().atMost(5, TimeUnit.SECONDS).until(() -> x.lab().outcomesAsked.get() > 0);
		assertThat(line().state()).isEqualTo(State.BEGUN);
		x.lab().outcomes.put("OpaqueRef:1", new TaskOutcome.Succeeded(""));
		assertThat(settled().state()).isEqualTo(State.DONE);
	}

	@Test
	public void withoutATaskThePictureTells() throws Exception {
		leftBy("shutDown", x.fleet.domain(LAB, "web-1", PowerState.HALTED), "");
		x.operations.settle();
		assertThat(settled().state()).isEqualTo(State.DONE);
	}

	@Test
	public void whatWasNotDoneIsSaidSo() throws Exception {
		leftBy("shutDown", x.fleet.domain(LAB, "web-1", PowerState.RUNNING), "forgotten");
		x.operations.settle();
		assertThat(settled().state()).isEqualTo(State.FAILED);
		assertThat(line().detail()).contains("web-1", "was not done");
	}

	@Test
	public void whatCannotBeSeenStaysUnknownAndSaysWhereToLook() throws Exception {
		leftBy("takeSnapshot", x.fleet.domain(LAB, "web-1", PowerState.RUNNING), "");
		x.operations.settle();
		assertThat(settled().state()).isEqualTo(State.UNKNOWN);
		assertThat(line().detail()).contains("Look at web-1");
	}

	@Test
	public void whatWasDoneLaterIsNotTakenForIt() throws Exception {
		Target web = x.fleet.domain(LAB, "web-1", PowerState.RUNNING);
		leftBy("pause", web, "");
		x.outcome("pause", Map.of(), web);
		x.operations.settle();
		await().atMost(15, TimeUnit.SECONDS).until(() -> x.journal().get(1).targets().getFirst().state() != State.BEGUN);
		assertThat(x.journal().get(1).targets().getFirst().state()).isEqualTo(State.UNKNOWN);
		assertThat(x.journal().get(1).targets().getFirst().detail()).contains("web-1", "something else");
	}

	@Test
	public void itWaitsForThePool() throws Exception {
		Target web = x.fleet.domain(LAB, "web-1", PowerState.HALTED);
		leftBy("shutDown", web, "");
		x.fleet.lose(LAB);
		x.operations.settle();
		assertThat(line().state()).isEqualTo(State.BEGUN);
		x.fleet.find(LAB);
		assertThat(settled().state()).isEqualTo(State.DONE);
	}

	@Test
	public void aPoolThatIsGoneSettlesAsUnknown() throws Exception {
		leftBy("shutDown", x.fleet.domain(LAB, "web-1", PowerState.RUNNING), "");
		x.fleet.forget(LAB);
		x.operations.settle();
		assertThat(settled().state()).isEqualTo(State.UNKNOWN);
		assertThat(line().detail()).contains("not registered");
	}

	@Test
	public void aDeletedDomainThatIsGoneWasDeleted() throws Exception {
		Target.OfDomain web = x.fleet.domain(LAB, "web-1", PowerState.HALTED);
		leftBy("delete", web, "");
		x.fleet.remove(web);
		x.operations.settle();
		assertThat(settled().state()).isEqualTo(State.DONE);
	}
}
