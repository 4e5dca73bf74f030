// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xapi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.adxen.xen.simulator.internal.Failure;
import org.adxen.xen.simulator.internal.data.Row;

/** Groups of domains within a pool (xapi ocaml/xapi/xapi_vm_appliance.ml, xapi_vm_group.ml). */
final class ApplianceCalls {

	private ApplianceCalls() {
	}

	static void addTo(Methods methods) {
		create(methods, "VM_appliance");
		create(methods, "VM_group");
		methods.slow("VM_appliance.start", "self:ref:VM_appliance paused:bool", (c, args) -> forEach(c,
				c.row(args, "self"), "Halted", false, vm -> VmPowerCalls.start(c, vm, "", args.flag("paused"))));
		methods.slow("VM_appliance.clean_shutdown", "self:ref:VM_appliance", (c, args) -> forEach(c, c.row(args, "self"),
				"Running", true, vm -> VmPowerCalls.shutDown(c, vm, VmOperation.CLEAN_SHUTDOWN)));
		methods.slow("VM_appliance.hard_shutdown", "self:ref:VM_appliance", (c, args) -> forEach(c, c.row(args, "self"),
				"Running", true, vm -> VmPowerCalls.shutDown(c, vm, VmOperation.HARD_SHUTDOWN)));
		methods.slow("VM.set_groups", "self:ref:VM value:set:ref:VM_group", ApplianceCalls::setGroups);
	}

	private static void create(Methods methods, String className) {
		methods.slow(className + ".create", "args:any", (c, args) -> {
			var ref = c.pool().freshRef();
			c.db().create(className, ref, Records.read(c, className, args.value("args")));
			return ref;
		});
		methods.slow(className + ".destroy", "self:ref:" + className, (c, args) -> {
			c.db().remove(className, c.row(args, "self").ref());
			return "";
		});
	}

	private interface Step {
		Object run(Row vm) throws InterruptedException;
	}

	/** In the order that the domains say, the other way round for a shutdown. */
	private static Object forEach(Context c, Row appliance, String state, boolean backwards, Step step)
			throws InterruptedException {
		var order = Comparator.<Row>comparingLong(vm -> vm.number("order"));
		var failed = new ArrayList<String>();
		for (Row vm : appliance.set("VMs").stream().map(ref -> c.db().get("VM", ref))
				.filter(vm -> vm.string("power_state").equals(state)).sorted(backwards ? order.reversed() : order).toList()) {
			try {
				step.run(vm);
			} catch (Failure failure) {
				failed.add(vm.ref());
			}
		}
		if (!failed.isEmpty())
			throw new Failure("OPERATION_PARTIALLY_FAILED", failed.toArray(String[]::new));
		return "";
	}

	private static Object setGroups(Context c, Args args) {
		var vm = c.row(args, "self");
		var groups = args.set("value");
		if (groups.size() > 1)
			throw new Failure("TOO_MANY_GROUPS");
		c.db().atomically(() -> {
			vm.set("groups").forEach(group -> member(c, group, vm, false));
			groups.forEach(group -> member(c, group, vm, true));
			c.db().set("VM", vm.ref(), "groups", groups);
		});
		return "";
	}

	private static void member(Context c, String group, Row vm, boolean add) {
		var members = new ArrayList<>(c.db().get("VM_group", group).set("VMs"));
		members.remove(vm.ref());
		if (add)
			members.add(vm.ref());
		c.db().set("VM_group", group, "VMs", List.copyOf(members));
	}
}
