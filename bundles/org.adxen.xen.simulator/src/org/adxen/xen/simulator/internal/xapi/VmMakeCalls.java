// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xapi;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.adxen.xen.simulator.internal.Failure;
import org.adxen.xen.simulator.internal.data.Row;

/**
 * Making domains from nothing, from templates and from each other, and removing them (xapi ocaml/xapi/xapi_vm.ml,
 * xapi_vm_clone.ml, xapi_vm_snapshot.ml, xapi_templates.ml).
 */
final class VmMakeCalls {

	/** The entry of other_config that tells which disks a template wants. */
	static final String DISKS = "disks";

	private static final Duration QUICK = Duration.ofSeconds(1);
	private static final Duration LONG = Duration.ofSeconds(6);
	private static final Pattern DISK = Pattern.compile("<disk\\b([^>]*)/?>");
	private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+)\\s*=\\s*[\"']([^\"']*)[\"']");

	private VmMakeCalls() {
	}

	static void addTo(Methods methods) {
		methods.slow("VM.create", "args:any", VmMakeCalls::create);
		methods.slow("VM.clone", "vm:ref:VM new_name:string",
				(c, args) -> copy(c, args, VmOperation.CLONE, QUICK, "VM_CLONED"));
		methods.slow("VM.copy", "vm:ref:VM new_name:string sr:ref:SR", (c, args) -> copy(c, args, VmOperation.COPY, LONG, "VM_CLONED"));
		methods.slow("VM.snapshot", "vm:ref:VM new_name:string ignore_vdis:set:ref:VDI?",
				(c, args) -> copy(c, args, VmOperation.SNAPSHOT, QUICK, "VM_SNAPSHOTTED"));
		methods.slow("VM.checkpoint", "vm:ref:VM new_name:string",
				(c, args) -> copy(c, args, VmOperation.CHECKPOINT, LONG, "VM_CHECKPOINTED"));
		methods.slow("VM.revert", "snapshot:ref:VM", VmMakeCalls::revert);
		methods.slow("VM.provision", "vm:ref:VM", VmMakeCalls::provision);
		methods.slow("VM.destroy", "self:ref:VM", VmMakeCalls::destroy);
	}

	private static Object create(Context c, Args args) {
		var values = Records.read(c, "VM", args.value("args"));
		var state = values.getOrDefault("power_state", "Halted");
		if (!state.equals("Halted") && !state.equals("Suspended"))
			throw new Failure("VALUE_NOT_SUPPORTED", "power_state", state.toString(), "neither Halted nor Suspended");
		if (values.getOrDefault("domain_type", "unspecified").equals("unspecified"))
			values.put("domain_type", values.get("HVM_boot_policy").equals("") ? "pv" : "hvm");
		return add(c.pool(), values);
	}

	/** Adds a domain that is nowhere yet, with the metrics record that every domain has. */
	private static String add(XapiPool pool, Map<String, Object> values) {
		return pool.database().atomically(() -> {
			var metrics = pool.freshRef();
			pool.database().create("VM_metrics", metrics,
					Map.of("uuid", pool.freshUuid(), "current_domain_type", "unspecified", "install_time", Instant.now()));
			var ref = pool.freshRef();
			values.put("metrics", metrics);
			values.put("domid", -1L);
			values.put("domarch", "");
			values.put("memory_overhead", VmConfigCalls.overhead(number(values, "memory_static_max"), number(values, "VCPUs_max")));
			pool.database().create("VM", ref, values);
			return ref;
		});
	}

	private static long number(Map<String, Object> values, String field) {
		return values.get(field) instanceof Long number ? number : 0;
	}

	private static Object copy(Context c, Args args, VmOperation operation, Duration time, String message)
			throws InterruptedException {
		return c.pool().operations().run(c, c.row(args, "vm"), operation, vm -> {
			c.work().take(time);
			var ref = new String[1];
			c.commit(() -> ref[0] = duplicate(c, c.db().get("VM", vm.ref()), args.string("new_name"), operation));
			c.pool().machines().tell(vm, message);
			return ref[0];
		});
	}

	private static String duplicate(Context c, Row vm, String name, VmOperation operation) {
		var snapshot = operation == VmOperation.SNAPSHOT || operation == VmOperation.CHECKPOINT;
		var values = new LinkedHashMap<String, Object>();
		vm.def().fields().forEach(field -> values.put(field.name(), vm.value(field)));
		List.of("VBDs", "VIFs", "consoles", "snapshots", "children", "groups", "VTPMs", "VUSBs", "VGPUs")
				.forEach(list -> values.put(list, List.of()));
		List.of("resident_on", "scheduled_to_be_resident_on", "guest_metrics", "appliance", "suspend_VDI", "parent")
				.forEach(link -> values.put(link, Row.NULL));
		values.putAll(Map.of("uuid", c.pool().freshUuid(), "name_label", name, "current_operations", Map.of(),
				"is_default_template", false, "is_a_snapshot", snapshot, "snapshot_of", snapshot ? vm.ref() : Row.NULL,
				"snapshot_time", snapshot ? Instant.now() : Instant.EPOCH, "power_state",
				operation == VmOperation.CHECKPOINT ? "Suspended" : "Halted"));
		if (snapshot)
			values.put("is_a_template", true);
		else if (vm.flag("is_a_snapshot"))
			values.put("is_a_template", false);
		if (vm.flag("is_default_template"))
			values.put("other_config", withBaseTemplate(vm));
		var ref = add(c.pool(), values);
		vm.set("VBDs").forEach(vbd -> DiskCalls.duplicate(c, c.db().get("VBD", vbd), ref, snapshot));
		vm.set("VIFs").forEach(vif -> NetworkCalls.duplicate(c, c.db().get("VIF", vif), ref, snapshot));
		return ref;
	}

	private static Map<String, String> withBaseTemplate(Row template) {
		var config = new LinkedHashMap<>(template.map("other_config"));
		config.remove("default_template");
		config.put("base_template_name", template.string("name_label"));
		return config;
	}

	/** Puts a domain back to the state of a snapshot: its sizes and its disks. */
	private static Object revert(Context c, Args args) throws InterruptedException {
		var snapshot = c.row(args, "snapshot");
		return c.pool().operations().run(c, snapshot, VmOperation.REVERT, fresh -> {
			var vm = c.db().find("VM", fresh.string("snapshot_of"))
					.orElseThrow(() -> new Failure("VM_REVERT_FAILED", fresh.string("snapshot_of"), snapshot.ref()));
			c.work().take(QUICK);
			c.commit(() -> {
				c.pool().machines().halt(vm.ref());
				vm.set("VBDs").forEach(vbd -> DiskCalls.destroyWithDisk(c, c.db().get("VBD", vbd)));
				fresh.set("VBDs").forEach(vbd -> DiskCalls.duplicate(c, c.db().get("VBD", vbd), vm.ref(), false));
				for (String field : List.of("memory_static_min", "memory_dynamic_min", "memory_dynamic_max",
						"memory_static_max", "VCPUs_max", "VCPUs_at_startup"))
					c.db().set("VM", vm.ref(), field, fresh.value(field));
				c.db().set("VM", vm.ref(), "parent", fresh.ref());
			});
			c.pool().machines().tell(vm, "VM_SNAPSHOT_REVERTED");
			return "";
		});
	}

	/** Makes a template's copy a domain: its disks come into being, and it is no template any more. */
	private static Object provision(Context c, Args args) throws InterruptedException {
		return c.pool().operations().run(c, c.row(args, "vm"), VmOperation.PROVISION, vm -> {
			c.work().take(QUICK);
			c.commit(() -> {
				var config = new LinkedHashMap<>(vm.map("other_config"));
				var disks = DISK.matcher(config.getOrDefault(DISKS, ""));
				while (disks.find())
					provisionDisk(c, vm, attributes(disks));
				config.remove(DISKS);
				c.db().set("VM", vm.ref(), "other_config", config, "is_a_template", false);
			});
			return "";
		});
	}

	private static Map<String, String> attributes(Matcher disk) {
		var attributes = new LinkedHashMap<String, String>();
		var matcher = ATTRIBUTE.matcher(disk.group(1));
		while (matcher.find())
			attributes.put(matcher.group(1), matcher.group(2));
		return attributes;
	}

	/** A disk without a repository goes to the default one of the pool (xapi ocaml/xapi/xapi_templates.ml). */
	private static void provisionDisk(Context c, Row vm, Map<String, String> attributes) {
		var uuid = attributes.getOrDefault("sr", "");
		var storage = uuid.isEmpty() ? c.pool().pool().string("default_SR") : c.db().byUuid("SR", uuid).ref();
		var device = attributes.getOrDefault("device", "0");
		var vdi = DiskCalls.add(c, Map.of("name_label", vm.string("name_label") + ' ' + device, "SR", storage,
				"virtual_size", Long.valueOf(attributes.getOrDefault("size", "0")), "type",
				attributes.getOrDefault("type", "user"), "sharable", false, "read_only", false, "other_config", Map.of()));
		c.db().create("VBD", c.pool().freshRef(),
				Map.of("uuid", c.pool().freshUuid(), "VM", vm.ref(), "VDI", vdi, "userdevice", device, "bootable",
						Boolean.valueOf(attributes.getOrDefault("bootable", "false")), "mode", "RW", "type", "Disk",
						"other_config", Map.of("owner", ""), "device", "", "allowed_operations", List.of("attach")));
	}

	/** Forgets a domain; its disks stay (xapi ocaml/xapi/xapi_vm_helpers.ml, destroy). */
	private static Object destroy(Context c, Args args) throws InterruptedException {
		return c.pool().operations().run(c, c.row(args, "self"), VmOperation.DESTROY, vm -> {
			c.commit(() -> remove(c, c.db().get("VM", vm.ref())));
			return "";
		});
	}

	private static void remove(Context c, Row vm) {
		vm.set("VBDs").forEach(vbd -> c.db().remove("VBD", vbd));
		vm.set("VIFs").forEach(vif -> c.db().remove("VIF", vif));
		c.db().remove("VDI", vm.string("suspend_VDI"));
		c.db().remove("VM_metrics", vm.string("metrics"));
		c.db().remove("VM", vm.ref());
	}
}
