// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.adxen.xen.simulator.internal.Failure;
import org.adxen.xen.simulator.internal.data.Row;

/** Settings of a domain that are more than a field (xapi ocaml/xapi/xapi_vm.ml, xapi_vm_memory_constraints.ml). */
final class VmConfigCalls {

	private static final String VCPU_RULE = "VCPU values must satisfy: 0 < VCPUs_at_startup <= VCPUs_max";
	private static final List<String> LIMITS = List.of("memory_static_min", "memory_dynamic_min", "memory_dynamic_max",
			"memory_static_max");

	private VmConfigCalls() {
	}

	static void addTo(Methods methods) {
		methods.quick("VM.set_memory_static_min", "self:ref:VM value:int",
				(c, args) -> memory(c, args, VmOperation.CHANGING_STATIC_RANGE, Map.of("memory_static_min", "value")));
		methods.quick("VM.set_memory_static_max", "self:ref:VM value:int",
				(c, args) -> memory(c, args, VmOperation.CHANGING_STATIC_RANGE, Map.of("memory_static_max", "value")));
		methods.quick("VM.set_memory_dynamic_min", "self:ref:VM value:int",
				(c, args) -> memory(c, args, VmOperation.CHANGING_DYNAMIC_RANGE, Map.of("memory_dynamic_min", "value")));
		methods.quick("VM.set_memory_dynamic_max", "self:ref:VM value:int",
				(c, args) -> memory(c, args, VmOperation.CHANGING_DYNAMIC_RANGE, Map.of("memory_dynamic_max", "value")));
		methods.slow("VM.set_memory_static_range", "self:ref:VM min:int max:int", (c, args) -> memory(c, args,
				VmOperation.CHANGING_STATIC_RANGE, Map.of("memory_static_min", "min", "memory_static_max", "max")));
		methods.slow("VM.set_memory_dynamic_range", "self:ref:VM min:int max:int", (c, args) -> memory(c, args,
				VmOperation.CHANGING_DYNAMIC_RANGE, Map.of("memory_dynamic_min", "min", "memory_dynamic_max", "max")));
		methods.slow("VM.set_memory_limits", "self:ref:VM static_min:int static_max:int dynamic_min:int dynamic_max:int",
				(c, args) -> memory(c, args, VmOperation.CHANGING_MEMORY_LIMITS,
						Map.of("memory_static_min", "static_min", "memory_static_max", "static_max", "memory_dynamic_min",
								"dynamic_min", "memory_dynamic_max", "dynamic_max")));
		methods.slow("VM.set_memory", "self:ref:VM value:int", (c, args) -> memory(c, args,
				VmOperation.CHANGING_MEMORY_LIMITS, Map.of("memory_static_max", "value", "memory_dynamic_min", "value",
						"memory_dynamic_max", "value")));
		methods.quick("VM.set_VCPUs_max", "self:ref:VM value:int", (c, args) -> vcpus(c, args, "VCPUs_max"));
		methods.quick("VM.set_VCPUs_at_startup", "self:ref:VM value:int", (c, args) -> vcpus(c, args, "VCPUs_at_startup"));
		methods.slow("VM.set_VCPUs_number_live", "self:ref:VM nvcpu:int", VmConfigCalls::vcpusLive);
		methods.slow("VM.add_to_VCPUs_params_live", "self:ref:VM key:string value:string", (c, args) -> {
			var vm = c.row(args, "self");
			var params = new LinkedHashMap<>(vm.map("VCPUs_params"));
			params.put(args.string("key"), args.string("value"));
			c.db().set("VM", vm.ref(), "VCPUs_params", params);
			return "";
		});
		methods.slow("VM.compute_memory_overhead", "vm:ref:VM", (c, args) -> c.row(args, "vm").number("memory_overhead"));
		methods.slow("VM.set_appliance", "self:ref:VM value:ref:VM_appliance", (c, args) -> {
			c.db().set("VM", c.row(args, "self").ref(), "appliance", args.string("value"));
			return "";
		});
		methods.quick("VM.get_allowed_VBD_devices", "vm:ref:VM",
				(c, args) -> free(16, c.row(args, "vm").set("VBDs").stream().map(ref -> c.db().get("VBD", ref).string("userdevice")).toList()));
		methods.quick("VM.get_allowed_VIF_devices", "vm:ref:VM",
				(c, args) -> free(7, c.row(args, "vm").set("VIFs").stream().map(ref -> c.db().get("VIF", ref).string("device")).toList()));
	}

	private static List<String> free(int count, List<String> taken) {
		return IntStream.range(0, count).mapToObj(Integer::toString).filter(device -> !taken.contains(device)).toList();
	}

	/** What a domain costs besides its own memory (xapi ocaml/xapi/memory_check.ml: shadow memory and a little for each virtual CPU). */
	static long overhead(long memory, long vcpus) {
		return (memory >> 27) + 4 + vcpus << 20;
	}

	/** static_min <= dynamic_min <= dynamic_max <= static_max. */
	static void checkMemory(Row vm) {
		check(LIMITS.stream().map(vm::number).toList());
	}

	private static void check(List<Long> limits) {
		for (int i = 1; i < limits.size(); i++)
			if (limits.get(i - 1) > limits.get(i) || limits.get(i) <= 0)
				throw new Failure("MEMORY_CONSTRAINT_VIOLATION", "static_min <= dynamic_min <= dynamic_max <= static_max");
	}

	private static Object memory(Context c, Args args, VmOperation operation, Map<String, String> fields)
			throws InterruptedException {
		return c.pool().operations().run(c, c.row(args, "self"), operation, vm -> {
			c.commit(() -> {
				var values = new LinkedHashMap<String, Object>();
				LIMITS.forEach(field -> values.put(field,
						fields.containsKey(field) ? args.number(fields.get(field)) : vm.number(field)));
				check(values.values().stream().map(Long.class::cast).toList());
				checkRoom(c, vm, (Long) values.get("memory_dynamic_min") - vm.number("memory_dynamic_min"));
				values.forEach((field, value) -> c.db().set("VM", vm.ref(), field, value));
				if (vm.refers("resident_on"))
					c.db().set("VM_metrics", vm.string("metrics"), "memory_actual", values.get("memory_dynamic_max"));
			});
			return "";
		});
	}

	/** A running domain can grow only as far as its host has room. */
	private static void checkRoom(Context c, Row vm, long more) {
		if (!vm.refers("resident_on") || more <= 0)
			return;
		var free = c.pool().placement().freeMemory(vm.string("resident_on"));
		if (more > free)
			throw new Failure("HOST_NOT_ENOUGH_FREE_MEMORY", Long.toString(more), Long.toString(free));
	}

	private static Object vcpus(Context c, Args args, String field) throws InterruptedException {
		return c.pool().operations().run(c, c.row(args, "self"), VmOperation.CHANGING_VCPUS, vm -> {
			var value = args.number("value");
			var max = field.equals("VCPUs_max") ? value : vm.number("VCPUs_max");
			var atStartup = field.equals("VCPUs_max") ? vm.number("VCPUs_at_startup") : value;
			if (atStartup <= 0 || atStartup > max)
				throw new Failure("INVALID_VALUE", VCPU_RULE, Long.toString(value));
			c.db().set("VM", vm.ref(), field, value);
			return "";
		});
	}

	private static Object vcpusLive(Context c, Args args) throws InterruptedException {
		return c.pool().operations().run(c, c.row(args, "self"), VmOperation.CHANGING_VCPUS_LIVE, vm -> {
			var number = args.number("nvcpu");
			if (number <= 0 || number > vm.number("VCPUs_max"))
				throw new Failure("INVALID_VALUE", VCPU_RULE, Long.toString(number));
			c.db().set("VM", vm.ref(), "VCPUs_at_startup", number);
			c.db().set("VM_metrics", vm.string("metrics"), "VCPUs_number", number);
			return "";
		});
	}
}
