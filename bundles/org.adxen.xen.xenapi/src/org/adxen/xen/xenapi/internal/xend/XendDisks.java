// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xend;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.adxen.xen.CreateRequest;
import org.adxen.xen.DiskUse;
import org.adxen.xen.DomainDetails;
import org.adxen.xen.DomainDetails.Disk;
import org.adxen.xen.DomainDetails.Nic;
import org.adxen.xen.DomainId;
import org.adxen.xen.PowerState;
import org.adxen.xen.XenException;
import org.adxen.xen.config.DiskSpec;
import org.adxen.xen.xenapi.internal.rpc.Struct;
import org.adxen.xen.xenapi.internal.session.Attempt;

/** Disks and interfaces of a xend host's domains. A disk is a file or device of that host, so its target names both. */
final class XendDisks {

	private final XendHost host;

	XendDisks(XendHost host) {
		this.host = host;
	}

	List<DiskUse> all() throws XenException, InterruptedException {
		var uses = new ArrayList<DiskUse>();
		for (String ref : host.all(Methods.VBD_ALL)) {
			Struct vbd = host.record("VBD", ref);
			Struct vm = host.record("VM", vbd.text("VM"));
			if (vm.has("uuid") && !vbd.text("type").equals("CD")) {
				Struct vdi = host.record("VDI", vbd.text("VDI"));
				uses.add(new DiskUse(DomainId.of(vm.text("uuid")), vm.text("name_label"),
						XendPicture.state(vm.text("power_state")), vbd.text("device"), target(vdi),
						!vbd.text("mode").equalsIgnoreCase("RO"), vdi.bool("sharable")));
			}
		}
		return uses;
	}

	List<DiskUse> of(CreateRequest request) {
		var uuid = request.config().uuid();
		var id = DomainId.of(uuid == null ? "" : uuid.toString());
		var uses = new ArrayList<DiskUse>();
		for (DiskSpec disk : request.config().disks()) {
			if (!disk.empty() && !disk.cdrom()) {
				uses.add(new DiskUse(id, request.domainName(), PowerState.HALTED, disk.device(), host.uuid() + ':' + disk.target(),
						disk.writable(), false));
			}
		}
		return uses;
	}

	DomainDetails details(DomainId domain) throws XenException, InterruptedException {
		Struct vm = Struct.of(host.read(Attempt.to("look at", "VM", domain.uuid()), Methods.VM_RECORD, domain.uuid()));
		var disks = new ArrayList<Disk>();
		for (String ref : vm.texts("VBDs")) {
			Struct vbd = host.record("VBD", ref);
			Struct vdi = host.record("VDI", vbd.text("VDI"));
			disks.add(new Disk(vbd.text("device"), vdi.text("name_label"), target(vdi), vdi.number("virtual_size"),
					!vbd.text("mode").equalsIgnoreCase("RO"), vbd.text("type").equals("CD")));
		}
		var nics = new ArrayList<Nic>();
		for (String ref : vm.texts("VIFs")) {
			Struct vif = host.record("VIF", ref);
			nics.add(new Nic(vif.text("device"), vif.text("MAC").toLowerCase(Locale.ROOT),
					host.record("network", vif.text("network")).text("name_label")));
		}
		return new DomainDetails(disks, nics, List.of());
	}

	/** Where the image is: {@code file:/…} or {@code phy:/…} in the VDI's other_config, as xm's converter writes it. */
	private String target(Struct vdi) {
		String location = vdi.struct("other_config").text("location");
		if (!location.isEmpty()) {
			return host.uuid() + ':' + location.substring(location.indexOf(':') + 1);
		}
		return vdi.has("uuid") ? "vdi:" + vdi.text("uuid") : "";
	}
}
