// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** The table of operations and power states, and the order of the reasons against one. */
public class VmLifecycleTest {

	private static final Map<String, String> STATES = Map.of("running", "Running", "paused", "Paused", "suspended",
			"Suspended", "halted", "Halted");
	/** Operation: the states in which it is legal, as the error names them, and the state it leads to. */
	private static final Map<String, String[]> TABLE = new LinkedHashMap<>();

	static {
		TABLE.put("VM.start", new String[] { "halted", "Running" });
		TABLE.put("VM.pause", new String[] { "running", "Paused" });
		TABLE.put("VM.unpause", new String[] { "paused", "Running" });
		TABLE.put("VM.clean_shutdown", new String[] { "running", "Halted" });
		TABLE.put("VM.clean_reboot", new String[] { "running", "Running" });
		TABLE.put("VM.hard_shutdown", new String[] { "paused, suspended, running", "Halted" });
		TABLE.put("VM.hard_reboot", new String[] { "paused, running", "Running" });
		TABLE.put("VM.suspend", new String[] { "running", "Suspended" });
		TABLE.put("VM.resume", new String[] { "suspended", "Running" });
	}

	private SimulatedFleet fleet;
	private SimulatedPool pool;
	private IndependentClient client;

	@Before
	public void startPool() throws Exception {
		fleet = Fleets.pool();
		pool = fleet.pools().getFirst();
		client = IndependentClient.loggedIn(pool);
	}

	@After
	public void stopPool() {
		client.close();
		fleet.close();
	}

	private static Object[] arguments(String operation, String vm) {
		return operation.equals("VM.start") || operation.equals("VM.resume") ? new Object[] { vm, false, false }
				: new Object[] { vm };
	}

	@Test
	public void everyOperationFollowsTheTable() throws Exception {
		for (var operation : TABLE.entrySet()) {
			for (var state : STATES.entrySet()) {
				stopPool();
				startPool();
				check(operation.getKey(), operation.getValue()[0], operation.getValue()[1], state.getKey(), state.getValue());
			}
		}
	}

	private void check(String operation, String legal, String becomes, String domain, String state) throws Exception {
		var vm = client.vm(domain);
		var allowed = IndependentClient.strings(client.call("VM.get_allowed_operations", vm))
				.contains(operation.substring("VM.".length()));
		assertEquals(operation + " while " + domain, List.of(legal.split(", ")).contains(domain), allowed);
		if (allowed) {
			client.call(operation, arguments(operation, vm));
			assertEquals(operation + " of " + domain, becomes, client.state(vm));
		} else {
			assertThat(client.failure(operation, arguments(operation, vm))).as(operation + " of " + domain)
					.containsExactly("VM_BAD_POWER_STATE", vm, legal, domain);
			assertThat(client.state(vm)).isEqualTo(state);
		}
	}

	@Test
	public void startsPausedOnRequest() throws Exception {
		var vm = client.vm("halted");
		client.call("VM.start", vm, true, false);
		assertThat(client.state(vm)).isEqualTo("Paused");
	}

	@Test
	public void haltedDomainIsNowhereAndHasNoDomainId() throws Exception {
		var vm = client.vm("running");
		client.call("VM.hard_shutdown", vm);
		var record = client.record("VM", vm);
		assertThat(record.get("resident_on").getAsString()).isEqualTo("OpaqueRef:NULL");
		assertThat(record.get("domid").getAsString()).isEqualTo("-1");
		assertThat(record.get("guest_metrics").getAsString()).isEqualTo("OpaqueRef:NULL");
		assertThat(record.get("consoles").getAsJsonArray()).isEmpty();
	}

	@Test
	public void blockedOperationComesBeforeTheWrongState() throws Exception {
		var vm = client.vm("halted");
		client.call("VM.set_blocked_operations", vm, Map.of("pause", "DO_NOT"));
		assertThat(client.failure("VM.pause", vm)).containsExactly("OPERATION_BLOCKED", vm, "DO_NOT");
	}

	@Test
	public void wrongStateComesBeforeBeingATemplate() throws Exception {
		var template = client.vm("Debian 12");
		assertThat(client.failure("VM.pause", template)).startsWith("VM_BAD_POWER_STATE");
		assertThat(client.failure("VM.start", template, false, false)).containsExactly("VM_IS_TEMPLATE", template, "start");
	}

	@Test
	public void controlDomainIsRefused() throws Exception {
		var control = client.vm("Control domain on host: lab-1");
		for (String operation : List.of("VM.pause", "VM.clean_shutdown", "VM.hard_shutdown", "VM.hard_reboot", "VM.suspend"))
			assertThat(client.failure(operation, control)).as(operation).startsWith("OPERATION_NOT_ALLOWED");
	}

	@Test
	public void guestWithoutToolsCannotBeAsked() throws Exception {
		var vm = client.vm("bare");
		assertThat(client.failure("VM.clean_shutdown", vm)).containsExactly("VM_LACKS_FEATURE", vm);
		assertThat(client.failure("VM.suspend", vm)).containsExactly("VM_LACKS_FEATURE", vm);
		client.call("VM.hard_shutdown", vm);
		assertThat(client.state(vm)).isEqualTo("Halted");
	}

	@Test
	public void diskOfARunningDomainIsNotGivenToAnother() throws Exception {
		client.call("VM.start", client.vm("first"), false, false);
		assertThat(client.failure("VM.start", client.vm("second"), false, false)).startsWith("VDI_IN_USE");
		client.call("VM.start", client.vm("third"), false, false);
		client.call("VM.start", client.vm("fourth"), false, false);
		assertThat(client.state(client.vm("fourth"))).isEqualTo("Running");
	}

	@Test
	public void simulatorSeesWhatTheClientSees() throws Exception {
		client.call("VM.pause", client.vm("running"));
		assertThat(pool.domain("running").state()).isEqualTo("Paused");
		assertThat(pool.domain("running").host()).isEqualTo("lab-1");
	}

	@Test
	public void handleOfNothingIsInvalid() throws Exception {
		assertThat(client.failure("VM.pause", "OpaqueRef:nothing")).containsExactly("HANDLE_INVALID", "VM",
				"OpaqueRef:nothing");
	}
}
