// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xapi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.adxen.xen.simulator.internal.Failure;

/**
 * The progress of one call. An asynchronous call is a task from the start; a synchronous one becomes a task only while it
 * does something that takes time, and the task is gone when it returns (xapi ocaml/xapi/taskHelper.ml, server_helpers.ml).
 */
final class Work {

	private static final int STEPS = 10;

	private final XapiPool pool;
	private final boolean async;
	private final String name;
	private final CountDownLatch cancelled = new CountDownLatch(1);
	private volatile String task = "";

	private Work(XapiPool pool, String name, boolean async) {
		this.pool = pool;
		this.name = name;
		this.async = async;
	}

	/** The work of a call whose caller waits. */
	static Work synchronous(XapiPool pool, String name) {
		return new Work(pool, name, false);
	}

	/** The work of a call whose caller got a task instead. */
	static Work asynchronous(XapiPool pool, String name) {
		var work = new Work(pool, "Async." + name, true);
		work.task();
		return work;
	}

	/** The reference of the task, which is made now if there is none yet. */
	String task() {
		if (task.isEmpty()) {
			task = pool.tasks().create(name, "", List.of("cancel"));
			pool.tasks().running(task, this);
		}
		return task;
	}

	/** Lets some time pass in steps that are seen as progress; ends at once when cancelled. */
	void take(Duration time) throws InterruptedException {
		var step = pool.timing().paced(time).dividedBy(STEPS);
		for (int i = 1; i <= STEPS; i++) {
			checkCancelled();
			if (!step.isZero()) {
				if (cancelled.await(step.toNanos(), TimeUnit.NANOSECONDS))
					checkCancelled();
				progress(i / (double) STEPS);
			}
		}
	}

	private void progress(double done) {
		if (!task.isEmpty())
			pool.database().find("task", task)
					.ifPresent(row -> pool.database().set("task", task, "progress", Math.min(done, 0.99)));
	}

	/** Throws TASK_CANCELLED once somebody has cancelled. */
	void checkCancelled() {
		if (cancelled.getCount() == 0)
			throw new Failure("TASK_CANCELLED", task);
	}

	/** Asks the work to stop; it does so at its next step. */
	void cancel() {
		cancelled.countDown();
	}

	/** The call has returned. */
	void succeeded(String result) {
		finish("success", result, List.of());
	}

	/** The call has failed. */
	void failed(Failure failure) {
		finish(failure.code().equals("TASK_CANCELLED") ? "cancelled" : "failure", "", failure.description());
	}

	private void finish(String status, String result, List<String> error) {
		if (task.isEmpty())
			return;
		pool.tasks().forget(task);
		if (!async) {
			pool.database().remove("task", task);
			return;
		}
		pool.database().atomically(() -> {
			if (pool.database().find("task", task).isEmpty())
				return; // somebody has destroyed it while it was running
			pool.database().set("task", task, "status", status, "result", result, "error_info", error, "progress", 1.0,
					"finished", Instant.now(), "allowed_operations", List.of("destroy"), "current_operations", Map.of());
		});
	}
}
