// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xapi;

import java.time.Instant;
import java.util.List;

import org.adxen.xen.simulator.internal.Failure;

/** Tasks (xapi ocaml/xapi/xapi_task.ml); the plain setters are in {@link Accessors}. */
final class TaskCalls {

	private TaskCalls() {
	}

	static void addTo(Methods methods) {
		methods.quick("task.create", "label:string description:string", (c, args) -> c.pool().tasks()
				.create(args.string("label"), args.string("description"), List.of("cancel", "destroy")));
		methods.slow("task.cancel", "task:ref:task", TaskCalls::cancel);
		methods.quick("task.destroy", "self:ref:task", (c, args) -> {
			c.db().remove("task", c.row(args, "self").ref());
			return "";
		});
	}

	/** A request only: running work stops at its next step, a task of the client's own is simply marked. */
	private static Object cancel(Context c, Args args) {
		var task = c.row(args, "task");
		if (!task.string("status").equals("pending"))
			throw new Failure("OPERATION_NOT_ALLOWED", "The task has finished and cannot be cancelled");
		if (!c.pool().tasks().cancel(task.ref()))
			c.db().set("task", task.ref(), "status", "cancelled", "finished", Instant.now(), "allowed_operations",
					List.of("destroy"));
		return "";
	}
}
