// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** Asynchronous calls: tasks that take time, tell their progress, and can be cancelled. */
public class TasksTest {

	private SimulatedFleet fleet;
	private IndependentClient client;

	@Before
	public void startPool() throws Exception {
		fleet = Fleets.pool(0.15);
		client = IndependentClient.loggedIn(fleet.pools().getFirst());
	}

	@After
	public void stopPool() {
		client.close();
		fleet.close();
	}

	private String status(String task) throws Exception {
		return client.record("task", task).get("status").getAsString();
	}

	@Test
	public void successLeavesAResultAndTheEffect() throws Exception {
		var template = client.vm("Debian 12");
		var task = client.call("Async.VM.clone", template, "copy").getAsString();
		await().until(() -> status(task).equals("success"));
		var record = client.record("task", task);
		assertThat(record.get("progress").getAsDouble()).isEqualTo(1);
		assertThat(record.get("result").getAsString()).isEqualTo("<value>" + client.vm("copy") + "</value>");
		assertThat(record.get("name_label").getAsString()).isEqualTo("Async.VM.clone");
		client.call("task.destroy", task);
		assertThat(client.failure("task.get_record", task)).startsWith("HANDLE_INVALID", "task");
	}

	@Test
	public void failureIsToldByTheTask() throws Exception {
		var task = client.call("Async.VM.start", client.vm("running"), false, false).getAsString();
		await().until(() -> status(task).equals("failure"));
		assertThat(IndependentClient.strings(client.record("task", task).get("error_info"))).startsWith("VM_BAD_POWER_STATE");
	}

	@Test
	public void progressIsSeenWhileTheDomainIsBusy() throws Exception {
		var vm = client.vm("halted");
		var task = client.call("Async.VM.start", vm, false, false).getAsString();
		await().until(() -> client.record("task", task).get("progress").getAsDouble() > 0);
		if (status(task).equals("pending")) {
			assertThat(client.record("VM", vm).getAsJsonObject("current_operations").get(task).getAsString()).isEqualTo("start");
			assertThat(client.failure("VM.start", vm, false, false)).startsWith("OTHER_OPERATION_IN_PROGRESS", "VM", vm, "start",
					task);
		}
		await().until(() -> status(task).equals("success"));
		assertThat(client.record("VM", vm).getAsJsonObject("current_operations").size()).isZero();
	}

	@Test
	public void cancelledStartLeavesTheDomainHaltedAndItsMemoryFree() throws Exception {
		var vm = client.vm("halted");
		var hosts = client.call("host.get_all").getAsJsonArray();
		var before = client.call("host.compute_free_memory", hosts.get(0).getAsString()).getAsLong()
				+ client.call("host.compute_free_memory", hosts.get(1).getAsString()).getAsLong();
		var task = client.call("Async.VM.start", vm, false, false).getAsString();
		client.call("task.cancel", task);
		await().until(() -> status(task).equals("cancelled"));
		assertThat(client.state(vm)).isEqualTo("Halted");
		assertThat(client.call("host.compute_free_memory", hosts.get(0).getAsString()).getAsLong()
				+ client.call("host.compute_free_memory", hosts.get(1).getAsString()).getAsLong()).isEqualTo(before);
		assertThat(client.failure("task.cancel", task)).startsWith("OPERATION_NOT_ALLOWED");
	}

	@Test
	public void forceBreaksACleanShutdown() throws Exception {
		var vm = client.vm("running");
		var clean = client.call("Async.VM.clean_shutdown", vm).getAsString();
		await().until(() -> client.record("VM", vm).getAsJsonObject("current_operations").has(clean));
		client.call("VM.hard_shutdown", vm);
		assertThat(client.state(vm)).isEqualTo("Halted");
		await().until(() -> !status(clean).equals("pending"));
	}

	@Test
	public void restartOfTheToolstackCancelsWhatIsRunning() throws Exception {
		var vm = client.vm("running");
		var task = client.call("Async.VM.suspend", vm).getAsString();
		fleet.pools().getFirst().faults().restartToolstack(Duration.ZERO);
		await().ignoreExceptions().until(() -> {
			client.login("root", "demo");
			return !client.session().isEmpty();
		});
		await().ignoreExceptions().until(() -> status(task).equals("cancelled"));
		assertThat(client.state(vm)).isEqualTo("Running");
	}

	@Test
	public void clientDrivesItsOwnTask() throws Exception {
		var task = client.call("task.create", "Copying", "between pools").getAsString();
		client.call("task.set_progress", task, 0.5);
		client.call("task.set_status", task, "success");
		assertThat(status(task)).isEqualTo("success");
	}
}
