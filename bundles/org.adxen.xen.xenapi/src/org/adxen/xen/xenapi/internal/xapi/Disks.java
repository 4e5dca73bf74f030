// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.adxen.xen.CreateRequest;
import org.adxen.xen.DiskUse;
import org.adxen.xen.DomainId;
import org.adxen.xen.PowerState;
import org.adxen.xen.XenException;
import org.adxen.xen.config.DiskSpec;
import org.adxen.xen.xenapi.internal.session.Attempt;

/** Who uses which disk image, in the pool and in a file. An image is named by its VDI's UUID, unique over all pools. */
final class Disks {

	private static final Attempt ATTEMPT = Attempt.to("read the disks of the pool");

	private record Vbd(String vm, String vdi, String device, boolean writable) {
	}

	private record Vdi(String uuid, boolean shared) {
	}

	private final XapiPool pool;

	Disks(XapiPool pool) {
		this.pool = pool;
	}

	/** The target of a VDI as told to others. */
	static String target(String uuid) {
		return "vdi:" + uuid;
	}

	List<DiskUse> all() throws XenException, InterruptedException {
		Map<String, Vbd> vbds = pool.stream(ATTEMPT, value -> {
			var all = new HashMap<String, Vbd>();
			Records.struct(value, (ref, record) -> {
				var texts = new HashMap<String, String>();
				Records.struct(record, (name, v) -> {
					switch (name) {
					case "VM", "VDI", "userdevice", "mode", "type" -> texts.put(name, v.text());
					default -> v.skip();
					}
				});
				if (Objects.equals(texts.get("type"), "Disk")) {
					all.put(ref, new Vbd(texts.getOrDefault("VM", ""), texts.getOrDefault("VDI", ""),
							texts.getOrDefault("userdevice", ""), "RW".equals(texts.get("mode"))));
				}
			});
			return all;
		}, "VBD" + Methods.GET_ALL_RECORDS);
		Map<String, Vdi> vdis = pool.stream(ATTEMPT, value -> {
			var all = new HashMap<String, Vdi>();
			Records.struct(value, (ref, record) -> {
				var uuid = new String[] { "" };
				var shared = new boolean[1];
				Records.struct(record, (name, v) -> {
					switch (name) {
					case "uuid" -> uuid[0] = v.text();
					case "sharable" -> shared[0] = v.bool();
					default -> v.skip();
					}
				});
				all.put(ref, new Vdi(uuid[0], shared[0]));
			});
			return all;
		}, "VDI" + Methods.GET_ALL_RECORDS);
		Map<String, VmRecord> vms = pool.stream(ATTEMPT, value -> {
			var all = new HashMap<String, VmRecord>();
			Records.struct(value, (ref, record) -> {
				VmRecord vm = VmRecord.read(record);
				if (vm.isDomain()) {
					all.put(ref, vm);
				}
			});
			return all;
		}, "VM" + Methods.GET_ALL_RECORDS);
		return join(vbds, vdis, vms);
	}

	private static List<DiskUse> join(Map<String, Vbd> vbds, Map<String, Vdi> vdis, Map<String, VmRecord> vms) {
		var uses = new ArrayList<DiskUse>();
		for (Vbd vbd : vbds.values()) {
			VmRecord vm = vms.get(vbd.vm());
			Vdi vdi = vdis.get(vbd.vdi());
			if (vm != null && vdi != null) {
				uses.add(new DiskUse(DomainId.of(vm.uuid), vm.name, vm.state, vbd.device(), target(vdi.uuid()), vbd.writable(),
						vdi.shared()));
			}
		}
		return uses;
	}

	/** Disks that name no image of this pool are left out: {@code create} refuses them with the reason. */
	List<DiskUse> of(CreateRequest request) throws XenException, InterruptedException {
		var images = Images.read(pool, ATTEMPT);
		var uses = new ArrayList<DiskUse>();
		var uuid = request.config().uuid();
		var id = DomainId.of(uuid == null ? "" : uuid.toString());
		for (DiskSpec disk : request.config().disks()) {
			List<Images.Image> found = disk.empty() ? List.of() : images.named(disk.target());
			if (found.size() == 1 && !disk.cdrom()) {
				uses.add(new DiskUse(id, request.domainName(), PowerState.HALTED, disk.device(), target(found.get(0).uuid()),
						disk.writable(), found.get(0).shared()));
			}
		}
		return uses;
	}
}
