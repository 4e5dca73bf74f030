// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** Memory really limits what can run where, and hosts can be disabled and emptied. */
public class PlacementTest {

	private SimulatedFleet fleet;
	private IndependentClient client;

	@Before
	public void startPool() throws Exception {
		fleet = Fleets.pool();
		client = IndependentClient.loggedIn(fleet.pools().getFirst());
	}

	@After
	public void stopPool() {
		client.close();
		fleet.close();
	}

	private String host(String name) throws Exception {
		return client.call("host.get_by_name_label", name).getAsJsonArray().get(0).getAsString();
	}

	private long free(String host) throws Exception {
		return client.call("host.compute_free_memory", host).getAsLong();
	}

	@Test
	public void domainTooBigForEveryHostFindsNone() throws Exception {
		assertThat(client.failure("VM.start", client.vm("huge"), false, false)).containsExactly("NO_HOSTS_AVAILABLE");
	}

	@Test
	public void domainTooBigForAHostIsToldTheNumbers() throws Exception {
		var failure = client.failure("VM.start_on", client.vm("huge"), host("lab-1"), false, false);
		assertThat(failure.getFirst()).isEqualTo("HOST_NOT_ENOUGH_FREE_MEMORY");
		assertThat(Long.parseLong(failure.get(1))).isGreaterThan(15L << 30);
		assertThat(Long.parseLong(failure.get(2))).isEqualTo(free(host("lab-1")));
	}

	@Test
	public void startingTakesMemoryAndShuttingDownGivesItBack() throws Exception {
		var before = free(host("lab-2"));
		var vm = client.vm("halted");
		client.call("VM.start_on", vm, host("lab-2"), false, false);
		assertThat(before - free(host("lab-2"))).isBetween(1L << 30, (1L << 30) + (64L << 20));
		client.call("VM.hard_shutdown", vm);
		assertThat(free(host("lab-2"))).isEqualTo(before);
	}

	@Test
	public void hostInMaintenanceIsNotUsed() throws Exception {
		var vm = client.vm("halted");
		assertThat(client.failure("VM.start_on", vm, host("lab-3"), false, false)).containsExactly("HOST_DISABLED", host("lab-3"));
		client.call("host.enable", host("lab-3"));
		client.call("VM.start_on", vm, host("lab-3"), false, false);
		assertThat(client.record("VM", vm).get("resident_on").getAsString()).isEqualTo(host("lab-3"));
	}

	@Test
	public void migrationMovesTheDomainAndItsMemory() throws Exception {
		var vm = client.vm("running");
		var before = free(host("lab-2"));
		client.call("VM.pool_migrate", vm, host("lab-2"), Map.of("live", "true"));
		assertThat(client.record("VM", vm).get("resident_on").getAsString()).isEqualTo(host("lab-2"));
		assertThat(client.state(vm)).isEqualTo("Running");
		assertThat(before - free(host("lab-2"))).isGreaterThanOrEqualTo(2L << 30);
	}

	@Test
	public void domainWithALocalDiskCannotMove() throws Exception {
		var vm = client.vm("running");
		var local = client.call("SR.get_by_name_label", "Local storage").getAsJsonArray().get(0).getAsString();
		var disk = client.call("VDI.create", IndependentClient.struct("SR", local, "virtual_size", "1073741824", "type", "user",
				"sharable", false, "read_only", false, "other_config", Map.of())).getAsString();
		client.call("VBD.create",
				IndependentClient.struct("VM", vm, "VDI", disk, "userdevice", "5", "bootable", false, "mode", "RW", "type", "Disk",
						"empty", false, "other_config", Map.of(), "qos_algorithm_type", "", "qos_algorithm_params", Map.of()));
		assertThat(client.failure("VM.pool_migrate", vm, host("lab-2"), Map.of())).containsExactly("VM_REQUIRES_SR", vm, local);
	}

	@Test
	public void evacuationEmptiesAHostOrSaysWhatPreventsIt() throws Exception {
		client.call("VM.unpause", client.vm("paused"));
		client.call("host.disable", host("lab-1"));
		client.call("host.evacuate", host("lab-1"), "OpaqueRef:NULL", "0");
		assertThat(client.record("VM", client.vm("running")).get("resident_on").getAsString()).isEqualTo(host("lab-2"));
		client.call("host.disable", host("lab-2"));
		assertThat(client.failure("host.evacuate", host("lab-2"))).startsWith("CANNOT_EVACUATE_HOST");
	}

	@Test
	public void onlyADisabledEmptyHostMayLeave() throws Exception {
		assertThat(client.failure("host.shutdown", host("lab-1"))).containsExactly("HOST_NOT_DISABLED");
		client.call("host.disable", host("lab-1"));
		assertThat(client.failure("host.shutdown", host("lab-1"))).startsWith("HOST_IN_USE", host("lab-1"), "VM");
	}

	@Test
	public void memoryOfAHaltedDomainMustKeepItsOrder() throws Exception {
		var vm = client.vm("halted");
		assertThat(client.failure("VM.set_memory_dynamic_range", vm, "0", "99999999999")).startsWith("MEMORY_CONSTRAINT_VIOLATION");
		client.call("VM.set_memory_limits", vm, "536870912", "2147483648", "2147483648", "2147483648");
		assertThat(client.record("VM", vm).get("memory_dynamic_max").getAsString()).isEqualTo("2147483648");
		assertThat(client.failure("VM.set_memory_limits", client.vm("running"), "1", "2", "1", "2")).startsWith("VM_BAD_POWER_STATE");
	}

	@Test
	public void virtualCpusOfARunningDomainChangeOnlyLive() throws Exception {
		var vm = client.vm("running");
		assertThat(client.failure("VM.set_VCPUs_max", vm, "8")).startsWith("VM_BAD_POWER_STATE");
		assertThat(client.failure("VM.set_VCPUs_number_live", vm, "9")).startsWith("INVALID_VALUE");
		client.call("VM.set_VCPUs_number_live", vm, "1");
		assertThat(client.record("VM", vm).get("VCPUs_at_startup").getAsString()).isEqualTo("1");
	}
}
