// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.adxen.xen.simulator.Scenario;
import org.adxen.xen.simulator.Scenario.State;
import org.adxen.xen.simulator.internal.Ids;
import org.adxen.xen.simulator.internal.data.Database;
import org.adxen.xen.simulator.internal.data.Row;
import org.adxen.xen.simulator.internal.xapi.Guests;

/** Puts the domains of a scenario into the database of a XAPI pool, in the state that they have at the start. */
final class XapiDomainBuilder {

	private static final long CONTROL_MEMORY = 2L << 30;

	private final Database db;
	private final Ids ids;
	private final Scenario.Pool spec;
	private long nextDomain = 1;

	XapiDomainBuilder(Database db, Ids ids, Scenario.Pool spec) {
		this.db = db;
		this.ids = ids;
		this.spec = spec;
	}

	private void create(String className, String path, Map<String, ?> values) {
		var all = new LinkedHashMap<String, Object>(values);
		all.put("uuid", ids.uuid(path));
		db.create(className, ids.ref(path), all);
	}

	/** Domain 0 of a host. */
	void controlDomain(Scenario.Host host) {
		var path = "control/" + host.name();
		metrics(path, true, 4, CONTROL_MEMORY, "pv", Instant.now().minus(uptime(host.name())));
		var values = sizes(CONTROL_MEMORY, 4);
		values.put("name_label", "Control domain on host: " + host.name());
		values.put("name_description", "The domain which manages physical devices and manages other domains");
		values.put("is_control_domain", true);
		values.put("power_state", "Running");
		values.put("domain_type", "pv");
		values.put("resident_on", ids.ref(XapiPoolBuilder.host(host.name())));
		values.put("affinity", ids.ref(XapiPoolBuilder.host(host.name())));
		values.put("metrics", ids.ref(path + "/metrics"));
		values.put("domarch", "x86_64");
		create("VM", path, values);
	}

	/** A domain or a template. */
	void domain(Scenario.Domain domain) {
		var path = "domain/" + domain.name();
		var running = domain.state() == State.RUNNING || domain.state() == State.PAUSED;
		metrics(path, running, domain.vcpus(), domain.memory(), domain.type(), Instant.now().minus(uptime(domain.name())));
		var values = sizes(domain.memory(), domain.vcpus());
		values.put("name_label", domain.name());
		values.put("name_description", domain.description());
		values.put("power_state", domain.state().name().charAt(0) + domain.state().name().substring(1).toLowerCase(Locale.ROOT));
		values.put("is_a_template", domain.template());
		values.put("is_default_template", domain.template());
		values.put("tags", domain.tags());
		values.put("domid", running ? nextDomain++ : -1L);
		values.put("metrics", ids.ref(path + "/metrics"));
		values.put("xenstore_data", guest(domain));
		values.put("last_booted_record",
				domain.template() ? "" : Realistic.lastBooted(ids.uuid(path), domain.name()));
		values.put("other_config", otherConfig(domain, path));
		values.put("blocked_operations", Map.of());
		type(values, domain.type());
		if (!domain.host().isEmpty()) {
			values.put("affinity", ids.ref(XapiPoolBuilder.host(domain.host())));
			if (running)
				values.put("resident_on", ids.ref(XapiPoolBuilder.host(domain.host())));
		}
		if (running && domain.tools())
			values.put("guest_metrics", report(path, domain));
		if (domain.state() == State.SUSPENDED) {
			disk(db, ids, path + "/suspend", "Suspend image", storage(domain), domain.memory(), false);
			values.put("suspend_VDI", ids.ref(path + "/suspend"));
		}
		create("VM", path, values);
		if (!domain.template())
			devices(domain, path, running || domain.state() == State.SUSPENDED);
		if (running)
			create("console", path + "/console", Map.of("protocol", domain.type().equals("pv") ? "vt100" : "rfb", "location",
					"https://" + db.get("host", ids.ref(XapiPoolBuilder.host(domain.host()))).string("address") + "/console?ref="
							+ ids.ref(path + "/console"), "VM", ids.ref(path)));
	}

	private Duration uptime(String name) {
		return Duration.ofMinutes(30 + ids.number(name + "/uptime", 60 * 24 * 90));
	}

	private void metrics(String path, boolean running, int vcpus, long memory, String type, Instant start) {
		var values = new LinkedHashMap<String, Object>();
		values.put("memory_actual", running ? memory : 0L);
		values.put("VCPUs_number", running ? (long) vcpus : 0L);
		values.put("start_time", running ? start : Instant.EPOCH);
		values.put("install_time", Instant.parse("2025-03-19T04:16:24Z"));
		values.put("last_updated", start);
		values.put("hvm", running && type.equals("hvm"));
		values.put("current_domain_type", running ? type : "unspecified");
		create("VM_metrics", path + "/metrics", values);
	}

	private static LinkedHashMap<String, Object> sizes(long memory, long vcpus) {
		var values = new LinkedHashMap<String, Object>();
		values.put("memory_static_min", Math.min(memory / 2, 512L << 20));
		values.put("memory_dynamic_min", memory);
		values.put("memory_dynamic_max", memory);
		values.put("memory_static_max", memory);
		values.put("memory_target", memory);
		values.put("memory_overhead", (memory >> 27) + 4 + vcpus << 20);
		values.put("VCPUs_max", vcpus);
		values.put("VCPUs_at_startup", vcpus);
		values.put("VCPUs_params", Map.of("weight", "256", "cap", "0"));
		values.put("actions_after_shutdown", "destroy");
		values.put("actions_after_reboot", "restart");
		values.put("actions_after_crash", "restart");
		values.put("user_version", 1L);
		values.put("recommendations", Realistic.RECOMMENDATIONS);
		return values;
	}

	private static void type(Map<String, Object> values, String type) {
		values.put("domain_type", type);
		values.put("bios_strings", Realistic.VM_BIOS);
		values.put("last_boot_CPU_flags", Realistic.LAST_BOOT_FLAGS);
		values.put("platform", Realistic.HVM_PLATFORM);
		values.put("hardware_platform_version", 2L);
		values.put("has_vendor_device", false);
		if (type.equals("hvm")) {
			values.put("HVM_boot_policy", "BIOS order");
			values.put("HVM_boot_params", Map.of("order", "cdn", "firmware", "uefi"));
			values.put("NVRAM", Realistic.NVRAM);
		} else {
			values.put("PV_bootloader", "pygrub");
			values.put("PV_args", "console=hvc0 quiet");
		}
	}

	private static Map<String, String> guest(Scenario.Domain domain) {
		var facts = new LinkedHashMap<String, String>();
		if (domain.tools())
			facts.put(Guests.OS, domain.os());
		if (!domain.addresses().isEmpty())
			facts.put(Guests.ADDRESSES, String.join(" ", domain.addresses()));
		facts.put(Guests.LOAD, Double.toString(domain.load()));
		return facts;
	}

	private Map<String, String> otherConfig(Scenario.Domain domain, String path) {
		var config = new LinkedHashMap<String, String>();
		config.put("mac_seed", ids.uuid(path + "/mac"));
		config.put("install-methods", "cdrom,nfs,http,ftp");
		if (domain.template()) {
			config.put("default_template", "true");
			config.put("linux_template", Boolean.toString(!domain.os().startsWith("Windows")));
			config.put("disks", Realistic.disks(domain.disks()));
		} else {
			config.put("base_template_name", domain.os());
			config.put("import_task", Row.NULL);
		}
		return config;
	}

	private String report(String path, Scenario.Domain domain) {
		db.create("VM_guest_metrics", ids.ref(path + "/guest"), Guests.report(ids.uuid(path + "/guest"), guest(domain)));
		return ids.ref(path + "/guest");
	}

	/** Disks are in the first shared repository, so that domains can move; a lone host has only its own. */
	private String storage(Scenario.Domain domain) {
		if (!spec.storages().isEmpty())
			return XapiPoolBuilder.sharedStorage(spec.storages().getFirst().name());
		return XapiPoolBuilder.localStorage(domain.host().isEmpty() ? spec.hosts().getFirst().name() : domain.host());
	}

	private void devices(Scenario.Domain domain, String path, boolean attached) {
		var device = 0;
		for (long size : domain.disks()) {
			disk(db, ids, path + "/disk/" + device, domain.name() + ' ' + device, storage(domain), size, false);
			drive(path, device, path + "/disk/" + device, attached, true);
			device++;
		}
		for (String shared : domain.uses())
			drive(path, device++, XapiPoolBuilder.sharedDisk(shared), attached, false);
		for (int i = 0; i < Math.max(1, domain.addresses().size()); i++)
			create("VIF", path + "/vif/" + i, Map.of("device", Integer.toString(i), "network",
					ids.ref(XapiPoolBuilder.NETWORK), "VM", ids.ref(path), "MAC", ids.mac(path + "/vif/" + i), "MTU", 1500L,
					"currently_attached", attached, "MAC_autogenerated", true, "allowed_operations",
					attached ? List.of("attach", "unplug") : List.of("attach")));
	}

	private void drive(String vm, int device, String disk, boolean attached, boolean owner) {
		var path = vm + "/vbd/" + device;
		var values = new LinkedHashMap<String, Object>();
		values.put("VM", ids.ref(vm));
		values.put("VDI", ids.ref(disk));
		values.put("userdevice", Integer.toString(device));
		values.put("device", "xvd" + (char) ('a' + device));
		values.put("bootable", device == 0);
		values.put("mode", "RW");
		values.put("type", "Disk");
		values.put("currently_attached", attached);
		values.put("other_config", owner ? Map.of("owner", "") : Map.of());
		values.put("allowed_operations",
				attached ? List.of("attach", "unplug", "unplug_force", "pause", "unpause") : List.of("attach"));
		create("VBD", path, values);
	}

	/** A disk in a repository. */
	static void disk(Database db, Ids ids, String path, String name, String storage, long size, boolean sharable) {
		var values = new LinkedHashMap<String, Object>();
		values.put("uuid", ids.uuid(path));
		values.put("name_label", name);
		values.put("SR", ids.ref(storage));
		values.put("virtual_size", size);
		values.put("physical_utilisation", size / 2);
		values.put("type", "user");
		values.put("sharable", sharable);
		values.put("managed", true);
		values.put("location", ids.uuid(path));
		values.put("allowed_operations",
				List.of("clone", "copy", "destroy", "forget", "resize", "snapshot", "update", "generate_config"));
		db.create("VDI", ids.ref(path), values);
		var repository = db.get("SR", ids.ref(storage));
		db.set("SR", repository.ref(), "virtual_allocation", repository.number("virtual_allocation") + size,
				"physical_utilisation", repository.number("physical_utilisation") + size / 2);
	}
}
