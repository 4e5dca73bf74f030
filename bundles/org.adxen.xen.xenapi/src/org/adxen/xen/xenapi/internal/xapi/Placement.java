// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import java.util.Optional;

import org.adxen.xen.DomainId;
import org.adxen.xen.XenException;
import org.adxen.xen.xenapi.internal.rpc.ApiFailure;
import org.adxen.xen.xenapi.internal.session.Attempt;

/** Asks the pool whether a domain could run on a host. It checks memory, state, storage, networks and processor there. */
final class Placement {

	private Placement() {
	}

	static Optional<String> whyNot(XapiPool pool, DomainId domain, String host) throws XenException, InterruptedException {
		String vm = pool.vm(domain, "place");
		String there = pool.host(host, "use");
		try {
			pool.session().read(Methods.VM_CAN_BOOT_HERE, vm, there);
			return Optional.empty();
		} catch (ApiFailure e) {
			return Optional.of(pool.explain(e, Attempt.to("run there the", "VM", vm)).getMessage());
		}
	}
}
