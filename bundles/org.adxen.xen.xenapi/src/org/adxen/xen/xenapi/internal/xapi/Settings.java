// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import java.util.Set;

import org.adxen.xen.DomainId;
import org.adxen.xen.PowerState;
import org.adxen.xen.XenException;
import org.adxen.xen.XenTask;
import org.adxen.xen.xenapi.internal.rpc.Struct;
import org.adxen.xen.xenapi.internal.session.Attempt;

/** Changes of a domain's fields. Most are done when the call returns; several calls are made in the order their rules need. */
final class Settings {

	private Settings() {
	}

	static XenTask name(XapiPool pool, DomainId domain, String name) throws XenException, InterruptedException {
		String vm = pool.vm(domain, "rename");
		pool.operate(Attempt.to("rename", "VM", vm), Methods.VM_SET_NAME, vm, name);
		return XenTask.finished("");
	}

	/** One by one: to set all of them at once would undo what others have changed since they were read. */
	static XenTask tags(XapiPool pool, DomainId domain, Set<String> add, Set<String> remove)
			throws XenException, InterruptedException {
		String vm = pool.vm(domain, "tag");
		Attempt attempt = Attempt.to("tag", "VM", vm);
		for (String tag : add) {
			pool.operate(attempt, Methods.VM_ADD_TAGS, vm, tag);
		}
		for (String tag : remove) {
			pool.operate(attempt, Methods.VM_REMOVE_TAGS, vm, tag);
		}
		return XenTask.finished("");
	}

	static XenTask memory(XapiPool pool, DomainId domain, long bytes) throws XenException, InterruptedException {
		String vm = pool.vm(domain, "change the memory of");
		Attempt attempt = Attempt.to("change the memory of", "VM", vm);
		if (isOn(pool, attempt, vm)) {
			return XapiTask.begin(pool, attempt, Methods.VM_SET_MEMORY_RANGE, vm, bytes, bytes);
		}
		memoryOfOneThatIsOff(pool, attempt, vm, bytes);
		return XenTask.finished("");
	}

	static void memoryOfOneThatIsOff(XapiPool pool, Attempt attempt, String vm, long bytes) throws XenException, InterruptedException {
		Struct now = record(pool, attempt, vm);
		long least = Math.min(bytes, Math.max(0, now.number("memory_static_min")));
		pool.operate(attempt, Methods.VM_SET_MEMORY_LIMITS, vm, least, bytes, bytes, bytes);
	}

	static XenTask vcpus(XapiPool pool, DomainId domain, int vcpus) throws XenException, InterruptedException {
		String vm = pool.vm(domain, "change the vCPUs of");
		Attempt attempt = Attempt.to("change the vCPUs of", "VM", vm);
		if (isOn(pool, attempt, vm)) {
			return XapiTask.begin(pool, attempt, Methods.VM_SET_VCPUS_LIVE, vm, vcpus);
		}
		vcpusOfOneThatIsOff(pool, attempt, vm, vcpus);
		return XenTask.finished("");
	}

	static void vcpusOfOneThatIsOff(XapiPool pool, Attempt attempt, String vm, int vcpus) throws XenException, InterruptedException {
		// VCPUs_at_startup must never be above VCPUs_max, not even in between
		if (vcpus > record(pool, attempt, vm).number("VCPUs_max")) {
			pool.operate(attempt, Methods.VM_SET_VCPUS_MAX, vm, vcpus);
			pool.operate(attempt, Methods.VM_SET_VCPUS_AT_STARTUP, vm, vcpus);
		} else {
			pool.operate(attempt, Methods.VM_SET_VCPUS_AT_STARTUP, vm, vcpus);
			pool.operate(attempt, Methods.VM_SET_VCPUS_MAX, vm, vcpus);
		}
	}

	private static boolean isOn(XapiPool pool, Attempt attempt, String vm) throws XenException, InterruptedException {
		PowerState state = VmRecord.state(pool.read(attempt, Methods.VM_POWER_STATE, vm).toString());
		return state == PowerState.RUNNING || state == PowerState.PAUSED;
	}

	private static Struct record(XapiPool pool, Attempt attempt, String vm) throws XenException, InterruptedException {
		return Struct.of(pool.read(attempt, "VM" + Methods.GET_RECORD, vm));
	}
}
