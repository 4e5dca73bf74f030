// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.fleet;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.adxen.xen.simulator.Scenario;
import org.adxen.xen.simulator.Scenario.State;
import org.adxen.xen.simulator.internal.Ids;
import org.adxen.xen.simulator.internal.data.Database;
import org.adxen.xen.simulator.internal.xend.XendNode;

/** Fills the database of a xend host from a scenario. Used once, by one thread. */
final class XendBuilder {

	private static final long CONTROL_MEMORY = 1L << 30;
	private static final String STORAGE = "storage";
	private static final String NETWORK = "network";
	private static final String HOST = "host";

	private final Database db;
	private final Ids ids;
	private final Scenario.Pool spec;
	private long nextDomain = 1;

	XendBuilder(Database db, Ids ids, Scenario.Pool spec) {
		this.db = db;
		this.ids = ids;
		this.spec = spec;
	}

	/** Fills the database. */
	void build() {
		db.fill(() -> {
			host(spec.hosts().getFirst());
			spec.disks().forEach(disk -> disk("disk/" + disk.name(), disk.name(), disk.size(), disk.sharable()));
			controlDomain();
			spec.domains().stream().filter(domain -> !domain.template()).forEach(this::domain);
		});
	}

	/** A reference is a uuid here. */
	private void create(String className, String path, Map<String, ?> values) {
		var all = new LinkedHashMap<String, Object>(values);
		all.put("uuid", ids.uuid(path));
		db.create(className, ids.uuid(path), all);
	}

	private void host(Scenario.Host host) {
		create("host_metrics", "host/metrics", Map.of("memory_total", host.memory(), "last_updated", Instant.now()));
		create("host", HOST, Map.of("name_label", host.name(), "metrics", ids.uuid("host/metrics"), "enabled",
				!host.maintenance(), "API_version_vendor_implementation", Map.of(), "software_version",
				Map.of("machine", "x86_64", "Xen", "4.1.4", "Linux", "3.2.0-4-amd64", "xen_caps",
						"xen-3.0-x86_64 xen-3.0-x86_32p hvm-3.0-x86_64", "platform", "SIM"),
				"capabilities", List.of("xen-3.0-x86_64", "xen-3.0-x86_32p", "hvm-3.0-x86_64"), "cpu_configuration",
				Map.of("nr_nodes", "1", "cores_per_socket", Integer.toString(host.cpus()), "threads_per_core", "1")));
		for (int i = 0; i < host.cpus(); i++)
			create("host_cpu", "host/cpu/" + i, Map.of("host", ids.uuid(HOST), "number", (long) i, "vendor", "GenuineIntel",
					"speed", 2394L, "modelname", "Intel(R) Xeon(R) CPU E5620 @ 2.40GHz", "stepping", "2"));
		create("network", NETWORK, Map.of("name_label", "xenbr0"));
		create("PIF", "pif/eth0", Map.of("device", "eth0", "network", ids.uuid(NETWORK), "host", ids.uuid(HOST), "MAC",
				ids.mac("pif/eth0")));
		create("SR", STORAGE, Map.of("name_label", "Local", "type", "local", "content_type", "any", "physical_size",
				2L << 40));
		create("PBD", "pbd", Map.of("host", ids.uuid(HOST), "SR", ids.uuid(STORAGE)));
	}

	private void controlDomain() {
		create("VM_metrics", "control/metrics", Map.of("VCPUs_number", 2L, "start_time", Instant.now()));
		var values = sizes(CONTROL_MEMORY, 2);
		values.put("uuid", XendNode.DOMAIN_0);
		values.put("name_label", "Domain-0");
		values.put("name_description", "Domain-0");
		values.put("power_state", "Running");
		values.put("domid", 0L);
		values.put("is_control_domain", true);
		values.put("metrics", ids.uuid("control/metrics"));
		db.create("VM", XendNode.DOMAIN_0, values);
	}

	private LinkedHashMap<String, Object> sizes(long memory, long vcpus) {
		var values = new LinkedHashMap<String, Object>();
		values.put("memory_static_max", memory);
		values.put("memory_dynamic_max", memory);
		values.put("memory_dynamic_min", memory);
		values.put("VCPUs_max", vcpus);
		values.put("VCPUs_at_startup", vcpus);
		values.put("resident_on", ids.uuid(HOST));
		return values;
	}

	private void domain(Scenario.Domain domain) {
		var path = "domain/" + domain.name();
		var alive = domain.state() != State.HALTED && domain.state() != State.SUSPENDED;
		create("VM_metrics", path + "/metrics", Map.of("VCPUs_number", alive ? (long) domain.vcpus() : 0L, "start_time",
				alive ? Instant.now().minusSeconds(3600L + ids.number(path, 8_000_000)) : Instant.EPOCH, "state",
				List.of(domain.state().name().toLowerCase(Locale.ROOT))));
		var values = sizes(domain.memory(), domain.vcpus());
		values.put("name_label", domain.name());
		values.put("name_description", domain.name());
		values.put("power_state",
				domain.state().name().charAt(0) + domain.state().name().substring(1).toLowerCase(Locale.ROOT));
		values.put("domid", alive ? nextDomain++ : -1L);
		values.put("metrics", ids.uuid(path + "/metrics"));
		values.put("other_config", Map.of(XendNode.LOAD, Double.toString(domain.load())));
		values.put("actions_after_crash", domain.state() == State.CRASHED ? "preserve" : "restart");
		if (domain.type().equals("hvm")) {
			values.put("HVM_boot_policy", "BIOS order");
			values.put("HVM_boot_params", Map.of("order", "cd"));
		} else {
			values.put("PV_bootloader", "pygrub");
		}
		create("VM", path, values);
		devices(domain, path, alive);
	}

	private void devices(Scenario.Domain domain, String path, boolean attached) {
		var device = 0;
		for (long size : domain.disks()) {
			disk(path + "/disk/" + device, domain.name() + '-' + device, size, false);
			drive(path, device, path + "/disk/" + device, attached);
			device++;
		}
		for (String shared : domain.uses())
			drive(path, device++, "disk/" + shared, attached);
		for (int i = 0; i < Math.max(1, domain.addresses().size()); i++)
			create("VIF", path + "/vif/" + i, Map.of("device", "eth" + i, "network", ids.uuid(NETWORK), "VM", ids.uuid(path),
					"MAC", ids.mac(path + "/vif/" + i), "currently_attached", attached));
		if (attached)
			create("console", path + "/console", Map.of("protocol", "rfb", "location", "127.0.0.1:5900", "VM", ids.uuid(path)));
	}

	private void drive(String vm, int device, String disk, boolean attached) {
		create("VBD", vm + "/vbd/" + device, Map.of("VM", ids.uuid(vm), "VDI", ids.uuid(disk), "device",
				"xvd" + (char) ('a' + device), "bootable", device == 0, "mode", "RW", "type", "Disk", "currently_attached",
				attached));
	}

	private void disk(String path, String name, long size, boolean sharable) {
		create("VDI", path, Map.of("name_label", name, "SR", ids.uuid(STORAGE), "virtual_size", size, "sharable", sharable,
				"other_config", Map.of("location", "file:/srv/xen/" + name + ".img")));
	}
}
