// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xapi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.adxen.xen.simulator.internal.data.Row;

/** The tasks of a pool and the work behind those that run. Safe for use from any thread. */
final class Tasks {

	/** Finished ones are collected after 65 minutes (xapi ocaml/xapi/db_gc_util.ml). */
	private static final Duration KEPT = Duration.ofMinutes(65);

	private final XapiPool pool;
	private final Map<String, Work> running = new ConcurrentHashMap<>();

	Tasks(XapiPool pool) {
		this.pool = pool;
	}

	/** Makes the record of a task that has just begun. */
	String create(String label, String description, List<String> allowed) {
		collect();
		var ref = pool.freshRef();
		pool.database().create("task", ref,
				Map.of("uuid", pool.freshUuid(), "name_label", label, "name_description", description, "created",
						Instant.now(), "status", "pending", "resident_on", pool.coordinator(), "type", "<none/>",
						"allowed_operations", allowed));
		return ref;
	}

	/** Tells what has to stop when the task is cancelled. */
	void running(String ref, Work work) {
		running.put(ref, work);
	}

	void forget(String ref) {
		running.remove(ref);
	}

	private void collect() {
		var limit = Instant.now().minus(KEPT);
		for (Row row : pool.database().all("task"))
			if (!row.string("status").equals("pending") && row.date("finished").isBefore(limit))
				pool.database().remove("task", row.ref());
	}

	/** Cancels a task; false if there is nothing left to cancel. */
	boolean cancel(String ref) {
		var work = running.get(ref);
		if (work != null)
			work.cancel();
		return work != null;
	}

	/** Cancels everything, as a restart of the toolstack does (xapi ocaml/xapi/dbsync_slave.ml). */
	void cancelAll() {
		running.values().forEach(Work::cancel);
	}
}
