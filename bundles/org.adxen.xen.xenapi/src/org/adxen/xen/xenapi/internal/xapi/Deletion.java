// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

import org.adxen.xen.BackgroundTask;
import org.adxen.xen.DomainId;
import org.adxen.xen.XenException;
import org.adxen.xen.XenTask;
import org.adxen.xen.xenapi.internal.rpc.Struct;
import org.adxen.xen.xenapi.internal.session.Attempt;

/**
 * Removes a domain's definition, and on demand the disks it owns. {@code VM.destroy} never removes disks; a disk is the
 * domain's own if its VBD says so ({@code other_config:owner}) and nothing else uses it.
 */
final class Deletion {

	record Disk(String ref, String name) {
	}

	private Deletion() {
	}

	static XenTask begin(XapiPool pool, DomainId domain, boolean withDisks) throws XenException, InterruptedException {
		String vm = pool.vm(domain, "delete");
		Attempt attempt = Attempt.to("delete", "VM", vm);
		if (!withDisks) {
			return XapiTask.begin(pool, attempt, Methods.VM_DESTROY, vm);
		}
		List<Disk> own = ownDisks(pool, attempt, vm);
		XapiTask destroy = XapiTask.begin(pool, attempt, Methods.VM_DESTROY, vm);
		return BackgroundTask.start("adxen delete " + domain, progress -> destroyDisks(pool, destroy, own, progress));
	}

	private static String destroyDisks(XapiPool pool, XapiTask destroy, List<Disk> disks, DoubleConsumer progress)
			throws XenException, InterruptedException {
		destroy.await(p -> progress.accept(p / (disks.size() + 1)));
		for (int i = 0; i < disks.size(); i++) {
			Attempt attempt = Attempt.named("remove (the domain itself is deleted) its", "VDI", disks.get(i).name());
			XapiTask.begin(pool, attempt, Methods.VDI_DESTROY, disks.get(i).ref()).await(p -> {
			});
			progress.accept((i + 2.0) / (disks.size() + 1));
		}
		return "";
	}

	/** Those that are the domain's own, as its VBDs say now. */
	static List<Disk> ownDisks(XapiPool pool, Attempt attempt, String vm) throws XenException, InterruptedException {
		var disks = new ArrayList<Disk>();
		for (String vbd : Struct.texts(pool.read(attempt, Methods.VM_VBDS, vm))) {
			Struct record = Struct.of(pool.read(attempt, "VBD" + Methods.GET_RECORD, vbd));
			String vdi = record.text("VDI");
			if (record.struct("other_config").has("owner") && record.text("type").equals("Disk") && !vdi.equals(Records.NULL_REF)) {
				Struct image = Struct.of(pool.read(attempt, "VDI" + Methods.GET_RECORD, vdi));
				if (image.texts("VBDs").size() <= 1) {
					disks.add(new Disk(vdi, image.text("name_label")));
				}
			}
		}
		return disks;
	}
}
