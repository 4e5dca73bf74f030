// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xapi;

import java.time.Duration;

import org.adxen.xen.simulator.internal.Failure;
import org.adxen.xen.simulator.internal.data.Row;

/** The power of domains and their moves within a pool (xapi ocaml/xapi/xapi_vm.ml, message_forwarding.ml, xapi_vm_migrate.ml). */
final class VmPowerCalls {

	private static final Duration INSTANT = Duration.ofMillis(200);
	private static final Duration BOOT = Duration.ofSeconds(3);
	private static final Duration CLEAN = Duration.ofSeconds(4);
	private static final Duration HARD = Duration.ofMillis(800);
	private static final Duration MEMORY_BASE = Duration.ofSeconds(2);
	private static final Duration MEMORY_EACH_GIB = Duration.ofMillis(700);

	private VmPowerCalls() {
	}

	static void addTo(Methods methods) {
		methods.slow("VM.start", "vm:ref:VM start_paused:bool force:bool", (c, args) -> start(c, args, VmOperation.START));
		methods.slow("VM.start_on", "vm:ref:VM host:ref:host start_paused:bool force:bool",
				(c, args) -> start(c, args, VmOperation.START_ON));
		methods.slow("VM.pause", "vm:ref:VM", (c, args) -> change(c, args, VmOperation.PAUSE, VmState.PAUSED));
		methods.slow("VM.unpause", "vm:ref:VM", (c, args) -> change(c, args, VmOperation.UNPAUSE, VmState.RUNNING));
		methods.slow("VM.clean_shutdown", "vm:ref:VM", (c, args) -> shutDown(c, c.row(args, "vm"), VmOperation.CLEAN_SHUTDOWN));
		methods.slow("VM.hard_shutdown", "vm:ref:VM", (c, args) -> shutDown(c, c.row(args, "vm"), VmOperation.HARD_SHUTDOWN));
		methods.slow("VM.shutdown", "vm:ref:VM", VmPowerCalls::cleanThenHard);
		methods.slow("VM.clean_reboot", "vm:ref:VM", (c, args) -> reboot(c, args, VmOperation.CLEAN_REBOOT, CLEAN.plus(BOOT)));
		methods.slow("VM.hard_reboot", "vm:ref:VM", (c, args) -> reboot(c, args, VmOperation.HARD_REBOOT, HARD.plus(BOOT)));
		methods.slow("VM.suspend", "vm:ref:VM", VmPowerCalls::suspend);
		methods.slow("VM.resume", "vm:ref:VM start_paused:bool force:bool", (c, args) -> resume(c, args, VmOperation.RESUME));
		methods.slow("VM.resume_on", "vm:ref:VM host:ref:host start_paused:bool force:bool",
				(c, args) -> resume(c, args, VmOperation.RESUME_ON));
		methods.slow("VM.pool_migrate", "vm:ref:VM host:ref:host options:map:string",
				(c, args) -> migrate(c, c.row(args, "vm"), c.row(args, "host")));
		methods.slow("VM.power_state_reset", "vm:ref:VM", (c, args) -> c.pool().operations().run(c, c.row(args, "vm"),
				VmOperation.POWER_STATE_RESET, vm -> {
					c.pool().machines().halt(vm.ref());
					return "";
				}));
		methods.slow("VM.get_possible_hosts", "vm:ref:VM",
				(c, args) -> Accessors.refs(c.pool().placement().possible(c.row(args, "vm"))));
		methods.slow("VM.assert_can_boot_here", "self:ref:VM host:ref:host", (c, args) -> {
			c.pool().placement().refusal(c.row(args, "self"), c.row(args, "host"), true).ifPresent(failure -> {
				throw failure;
			});
			return "";
		});
		methods.slow("VM.assert_operation_valid", "self:ref:VM op:string", VmPowerCalls::assertValid);
		methods.slow("VM.update_allowed_operations", "self:ref:VM", (c, args) -> {
			c.row(args, "self");
			return "";
		});
	}

	/** Time that grows with the memory that has to be moved. */
	private static Duration transfer(Row vm) {
		return MEMORY_BASE.plus(MEMORY_EACH_GIB.multipliedBy(Math.min(16, vm.number("memory_dynamic_max") >> 30)));
	}

	private static Object start(Context c, Args args, VmOperation operation) throws InterruptedException {
		return start(c, c.row(args, "vm"), operation == VmOperation.START_ON ? c.row(args, "host").ref() : "",
				args.flag("start_paused"));
	}

	/** Starts a domain on a host, or on the best one if none is named. */
	static Object start(Context c, Row domain, String host, boolean paused) throws InterruptedException {
		return c.pool().operations().run(c, domain, host.isEmpty() ? VmOperation.START : VmOperation.START_ON, vm -> {
			var chosen = place(c, vm, host);
			try {
				VmConfigCalls.checkMemory(vm);
				c.pool().machines().checkDisks(vm);
				c.work().take(BOOT);
				c.commit(() -> c.pool().machines().boot(vm.ref(), chosen, paused));
			} finally {
				c.pool().placement().release(vm.ref());
			}
			c.pool().machines().tell(vm, "VM_STARTED");
			return "";
		});
	}

	private static String place(Context c, Row vm, String host) {
		if (host.isEmpty())
			return c.pool().placement().reserveAnywhere(vm);
		c.pool().checkReachable(host);
		c.pool().placement().reserve(vm, host);
		return host;
	}

	private static Object change(Context c, Args args, VmOperation operation, VmState state) throws InterruptedException {
		return c.pool().operations().run(c, c.row(args, "vm"), operation, vm -> {
			c.work().take(INSTANT);
			var changed = c.db().set("VM", vm.ref(), "power_state", state.wire());
			if (operation == VmOperation.UNPAUSE)
				c.pool().machines().guestTools(changed);
			c.pool().machines().tell(vm, operation == VmOperation.PAUSE ? "VM_PAUSED" : "VM_UNPAUSED");
			return "";
		});
	}

	/** Turns a domain off, with the guest's help or without. */
	static Object shutDown(Context c, Row domain, VmOperation operation) throws InterruptedException {
		return c.pool().operations().run(c, domain, operation, vm -> {
			c.work().take(operation == VmOperation.CLEAN_SHUTDOWN ? CLEAN : HARD);
			c.commit(() -> c.pool().machines().halt(vm.ref()));
			c.pool().machines().tell(vm, "VM_SHUTDOWN");
			return "";
		});
	}

	/** VM.shutdown: clean, and hard if that fails (xapi ocaml/xapi/xapi_vm.ml). */
	private static Object cleanThenHard(Context c, Args args) throws InterruptedException {
		try {
			return shutDown(c, c.row(args, "vm"), VmOperation.CLEAN_SHUTDOWN);
		} catch (Failure failure) {
			if (failure.code().equals("TASK_CANCELLED"))
				throw failure;
			return shutDown(c, c.row(args, "vm"), VmOperation.HARD_SHUTDOWN);
		}
	}

	private static Object reboot(Context c, Args args, VmOperation operation, Duration time) throws InterruptedException {
		return c.pool().operations().run(c, c.row(args, "vm"), operation, vm -> {
			c.work().take(time);
			c.commit(() -> {
				c.db().remove("VM_guest_metrics", vm.string("guest_metrics"));
				c.pool().machines().boot(vm.ref(), vm.string("resident_on"), false);
			});
			c.pool().machines().tell(vm, "VM_REBOOTED");
			return "";
		});
	}

	private static Object suspend(Context c, Args args) throws InterruptedException {
		return c.pool().operations().run(c, c.row(args, "vm"), VmOperation.SUSPEND, vm -> {
			c.work().take(transfer(vm));
			c.commit(() -> c.pool().machines().suspend(vm.ref()));
			c.pool().machines().tell(vm, "VM_SUSPENDED");
			return "";
		});
	}

	private static Object resume(Context c, Args args, VmOperation operation) throws InterruptedException {
		return c.pool().operations().run(c, c.row(args, "vm"), operation, vm -> {
			var host = place(c, vm, operation == VmOperation.RESUME_ON ? c.row(args, "host").ref() : "");
			try {
				c.work().take(transfer(vm));
				c.commit(() -> {
					c.pool().machines().boot(vm.ref(), host, args.flag("start_paused"));
					c.pool().machines().dropSuspendImage(c.db().get("VM", vm.ref()));
				});
			} finally {
				c.pool().placement().release(vm.ref());
			}
			c.pool().machines().tell(vm, "VM_RESUMED");
			return "";
		});
	}

	/** Moves a running domain to another host of the pool; every disk has to be visible there. */
	static Object migrate(Context c, Row domain, Row host) throws InterruptedException {
		return c.pool().operations().run(c, domain, VmOperation.POOL_MIGRATE, vm -> {
			place(c, vm, host.ref());
			try {
				c.work().take(transfer(vm));
				c.commit(() -> c.pool().machines().arrive(vm.ref(), host.ref(), VmState.RUNNING));
			} finally {
				c.pool().placement().release(vm.ref());
			}
			c.pool().machines().tell(vm, "VM_MIGRATED");
			return "";
		});
	}

	private static Object assertValid(Context c, Args args) {
		var vm = c.row(args, "self");
		for (var operation : VmOperation.values())
			if (operation.wire().equals(args.string("op"))) {
				c.pool().lifecycle().check(vm, operation);
				return "";
			}
		throw new Failure("INVALID_VALUE", "op", args.string("op"));
	}
}
