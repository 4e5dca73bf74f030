// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xapi;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.adxen.xen.simulator.internal.Failure;
import org.adxen.xen.simulator.internal.data.Row;

/** Disks, their drives and their repositories (xapi ocaml/xapi/xapi_vdi.ml, xapi_vbd.ml, xapi_sr.ml). */
final class DiskCalls {

	private static final Duration QUICK = Duration.ofSeconds(1);

	private DiskCalls() {
	}

	static void addTo(Methods methods) {
		methods.slow("VDI.create", "args:any", (c, args) -> add(c, Records.read(c, "VDI", args.value("args"))));
		methods.slow("VDI.destroy", "self:ref:VDI", (c, args) -> destroy(c, c.row(args, "self")));
		methods.slow("VDI.clone", "vdi:ref:VDI driver_params:map:string?", (c, args) -> {
			c.work().take(QUICK);
			return copy(c, c.row(args, "vdi"), c.row(args, "vdi").string("SR"), false);
		});
		methods.slow("VDI.snapshot", "vdi:ref:VDI driver_params:map:string?", (c, args) -> {
			c.work().take(QUICK);
			return copy(c, c.row(args, "vdi"), c.row(args, "vdi").string("SR"), true);
		});
		methods.slow("VDI.copy", "vdi:ref:VDI sr:ref:SR", (c, args) -> {
			c.work().take(QUICK.multipliedBy(5));
			return copy(c, c.row(args, "vdi"), c.row(args, "sr").ref(), false);
		});
		methods.slow("VDI.resize", "vdi:ref:VDI size:int", DiskCalls::resize);
		methods.slow("VBD.create", "args:any", DiskCalls::createDrive);
		methods.slow("VBD.destroy", "self:ref:VBD", DiskCalls::destroyDrive);
		methods.slow("VBD.insert", "vbd:ref:VBD vdi:ref:VDI", DiskCalls::insert);
		methods.slow("VBD.eject", "vbd:ref:VBD", DiskCalls::eject);
		methods.slow("VBD.plug", "self:ref:VBD", (c, args) -> plug(c, c.row(args, "self"), true));
		methods.slow("VBD.unplug", "self:ref:VBD", (c, args) -> plug(c, c.row(args, "self"), false));
		methods.slow("SR.scan", "sr:ref:SR", (c, args) -> {
			c.row(args, "sr");
			c.work().take(QUICK);
			return "";
		});
		methods.quick("SR.get_supported_types", "", (c, args) -> List.of("ext", "lvm", "nfs", "iso", "udev"));
	}

	/** Makes a disk if the repository has room; the words are those of the storage manager (sm drivers/xs_errors). */
	static String add(Context c, Map<String, Object> given) {
		return c.db().atomically(() -> {
			var storage = c.db().get("SR", (String) given.get("SR"));
			var size = (Long) given.get("virtual_size");
			if (storage.number("virtual_allocation") + size > storage.number("physical_size"))
				throw new Failure("SR_BACKEND_FAILURE_44", "", "There is insufficient space", "");
			var values = new LinkedHashMap<>(given);
			values.putIfAbsent("uuid", c.pool().freshUuid());
			values.put("location", values.get("uuid"));
			values.put("managed", true);
			values.put("allowed_operations",
					List.of("clone", "copy", "destroy", "forget", "resize", "snapshot", "update", "generate_config"));
			var ref = c.pool().freshRef();
			c.db().create("VDI", ref, values);
			allocate(c, storage.ref(), size);
			return ref;
		});
	}

	private static void allocate(Context c, String storage, long more) {
		var row = c.db().get("SR", storage);
		c.db().set("SR", storage, "virtual_allocation", Math.max(0, row.number("virtual_allocation") + more),
				"physical_utilisation", Math.max(0, row.number("physical_utilisation") + more / 2));
	}

	private static void checkUnused(Context c, Row vdi, String operation) {
		var used = vdi.set("VBDs").stream().map(ref -> c.db().get("VBD", ref)).anyMatch(vbd -> vbd.flag("currently_attached"));
		if (used)
			throw new Failure("VDI_IN_USE", vdi.ref(), operation);
	}

	/** A disk in use is not destroyed; the drives it was in go with it. */
	private static Object destroy(Context c, Row vdi) {
		c.db().atomically(() -> {
			checkUnused(c, vdi, "destroy");
			if (!vdi.flag("managed"))
				throw new Failure("VDI_NOT_MANAGED", vdi.ref());
			vdi.set("VBDs").forEach(vbd -> c.db().remove("VBD", vbd));
			c.db().remove("VDI", vdi.ref());
			allocate(c, vdi.string("SR"), -vdi.number("virtual_size"));
		});
		return "";
	}

	private static String copy(Context c, Row vdi, String storage, boolean snapshot) {
		var values = new LinkedHashMap<String, Object>();
		vdi.def().fields().forEach(field -> values.put(field.name(), vdi.value(field)));
		values.putAll(Map.of("uuid", c.pool().freshUuid(), "SR", storage, "VBDs", List.of(), "snapshots", List.of(),
				"is_a_snapshot", snapshot, "snapshot_of", snapshot ? vdi.ref() : Row.NULL, "snapshot_time",
				snapshot ? Instant.now() : Instant.EPOCH, "current_operations", Map.of()));
		return add(c, values);
	}

	private static Object resize(Context c, Args args) {
		var vdi = c.row(args, "vdi");
		c.db().atomically(() -> {
			checkUnused(c, vdi, "resize");
			allocate(c, vdi.string("SR"), args.number("size") - vdi.number("virtual_size"));
			c.db().set("VDI", vdi.ref(), "virtual_size", args.number("size"));
		});
		return "";
	}

	/** Gives another domain the same drive with a copy of the disk; a CD is shared, and so is a sharable disk. */
	static void duplicate(Context c, Row vbd, String vm, boolean snapshot) {
		var values = new LinkedHashMap<String, Object>();
		vbd.def().fields().forEach(field -> values.put(field.name(), vbd.value(field)));
		values.putAll(Map.of("uuid", c.pool().freshUuid(), "VM", vm, "currently_attached", false, "allowed_operations",
				List.of("attach"), "current_operations", Map.of()));
		c.db().find("VDI", vbd.string("VDI")).filter(vdi -> !vbd.string("type").equals("CD") && !vdi.flag("sharable"))
				.ifPresent(vdi -> values.put("VDI", copy(c, vdi, vdi.string("SR"), snapshot)));
		c.db().create("VBD", c.pool().freshRef(), values);
	}

	/** Removes a drive and the disk in it, unless others may want the disk. */
	static void destroyWithDisk(Context c, Row vbd) {
		c.db().remove("VBD", vbd.ref());
		c.db().find("VDI", vbd.string("VDI")).filter(vdi -> vdi.set("VBDs").isEmpty() && vbd.string("type").equals("Disk"))
				.ifPresent(vdi -> destroy(c, vdi));
	}

	private static Object createDrive(Context c, Args args) {
		var values = Records.read(c, "VBD", args.value("args"));
		return c.db().atomically(() -> {
			var vm = c.db().get("VM", (String) values.get("VM"));
			var free = vm.set("VBDs").stream().map(ref -> c.db().get("VBD", ref).string("userdevice")).toList();
			if (values.get("userdevice").equals("autodetect"))
				values.put("userdevice", firstFree(free));
			var device = (String) values.get("userdevice");
			if (free.contains(device))
				throw new Failure("DEVICE_ALREADY_EXISTS", device);
			if (!device.matches("\\d{1,2}|xvd[a-z]|hd[a-d]"))
				throw new Failure("INVALID_DEVICE", device);
			if (values.get("type").equals("CD") && values.get("mode").equals("RW"))
				throw new Failure("VBD_CDS_MUST_BE_READONLY");
			if (!(Boolean) values.get("empty"))
				c.db().get("VDI", (String) values.get("VDI"));
			values.put("allowed_operations", List.of("attach"));
			values.put("currently_attached", false);
			var ref = c.pool().freshRef();
			c.db().create("VBD", ref, values);
			return ref;
		});
	}

	private static String firstFree(List<String> taken) {
		for (int i = 0;; i++)
			if (!taken.contains(Integer.toString(i)))
				return Integer.toString(i);
	}

	private static Object destroyDrive(Context c, Args args) {
		var vbd = c.row(args, "self");
		if (vbd.flag("currently_attached"))
			throw new Failure("OPERATION_NOT_ALLOWED", "VBD '" + vbd.string("uuid") + "' still attached to '"
					+ c.db().get("VM", vbd.string("VM")).string("uuid") + "'");
		c.db().remove("VBD", vbd.ref());
		return "";
	}

	private static Object insert(Context c, Args args) {
		var vbd = c.row(args, "vbd");
		checkRemovable(vbd);
		if (!vbd.flag("empty"))
			throw new Failure("VBD_NOT_EMPTY", vbd.ref());
		c.db().set("VBD", vbd.ref(), "VDI", c.row(args, "vdi").ref(), "empty", false);
		return "";
	}

	private static Object eject(Context c, Args args) {
		var vbd = c.row(args, "vbd");
		checkRemovable(vbd);
		if (vbd.flag("empty"))
			throw new Failure("VBD_IS_EMPTY", vbd.ref());
		c.db().set("VBD", vbd.ref(), "VDI", Row.NULL, "empty", true);
		return "";
	}

	private static void checkRemovable(Row vbd) {
		if (!vbd.string("type").equals("CD"))
			throw new Failure("VBD_NOT_REMOVABLE_MEDIA", vbd.ref());
	}

	private static Object plug(Context c, Row vbd, boolean attach) {
		var vm = c.db().get("VM", vbd.string("VM"));
		if (!vm.string("power_state").equals(VmState.RUNNING.wire()))
			throw new Failure("VM_BAD_POWER_STATE", vm.ref(), VmState.RUNNING.lower(),
					VmState.of(vm.string("power_state")).lower());
		if (vbd.flag("currently_attached") == attach)
			throw attach ? new Failure("DEVICE_ALREADY_ATTACHED", vbd.ref()) : new Failure("DEVICE_ALREADY_DETACHED", vbd.ref());
		c.db().atomically(() -> {
			if (attach)
				c.pool().machines().checkDisks(vm);
			c.db().set("VBD", vbd.ref(), "currently_attached", attach);
		});
		return "";
	}
}
