// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.xenapi.internal.rpc.ApiFailure;
import org.adxen.xen.xenapi.internal.session.Attempt;

/** Removes a domain that was made half, and says so. */
final class Undo {

	private final XapiPool pool;
	private final Attempt attempt;

	Undo(XapiPool pool, Attempt attempt) {
		this.pool = pool;
		this.attempt = attempt;
	}

	/** What to throw in place of the reason. */
	XenException remove(String uuid, Exception reason) throws InterruptedException {
		boolean cancelled = reason instanceof InterruptedException;
		String why = cancelled ? "The attempt to " + attempt.verb() + " domain \"" + attempt.name() + "\" was cancelled."
				: reason.getMessage();
		XenFailure failure = reason instanceof XenException x ? x.failure() : new XenFailure.Cancelled();
		String left;
		try {
			String vm = pool.session().read("VM" + Methods.GET_BY_UUID, uuid).toString();
			pool.session().operate(Methods.VM_DESTROY, vm);
			left = " What was made of it so far was removed again.";
		} catch (ApiFailure | XenException e) {
			left = " What was made of it so far could not be removed (" + e.getMessage() + "): look for it in the pool.";
		}
		// Also in the detail: those who tell the failure in their own words would leave it out.
		String detail = reason instanceof XenException x ? x.detail() : "";
		return new XenException(failure, why + left, (detail + left).strip(), reason);
	}
}
