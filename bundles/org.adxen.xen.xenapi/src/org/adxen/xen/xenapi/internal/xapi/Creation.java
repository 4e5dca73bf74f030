// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

import org.adxen.xen.BackgroundTask;
import org.adxen.xen.CreateRequest;
import org.adxen.xen.XenException;
import org.adxen.xen.XenTask;
import org.adxen.xen.xenapi.internal.session.Attempt;
import org.adxen.xen.xenapi.internal.session.Lacking;

/** Makes a domain from a configuration file: the VM, its disks' and interfaces' records, and on demand its start. */
final class Creation {

	private record Plan(Map<String, Object> vm, List<Map<String, Object>> disks, List<Map<String, Object>> interfaces,
			String host) {
	}

	private record Made(String vm, String uuid) {
	}

	private final XapiPool pool;
	private final CreateRequest request;
	private final Attempt attempt;

	private Creation(XapiPool pool, CreateRequest request) {
		this.pool = pool;
		this.request = request;
		attempt = Attempt.named("make", "VM", request.domainName());
	}

	/** Refuses before anything is changed. */
	static XenTask begin(XapiPool pool, CreateRequest request) throws XenException, InterruptedException {
		var creation = new Creation(pool, request);
		Plan plan = creation.plan();
		return BackgroundTask.start("adxen create " + request.domainName(), progress -> creation.make(plan, progress));
	}

	private Plan plan() throws XenException, InterruptedException {
		var lacking = new Lacking();
		Map<String, Object> vm = ConfigMapping.record(request, lacking);
		var devices = new DeviceMapping(pool, attempt, lacking);
		var plan = new Plan(vm, devices.disks(request.config()), devices.interfaces(request.config()),
				request.host().isEmpty() ? "" : pool.host(request.host(), "start a domain on"));
		lacking.refuse(request.domainName(), "this pool");
		return plan;
	}

	private String make(Plan plan, DoubleConsumer progress) throws XenException, InterruptedException {
		Made made = Unbroken.call(() -> {
			String ref = pool.operate(attempt, Methods.VM_CREATE, plan.vm()).toString();
			return new Made(ref, pool.read(attempt, Methods.VM_UUID, ref).toString());
		});
		String vm = made.vm;
		String uuid = made.uuid;
		try {
			for (Map<String, Object> disk : plan.disks()) {
				disk.put("VM", vm);
				pool.operate(attempt, Methods.VBD_CREATE, disk);
			}
			for (Map<String, Object> vif : plan.interfaces()) {
				vif.put("VM", vm);
				pool.operate(attempt, Methods.VIF_CREATE, vif);
			}
			progress.accept(0.3);
			if (request.start()) {
				XapiTask start = Unbroken.call(() -> plan.host().isEmpty()
						? XapiTask.begin(pool, attempt, Methods.VM_START, vm, request.paused(), false)
						: XapiTask.begin(pool, attempt, Methods.VM_START_ON, vm, plan.host(), request.paused(), false));
				start.awaitOrStop(p -> progress.accept(0.3 + p * 0.7));
			}
			return uuid;
		} catch (XenException | InterruptedException e) {
			throw new Undo(pool, attempt).remove(uuid, e);
		}
	}
}
