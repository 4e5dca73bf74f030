// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xend;

import java.util.List;
import java.util.Optional;

import org.adxen.xen.DomainId;
import org.adxen.xen.PowerState;
import org.adxen.xen.XenException;
import org.adxen.xen.xenapi.internal.rpc.ApiFailure;
import org.adxen.xen.xenapi.internal.rpc.Struct;
import org.adxen.xen.xenapi.internal.session.Attempt;

/**
 * Tells whether a xend host would run a domain. xend has no such question, so this is what it looks at itself when it starts
 * one; that it was told to take no new domains it does not look at (XendDomain.allow_new_domains), but whoever told it so meant it.
 */
final class XendPlacement {

	private XendPlacement() {
	}

	static Optional<String> whyNot(XendHost host, DomainId domain, String there) throws XenException, InterruptedException {
		if (!there.equals(host.uuid())) {
			return Optional.of("A xend host knows no other hosts, so the domain cannot run on another one.");
		}
		Attempt attempt = Attempt.to("run there the", "VM", domain.uuid());
		Struct vm = Struct.of(host.read(attempt, Methods.VM_RECORD, domain.uuid()));
		PowerState state = XendPicture.state(vm.text("power_state"));
		if (state == PowerState.RUNNING || state == PowerState.PAUSED) {
			return Optional.empty(); // it has there what it needs
		}
		Struct record = Struct.of(host.read(attempt, Methods.HOST_RECORD, host.uuid()));
		if (record.has("enabled") && !record.bool("enabled")) {
			return Optional.of(host.explain(new ApiFailure(List.of("HOST_DISABLED", host.uuid())), attempt).getMessage());
		}
		return noMemory(host, vm, host.record("host_metrics", record.text("metrics")).number("memory_free"));
	}

	/**
	 * xend takes from Domain-0 what is missing, unless enable-dom0-ballooning says no, down to dom0-min-mem (balloon.py). Neither
	 * is told by the API, so the answer is no only where all that Domain-0 has would not be enough.
	 */
	private static Optional<String> noMemory(XendHost host, Struct vm, long free) throws XenException, InterruptedException {
		long needed = vm.number("memory_dynamic_max");
		if (free < 0 || needed <= free) {
			return Optional.empty();
		}
		Struct domain0 = host.record("VM", XendPicture.ZERO_UUID);
		long most = Math.max(0, host.record("VM_metrics", domain0.text("metrics")).number("memory_actual"));
		return needed <= free + most ? Optional.empty()
				: Optional.of(("Domain \"%s\" needs %d MiB of memory; %d MiB are free, and Domain-0 has %d MiB, of which it needs a"
						+ " part itself. Shut something down, or lower its memory.").formatted(vm.text("name_label"), needed >> 20,
								free >> 20, most >> 20));
	}
}
