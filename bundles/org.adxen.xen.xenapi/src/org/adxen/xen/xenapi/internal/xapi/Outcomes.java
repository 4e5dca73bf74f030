// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import org.adxen.xen.TaskOutcome;
import org.adxen.xen.XenException;
import org.adxen.xen.xenapi.internal.rpc.ApiFailure;
import org.adxen.xen.xenapi.internal.rpc.Struct;
import org.adxen.xen.xenapi.internal.session.Attempt;

/** What became of a task that an earlier connection began: tasks run at the coordinator, and are kept for about an hour. */
final class Outcomes {

	private Outcomes() {
	}

	static TaskOutcome of(XapiPool pool, String uuid) throws XenException, InterruptedException {
		if (uuid.isEmpty()) {
			return new TaskOutcome.Forgotten();
		}
		Struct record;
		String ref;
		try {
			ref = pool.session().read(Methods.TASK_BY_UUID, uuid).toString();
			record = Struct.of(pool.session().read(Methods.TASK_RECORD, ref));
		} catch (ApiFailure e) {
			if (e.is("UUID_INVALID") || e.is("HANDLE_INVALID")) {
				return new TaskOutcome.Forgotten();
			}
			throw pool.explain(e, Attempt.named("look after", "task", uuid));
		}
		var task = new XapiTask(pool, Attempt.named("finish", "task", record.text("name_label")), ref, uuid);
		TaskState state = TaskState.of(record);
		if (!state.isOver()) {
			return new TaskOutcome.Running(task);
		}
		try {
			return new TaskOutcome.Succeeded(task.outcome(state));
		} catch (XenException e) {
			if (state.status().equals("success")) {
				throw e; // the link, not the task
			}
			return new TaskOutcome.Failed(e);
		}
	}
}
