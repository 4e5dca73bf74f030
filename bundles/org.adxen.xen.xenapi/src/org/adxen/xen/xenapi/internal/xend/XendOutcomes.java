// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xend;

import java.time.Duration;

import org.adxen.xen.TaskOutcome;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.xenapi.internal.rpc.Struct;

/** What became of a task that an earlier connection began, as long as xend remembers it. */
final class XendOutcomes {

	private XendOutcomes() {
	}

	/** @param id of {@link XendTask#id()} */
	static TaskOutcome of(XendHost host, String id) throws XenException, InterruptedException {
		XendTask task;
		try {
			task = XendTask.of(host, id);
		} catch (IllegalArgumentException e) {
			return new TaskOutcome.Forgotten(); // it is no task of xend
		}
		Struct record;
		try {
			record = task.record();
		} catch (XenException e) {
			if (e.failure() instanceof XenFailure.TimedOut(Duration after) && after.isZero()) {
				return new TaskOutcome.Forgotten();
			}
			throw e;
		}
		if (record.text("status").equals("pending")) {
			return new TaskOutcome.Running(task);
		}
		String result;
		try {
			result = task.outcome(record);
		} catch (XenException e) {
			return new TaskOutcome.Failed(e);
		}
		return task.isAtGoal() ? new TaskOutcome.Succeeded(result) : new TaskOutcome.Running(task);
	}
}
