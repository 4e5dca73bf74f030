// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** Domains from templates and from nothing, snapshots, disks, and what goes when a domain goes. */
public class TemplatesAndDisksTest {

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

	private String disk(String vm) throws Exception {
		var vbd = client.record("VM", vm).getAsJsonArray("VBDs").get(0).getAsString();
		return client.record("VBD", vbd).get("VDI").getAsString();
	}

	@Test
	public void clonedTemplateIsProvisionedWithItsDisksAndRuns() throws Exception {
		var vm = client.call("VM.clone", client.vm("Debian 12"), "fresh").getAsString();
		assertThat(client.record("VM", vm).get("is_a_template").getAsBoolean()).isTrue();
		client.call("VM.provision", vm);
		assertThat(client.record("VM", vm).get("is_a_template").getAsBoolean()).isFalse();
		assertThat(client.record("VDI", disk(vm)).get("virtual_size").getAsString()).isEqualTo("8589934592");
		assertThat(client.record("VM", vm).getAsJsonObject("other_config").get("base_template_name").getAsString())
				.isEqualTo("Debian 12");
		client.call("VM.start", vm, false, false);
		assertThat(client.state(vm)).isEqualTo("Running");
	}

	@Test
	public void onlyATemplateIsProvisionedAndADefaultOneIsNotDestroyed() throws Exception {
		assertThat(client.failure("VM.provision", client.vm("halted"))).containsExactly("ONLY_PROVISION_TEMPLATE");
		assertThat(client.failure("VM.destroy", client.vm("Debian 12"))).startsWith("VM_IS_TEMPLATE");
	}

	@Test
	public void destroyedDomainLeavesItsDisks() throws Exception {
		var vm = client.vm("halted");
		var disk = disk(vm);
		client.call("VM.destroy", vm);
		assertThat(client.failure("VM.get_record", vm)).startsWith("HANDLE_INVALID");
		assertThat(client.record("VDI", disk).getAsJsonArray("VBDs")).isEmpty();
		client.call("VDI.destroy", disk);
		assertThat(client.failure("VDI.get_record", disk)).startsWith("HANDLE_INVALID");
	}

	@Test
	public void diskInUseIsNotDestroyed() throws Exception {
		var disk = disk(client.vm("running"));
		assertThat(client.failure("VDI.destroy", disk)).containsExactly("VDI_IN_USE", disk, "destroy");
	}

	@Test
	public void snapshotKeepsTheOldSizesAndRevertingBringsThemBack() throws Exception {
		var vm = client.vm("halted");
		var snapshot = client.call("VM.snapshot", vm, "before").getAsString();
		var record = client.record("VM", snapshot);
		assertThat(record.get("is_a_snapshot").getAsBoolean()).isTrue();
		assertThat(record.get("snapshot_of").getAsString()).isEqualTo(vm);
		assertThat(IndependentClient.strings(client.record("VM", vm).get("snapshots"))).containsExactly(snapshot);
		assertThat(client.failure("VM.start", snapshot, false, false)).startsWith("VM_IS_SNAPSHOT");
		client.call("VM.set_VCPUs_max", vm, "4");
		client.call("VM.revert", snapshot);
		assertThat(client.record("VM", vm).get("VCPUs_max").getAsString()).isEqualTo("1");
		assertThat(client.failure("VM.revert", vm)).containsExactly("ONLY_REVERT_SNAPSHOT");
	}

	@Test
	public void domainMadeFromNothingGetsADiskAndAnInterfaceAndRuns() throws Exception {
		var record = IndependentClient.struct("name_label", "made", "user_version", "1", "is_a_template", false, "affinity", "",
				"memory_static_min", "268435456", "memory_static_max", "536870912", "memory_dynamic_min", "536870912",
				"memory_dynamic_max", "536870912", "VCPUs_params", Map.of(), "VCPUs_max", "2", "VCPUs_at_startup", "2",
				"actions_after_shutdown", "destroy", "actions_after_reboot", "restart", "actions_after_crash", "restart",
				"PV_bootloader", "pygrub", "PV_kernel", "", "PV_ramdisk", "", "PV_args", "", "PV_bootloader_args", "",
				"PV_legacy_args", "", "HVM_boot_policy", "", "HVM_boot_params", Map.of(), "platform", Map.of(), "PCI_bus", "",
				"other_config", Map.of(), "recommendations", "");
		var vm = client.call("VM.create", record).getAsString();
		var sr = client.call("SR.get_by_name_label", "nfs").getAsJsonArray().get(0).getAsString();
		var vdi = client.call("VDI.create", IndependentClient.struct("SR", sr, "virtual_size", "1073741824", "type", "user",
				"sharable", false, "read_only", false, "other_config", Map.of())).getAsString();
		client.call("VBD.create",
				IndependentClient.struct("VM", vm, "VDI", vdi, "userdevice", "0", "bootable", true, "mode", "RW", "type", "Disk",
						"empty", false, "other_config", Map.of("owner", ""), "qos_algorithm_type", "", "qos_algorithm_params",
						Map.of()));
		var network = client.call("network.get_all").getAsJsonArray().get(0).getAsString();
		client.call("VIF.create", IndependentClient.struct("VM", vm, "network", network, "device", "0", "MAC", "", "MTU", "1500",
				"other_config", Map.of(), "qos_algorithm_type", "", "qos_algorithm_params", Map.of()));
		assertThat(client.record("VM", vm).get("domain_type").getAsString()).isEqualTo("pv");
		client.call("VM.start", vm, false, false);
		assertThat(client.state(vm)).isEqualTo("Running");
		record.remove("platform");
		assertThat(client.failure("VM.create", record)).startsWith("INTERNAL_ERROR");
	}

	@Test
	public void repositoryCanBeFull() throws Exception {
		var sr = client.call("SR.get_by_name_label", "nfs").getAsJsonArray().get(0).getAsString();
		assertThat(client.failure("VDI.create", IndependentClient.struct("SR", sr, "virtual_size", "99999999999999", "type",
				"user", "sharable", false, "read_only", false, "other_config", Map.of()))).startsWith("SR_BACKEND_FAILURE_44");
	}

	@Test
	public void applianceStartsItsDomains() throws Exception {
		var appliance = client.call("VM_appliance.create", Map.of("name_label", "shop")).getAsString();
		for (String name : List.of("halted", "first"))
			client.call("VM.set_appliance", client.vm(name), appliance);
		client.call("VM_appliance.start", appliance, false);
		assertThat(client.state(client.vm("halted"))).isEqualTo("Running");
		assertThat(client.state(client.vm("first"))).isEqualTo("Running");
	}
}
