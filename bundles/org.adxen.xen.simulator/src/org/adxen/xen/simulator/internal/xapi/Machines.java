// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xapi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.adxen.xen.simulator.internal.Failure;
import org.adxen.xen.simulator.internal.data.Database;
import org.adxen.xen.simulator.internal.data.Row;

/**
 * Changes of a domain's power state with everything that follows from one: residence, domain id, consoles, attached
 * devices, metrics (xapi ocaml/xapi/xapi_xenops.ml and xapi_vm_lifecycle.ml, force_state_reset).
 */
final class Machines {

	private final XapiPool pool;
	private final AtomicLong domains = new AtomicLong(1);

	Machines(XapiPool pool) {
		this.pool = pool;
	}

	private Database db() {
		return pool.database();
	}

	/** The domain runs on a host from now on. */
	void boot(String ref, String host, boolean paused) {
		db().atomically(() -> {
			var vm = arrive(ref, host, paused ? VmState.PAUSED : VmState.RUNNING);
			devices(vm, true);
			if (vm.set("consoles").isEmpty())
				console(vm, host);
			db().set("VM_metrics", vm.string("metrics"), "start_time", Instant.now(), "last_updated", Instant.now(),
					"VCPUs_number", vm.number("VCPUs_at_startup"), "memory_actual", vm.number("memory_dynamic_max"), "state",
					List.of(), "current_domain_type", vm.string("domain_type"), "hvm",
					vm.string("domain_type").equals("hvm"));
			if (!paused)
				guestTools(vm);
		});
	}

	/** The domain is on another host from now on, or back from disk. */
	Row arrive(String ref, String host, VmState state) {
		return db().set("VM", ref, "power_state", state.wire(), "resident_on", host, "scheduled_to_be_resident_on",
				Row.NULL, "affinity", host, "domid", domains.incrementAndGet());
	}

	/** Nothing of the domain is in memory or on disk any more. */
	void halt(String ref) {
		db().atomically(() -> {
			var vm = leave(ref, VmState.HALTED);
			devices(vm, false);
			dropSuspendImage(vm);
		});
	}

	/** Halted and suspended domains are nowhere and have no domain id. */
	private Row leave(String ref, VmState state) {
		var vm = db().set("VM", ref, "power_state", state.wire(), "resident_on", Row.NULL, "scheduled_to_be_resident_on",
				Row.NULL, "domid", -1L);
		vm.set("consoles").forEach(console -> db().remove("console", console));
		db().remove("VM_guest_metrics", vm.string("guest_metrics"));
		db().set("VM_metrics", vm.string("metrics"), "VCPUs_number", 0L, "memory_actual", 0L, "state", List.of(),
				"current_domain_type", "unspecified", "last_updated", Instant.now());
		return db().set("VM", ref, "guest_metrics", Row.NULL);
	}

	/** The memory of the domain is in a disk image; its disks stay attached to it. */
	void suspend(String ref) {
		db().atomically(() -> {
			var vm = db().get("VM", ref);
			var image = pool.freshRef();
			db().create("VDI", image,
					Map.of("uuid", pool.freshUuid(), "name_label", "Suspend image", "SR", suspendStorage(vm), "virtual_size",
							vm.number("memory_dynamic_max"), "physical_utilisation", vm.number("memory_dynamic_max"), "type",
							"suspend", "managed", true));
			leave(ref, VmState.SUSPENDED);
			db().set("VM", ref, "suspend_VDI", image);
		});
	}

	private String suspendStorage(Row vm) {
		var host = db().get("host", vm.string("resident_on"));
		return Stream.of(vm.string("suspend_SR"), pool.pool().string("suspend_image_SR"), host.string("suspend_image_sr"))
				.filter(sr -> db().find("SR", sr).isPresent()).findFirst()
				.orElseThrow(() -> new Failure("VM_NO_SUSPEND_SR", vm.ref()));
	}

	void dropSuspendImage(Row vm) {
		db().remove("VDI", vm.string("suspend_VDI"));
		db().set("VM", vm.ref(), "suspend_VDI", Row.NULL);
	}

	private void devices(Row vm, boolean attached) {
		for (String ref : vm.set("VBDs"))
			db().find("VBD", ref).ifPresent(vbd -> db().set("VBD", ref, "currently_attached", attached, "allowed_operations",
					attached ? List.of("attach", "unplug", "unplug_force", "pause", "unpause") : List.of("attach")));
		for (String ref : vm.set("VIFs"))
			db().find("VIF", ref).ifPresent(vif -> db().set("VIF", ref, "currently_attached", attached, "allowed_operations",
					attached ? List.of("attach", "unplug") : List.of("attach")));
	}

	private void console(Row vm, String host) {
		var ref = pool.freshRef();
		db().create("console", ref,
				Map.of("uuid", pool.freshUuid(), "protocol", vm.string("domain_type").equals("pv") ? "vt100" : "rfb", "location",
						"https://" + pool.address(host) + "/console?ref=" + ref, "VM", vm.ref()));
	}

	/** The guest's agent reports a while after boot, if the guest has one; what it reports is kept in xenstore_data. */
	void guestTools(Row vm) {
		var known = vm.map("xenstore_data");
		if (!known.containsKey(Guests.OS) || db().find("VM_guest_metrics", vm.string("guest_metrics")).isPresent())
			return;
		var ref = pool.freshRef();
		db().create("VM_guest_metrics", ref, Guests.report(pool.freshUuid(), known));
		db().set("VM", vm.ref(), "guest_metrics", ref);
	}

	/**
	 * Refuses a domain whose disks somebody else has attached: a disk is written by one domain only, unless it is sharable
	 * (xapi ocaml/xapi/xapi_vbd_helpers.ml).
	 */
	void checkDisks(Row vm) {
		for (String ref : vm.set("VBDs")) {
			var vbd = db().get("VBD", ref);
			var vdi = db().find("VDI", vbd.string("VDI"));
			if (vdi.isPresent() && !vdi.get().flag("sharable") && conflict(vbd, vdi.get()))
				throw new Failure("VDI_IN_USE", vdi.get().ref(), "attach");
		}
	}

	private boolean conflict(Row vbd, Row vdi) {
		var writes = vbd.string("mode").equals("RW");
		return vdi.set("VBDs").stream().filter(other -> !other.equals(vbd.ref())).map(other -> db().get("VBD", other))
				.anyMatch(other -> other.flag("currently_attached") && (writes || other.string("mode").equals("RW")));
	}

	/** Leaves a message about a domain. */
	void tell(Row vm, String what) {
		MessageCalls.create(pool, what, 5, "VM", vm.string("uuid"), "VM '" + vm.string("name_label") + "'");
	}
}
