// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xend;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.adxen.xen.simulator.internal.Failure;
import org.adxen.xen.simulator.internal.data.Field;
import org.adxen.xen.simulator.internal.data.Row;
import org.adxen.xen.simulator.internal.xend.XendNode.NotImplemented;

/** Domains under xend (xen RELEASE-4.4.4 tools/python/xen/xend/XendAPI.py, XendDomain.py, XendDomainInfo.py). */
final class XendVmCalls {

	private static final Duration BOOT = Duration.ofSeconds(3);
	private static final Duration GUEST = Duration.ofSeconds(4);
	private static final Duration DISK = Duration.ofSeconds(5);

	private XendVmCalls() {
	}

	static void addTo(XendMethods methods) {
		methods.method("VM", "start", 2, (node, session, args) -> start(node, vm(node, args), "Halted", flag(args, 1)));
		methods.method("VM", "resume", 2, (node, session, args) -> start(node, vm(node, args), "Suspended", flag(args, 1)));
		methods.method("VM", "pause", 1, (node, session, args) -> change(node, vm(node, args), "Running", "Paused"));
		methods.method("VM", "unpause", 1, (node, session, args) -> change(node, vm(node, args), "Paused", "Running"));
		methods.method("VM", "suspend", 1, (node, session, args) -> {
			var vm = vm(node, args);
			refuseDomain0(vm, "suspend");
			require(vm, "Running");
			Thread.sleep(node.timing().paced(DISK));
			return leave(node, vm.ref(), "Suspended");
		});
		methods.method("VM", "clean_shutdown", 1, (node, session, args) -> ask(node, vm(node, args), false));
		methods.method("VM", "clean_reboot", 1, (node, session, args) -> ask(node, vm(node, args), true));
		methods.method("VM", "hard_shutdown", 1, (node, session, args) -> {
			var vm = vm(node, args);
			refuseDomain0(vm, "destroy");
			if (vm.string("power_state").equals("Halted"))
				require(vm, "Running");
			return leave(node, vm.ref(), "Halted");
		});
		methods.method("VM", "hard_reboot", 1, (node, session, args) -> {
			var vm = vm(node, args);
			refuseDomain0(vm, "reset");
			require(vm, "Running");
			return arrive(node, vm.ref(), "Running");
		});
		methods.method("VM", "destroy", 1, XendVmCalls::destroy);
		methods.method("VM", "migrate", 4, XendVmCalls::migrate);
		methods.method("VM", "clone", 1, (node, session, args) -> {
			throw new Failure("EUNSUPPORTED", "Method Unsupported");
		});
		methods.function("VM", "create", 1, XendVmCalls::create);
		methods.method("VM", "set_VCPUs_number_live", 2, XendVmCalls::vcpus);
		methods.method("VM", "set_memory_dynamic_max_live", 2, (node, session, args) -> memory(node, args, "memory_dynamic_max"));
		methods.method("VM", "set_memory_dynamic_min_live", 2, (node, session, args) -> memory(node, args, "memory_dynamic_min"));
		for (String todo : List.of("set_name_description", "set_user_version", "set_is_a_template"))
			methods.accessor("VM", todo, 2, (node, session, args) -> {
				throw new NotImplemented();
			});
	}

	private static Row vm(XendNode node, List<?> args) {
		return node.database().get("VM", XendNode.text(args, 0));
	}

	/** Python takes anything that is not empty for true. */
	private static boolean flag(List<?> args, int index) {
		return Boolean.TRUE.equals(args.get(index)) || args.get(index) instanceof Long number && number != 0;
	}

	/** VMBadState: the states are written with a capital letter here (XEN_API_VM_POWER_STATE). */
	private static void require(Row vm, String state) {
		if (!vm.string("power_state").equals(state))
			throw new Failure("VM_BAD_POWER_STATE", vm.ref(), state, vm.string("power_state"));
	}

	private static void refuseDomain0(Row vm, String verb) {
		if (vm.flag("is_control_domain"))
			throw XendNode.error("Cannot " + verb + " privileged domain " + vm.string("name_label"));
	}

	private static Object start(XendNode node, Row vm, String from, boolean paused) throws InterruptedException {
		require(vm, from);
		var free = node.freeMemory();
		if (vm.number("memory_dynamic_max") > free)
			throw XendNode.error("I need %d KiB, but dom0_min_mem is 262144 and shrinking to 262144 KiB would leave only %d KiB free."
					.formatted(vm.number("memory_dynamic_max") >> 10, free >> 10));
		checkDisks(node, vm);
		Thread.sleep(node.timing().paced(from.equals("Halted") ? BOOT : DISK));
		return arrive(node, vm.ref(), paused ? "Paused" : "Running");
	}

	/** A disk that another domain writes is refused (xen RELEASE-4.4.4 tools/hotplug/Linux/block, check_sharing). */
	private static void checkDisks(XendNode node, Row vm) {
		for (String ref : vm.set("VBDs")) {
			var vbd = node.database().get("VBD", ref);
			var vdi = node.database().find("VDI", vbd.string("VDI"));
			if (vdi.isEmpty() || vdi.get().flag("sharable"))
				continue;
			for (String other : vdi.get().set("VBDs")) {
				var drive = node.database().get("VBD", other);
				var owner = node.database().get("VM", drive.string("VM"));
				if (!owner.ref().equals(vm.ref()) && XendNode.inMemory(owner)
						&& (vbd.string("mode").equals("RW") || drive.string("mode").equals("RW")))
					throw XendNode.error("Device " + vbd.string("device") + " (vbd) could not be connected. "
							+ vdi.get().string("name_label") + " is already mounted by domain " + owner.string("name_label"));
			}
		}
	}

	private static Object change(XendNode node, Row vm, String from, String to) {
		refuseDomain0(vm, to.equals("Paused") ? "pause" : "unpause");
		require(vm, from);
		node.database().set("VM", vm.ref(), "power_state", to);
		return "";
	}

	private static Object arrive(XendNode node, String ref, String state) {
		node.database().atomically(() -> {
			var next = node.database().all("VM").stream().mapToLong(row -> row.number("domid")).max().orElse(0) + 1;
			var vm = node.database().set("VM", ref, "power_state", state, "domid", next);
			node.database().set("VM_metrics", vm.string("metrics"), "start_time", Instant.now(), "state",
					List.of(state.toLowerCase(Locale.ROOT)), "VCPUs_number", vm.number("VCPUs_at_startup"));
		});
		return "";
	}

	private static Object leave(XendNode node, String ref, String state) {
		node.database().set("VM", ref, "power_state", state, "domid", -1L);
		return "";
	}

	/** Asks the guest, and returns before the guest has done anything. */
	private static Object ask(XendNode node, Row vm, boolean reboot) {
		if (vm.flag("is_control_domain"))
			throw XendNode.error("Domain 0 cannot be shutdown");
		if (!XendNode.inMemory(vm))
			throw XendNode.error("Domain cannot be shutdown");
		var domid = vm.number("domid");
		Thread.ofVirtual().start(() -> {
			try {
				Thread.sleep(node.timing().paced(GUEST));
				var now = node.database().find("VM", vm.ref());
				if (now.isEmpty() || now.get().number("domid") != domid || !now.get().string("power_state").equals("Running"))
					return; // somebody was faster, or the guest does not run and cannot listen
				if (reboot)
					arrive(node, vm.ref(), "Running");
				else
					leave(node, vm.ref(), "Halted");
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		});
		return "";
	}

	private static Object destroy(XendNode node, String session, List<?> args) {
		var vm = vm(node, args);
		refuseDomain0(vm, "delete");
		require(vm, "Halted");
		node.database().atomically(() -> {
			vm.set("VBDs").forEach(ref -> node.database().remove("VBD", ref));
			vm.set("VIFs").forEach(ref -> node.database().remove("VIF", ref));
			vm.set("consoles").forEach(ref -> node.database().remove("console", ref));
			node.database().remove("VM_metrics", vm.string("metrics"));
			node.database().remove("VM", vm.ref());
		});
		node.events().tell("del", "VM", vm.ref(), "");
		return "";
	}

	/** There is no other xend to receive anything, so the relocation port does not answer. */
	private static Object migrate(XendNode node, String session, List<?> args) {
		var vm = vm(node, args);
		refuseDomain0(vm, "migrate");
		require(vm, "Running");
		throw XendNode.error("can't connect: Connection refused");
	}

	/** Makes a domain and registers it as a managed, halted one; a name is given once only. */
	private static Object create(XendNode node, String session, List<?> args) {
		if (!(args.getFirst() instanceof Map<?, ?> given))
			throw XendNode.error("VM.create needs a struct");
		var values = XendDeviceCalls.values(node, "VM", given);
		return node.database().atomically(() -> {
			var name = (String) values.get("name_label");
			if (node.database().all("VM").stream().anyMatch(vm -> vm.string("name_label").equals(name)))
				throw XendNode.error("VM name '" + name + "' already exists");
			var asked = given.get("uuid") instanceof String text ? text : "";
			var ref = asked.isEmpty() ? UUID.randomUUID().toString() : asked;
			if (node.database().find("VM", ref).isPresent())
				throw XendNode.error("VM uuid '" + ref + "' already exists");
			values.put("uuid", ref);
			values.put("resident_on", node.host().ref());
			values.putIfAbsent("memory_dynamic_max", values.get("memory_static_max"));
			values.put("metrics", metrics(node, UUID.randomUUID().toString()));
			node.database().create("VM", ref, values);
			node.events().tell("add", "VM", ref, "");
			return ref;
		});
	}

	private static String metrics(XendNode node, String ref) {
		node.database().create("VM_metrics", ref, Map.of("uuid", ref));
		return ref;
	}

	private static Object vcpus(XendNode node, String session, List<?> args) {
		var vm = vm(node, args);
		Field field = vm.def().field("VCPUs_at_startup");
		var number = XendNode.typed(field, args.get(1));
		node.database().set("VM", vm.ref(), "VCPUs_at_startup", number, "VCPUs_max", number);
		return "";
	}

	private static Object memory(XendNode node, List<?> args, String field) {
		var vm = vm(node, args);
		var values = new LinkedHashMap<String, Object>();
		values.put(field, XendNode.typed(vm.def().field(field), args.get(1)));
		values.forEach((name, value) -> node.database().set("VM", vm.ref(), name, value));
		return "";
	}
}
