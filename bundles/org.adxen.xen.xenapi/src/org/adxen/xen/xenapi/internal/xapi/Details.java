// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.adxen.xen.DomainDetails;
import org.adxen.xen.DomainDetails.Disk;
import org.adxen.xen.DomainDetails.Nic;
import org.adxen.xen.DomainDetails.Snapshot;
import org.adxen.xen.DomainId;
import org.adxen.xen.XenException;
import org.adxen.xen.xenapi.internal.rpc.ApiFailure;
import org.adxen.xen.xenapi.internal.rpc.Scalars;
import org.adxen.xen.xenapi.internal.rpc.Struct;
import org.adxen.xen.xenapi.internal.session.Attempt;

/** Disks, network interfaces and snapshots of one domain, a few small calls. What vanishes meanwhile is left out. */
final class Details {

	private final XapiPool pool;

	private Details(XapiPool pool) {
		this.pool = pool;
	}

	static DomainDetails read(XapiPool pool, DomainId domain) throws XenException, InterruptedException {
		String ref = pool.vm(domain, "look at");
		Struct vm = Struct.of(pool.read(Attempt.to("look at", "VM", ref), "VM" + Methods.GET_RECORD, ref));
		var details = new Details(pool);
		return new DomainDetails(details.disks(vm), details.nics(vm), details.snapshots(vm));
	}

	private List<Disk> disks(Struct vm) throws XenException, InterruptedException {
		var disks = new ArrayList<Disk>();
		for (String ref : vm.texts("VBDs")) {
			Struct vbd = record("VBD", ref);
			Struct vdi = vbd.bool("empty") ? Struct.of("") : record("VDI", vbd.text("VDI"));
			String device = vbd.text("device").isEmpty() ? vbd.text("userdevice") : vbd.text("device");
			boolean image = vdi.has("uuid");
			if (vbd.has("userdevice")) {
				disks.add(new Disk(device, vdi.text("name_label"), image ? Disks.target(vdi.text("uuid")) : "",
						image ? vdi.number("virtual_size") : -1, vbd.text("mode").equals("RW"), vbd.text("type").equals("CD")));
			}
		}
		disks.sort((a, b) -> a.device().compareTo(b.device()));
		return disks;
	}

	private List<Nic> nics(Struct vm) throws XenException, InterruptedException {
		var nics = new ArrayList<Nic>();
		for (String ref : vm.texts("VIFs")) {
			Struct vif = record("VIF", ref);
			if (vif.has("MAC")) {
				nics.add(new Nic(vif.text("device"), vif.text("MAC").toLowerCase(Locale.ROOT),
						record("network", vif.text("network")).text("name_label")));
			}
		}
		nics.sort((a, b) -> a.device().compareTo(b.device()));
		return nics;
	}

	private List<Snapshot> snapshots(Struct vm) throws XenException, InterruptedException {
		var snapshots = new ArrayList<Snapshot>();
		for (String ref : vm.texts("snapshots")) {
			Struct snapshot = record("VM", ref);
			if (snapshot.has("uuid")) {
				snapshots.add(new Snapshot(snapshot.text("uuid"), snapshot.text("name_label"),
						Scalars.date(snapshot.text("snapshot_time"))));
			}
		}
		return snapshots;
	}

	private Struct record(String type, String ref) throws XenException, InterruptedException {
		try {
			return Struct.of(pool.session().read(type + Methods.GET_RECORD, ref));
		} catch (ApiFailure e) {
			return Struct.of(""); // removed since the domain's record was read
		}
	}
}
