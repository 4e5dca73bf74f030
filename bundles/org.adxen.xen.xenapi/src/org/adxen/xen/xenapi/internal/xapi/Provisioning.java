// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import java.util.Map;
import java.util.function.DoubleConsumer;

import org.adxen.xen.BackgroundTask;
import org.adxen.xen.TemplateRequest;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.adxen.xen.xenapi.internal.rpc.ApiFailure;
import org.adxen.xen.xenapi.internal.rpc.Struct;
import org.adxen.xen.xenapi.internal.session.Attempt;

/**
 * Makes a domain from a template: clone it, say where its disks go ({@code other_config:disks}; an empty repository means the
 * pool's default), let the pool make them.
 */
final class Provisioning {

	private static final String DISKS = "disks";

	private final XapiPool pool;
	private final Attempt attempt;
	private final TemplateRequest request;

	private Provisioning(XapiPool pool, TemplateRequest request) {
		this.pool = pool;
		this.request = request;
		attempt = Attempt.named("make", "VM", request.name());
	}

	static XenTask begin(XapiPool pool, TemplateRequest request) throws XenException, InterruptedException {
		String source = pool.read(Attempt.named("use the template", "", request.template()), "VM" + Methods.GET_BY_UUID,
				request.template()).toString();
		var provisioning = new Provisioning(pool, request);
		XapiTask clone = XapiTask.begin(pool, provisioning.attempt, Methods.VM_CLONE, source, request.name());
		return BackgroundTask.start("adxen create " + request.name(), progress -> provisioning.provision(clone, progress));
	}

	private String provision(XapiTask clone, DoubleConsumer progress) throws XenException, InterruptedException {
		String uuid = clone.awaitOrStop(p -> progress.accept(p * 0.4));
		try {
			String vm = pool.read(attempt, "VM" + Methods.GET_BY_UUID, uuid).toString();
			setUp(vm);
			placeDisks(vm);
			Unbroken.call(() -> XapiTask.begin(pool, attempt, Methods.VM_PROVISION, vm)).awaitOrStop(p -> progress.accept(0.4 + p * 0.6));
			return uuid;
		} catch (XenException | InterruptedException e) {
			throw new Undo(pool, attempt).removeWithDisks(uuid, e);
		}
	}

	/** While it is a template still, and nobody takes it for a domain. */
	private void setUp(String vm) throws XenException, InterruptedException {
		for (Map.Entry<String, String> label : request.labels().entrySet()) {
			pool.operate(attempt, Methods.VM_ADD_OTHER_CONFIG, vm, label.getKey(), label.getValue());
		}
		if (request.memoryBytes() > 0) {
			Settings.memoryOfOneThatIsOff(pool, attempt, vm, request.memoryBytes());
		}
		if (request.vcpus() > 0) {
			Settings.vcpusOfOneThatIsOff(pool, attempt, vm, request.vcpus());
		}
	}

	private void placeDisks(String vm) throws XenException, InterruptedException {
		String disks = Struct.of(pool.read(attempt, Methods.VM_OTHER_CONFIG, vm)).text(DISKS);
		if (!disks.contains("sr=\"\"")) {
			return;
		}
		try {
			String repository = Struct.records(pool.session().read("pool" + Methods.GET_ALL_RECORDS)).values().iterator().next()
					.text("default_SR");
			String uuid = pool.session().read("SR" + Methods.GET_UUID, repository).toString();
			pool.operate(attempt, Methods.VM_REMOVE_OTHER_CONFIG, vm, DISKS);
			pool.operate(attempt, Methods.VM_ADD_OTHER_CONFIG, vm, DISKS, disks.replace("sr=\"\"", "sr=\"" + uuid + '"'));
		} catch (ApiFailure e) {
			throw new XenException(new XenFailure.Refused(e.code(), e.parameters()), "Cannot make domain \""
					+ attempt.name() + "\": the template does not say where its disks go, and the pool has no default storage"
					+ " repository. Set one for the pool.", e.getMessage(), e);
		}
	}
}
