// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import java.util.ArrayList;
import java.util.List;

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

	/** What to throw in place of the reason. Its disks were there before it, and stay. */
	XenException remove(String uuid, Exception reason) throws InterruptedException {
		return remove(uuid, reason, false);
	}

	/** What to throw in place of the reason. Disks that are its own were made with it, and go with it. */
	XenException removeWithDisks(String uuid, Exception reason) throws InterruptedException {
		return remove(uuid, reason, true);
	}

	private XenException remove(String uuid, Exception reason, boolean withDisks) throws InterruptedException {
		boolean cancelled = reason instanceof InterruptedException;
		String why = cancelled ? "The attempt to " + attempt.verb() + " domain \"" + attempt.name() + "\" was cancelled."
				: reason.getMessage();
		XenFailure failure = reason instanceof XenException x ? x.failure() : new XenFailure.Cancelled();
		String left;
		try {
			String vm = pool.session().read("VM" + Methods.GET_BY_UUID, uuid).toString();
			List<Deletion.Disk> disks = withDisks ? Deletion.ownDisks(pool, attempt, vm) : List.of();
			pool.session().operate(Methods.VM_DESTROY, vm);
			String kept = destroy(disks);
			left = " What was made of it so far was removed again" + (kept.isEmpty() ? "."
					: ", but for these disks, which could not be removed: " + kept + ". Remove them in the pool.");
		} catch (ApiFailure | XenException e) {
			left = " What was made of it so far could not be removed (" + e.getMessage() + "): look for it in the pool.";
		}
		// Also in the detail: those who tell the failure in their own words would leave it out.
		String detail = reason instanceof XenException x ? x.detail() : "";
		return new XenException(failure, why + left, (detail + left).strip(), reason);
	}

	/** The names of those that could not be. */
	private String destroy(List<Deletion.Disk> disks) throws InterruptedException {
		var kept = new ArrayList<String>();
		for (Deletion.Disk disk : disks) {
			try {
				pool.session().operate(Methods.VDI_DESTROY, disk.ref());
			} catch (ApiFailure | XenException e) {
				kept.add('"' + disk.name() + "\" (" + e.getMessage() + ')');
			}
		}
		return String.join(", ", kept);
	}
}
