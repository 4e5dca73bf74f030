// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.adxen.xen.simulator.internal.data.Row;

/**
 * Runs operations on domains: checked, shown in current_operations while they last, and broken off by a hard operation
 * (xapi ocaml/xapi/message_forwarding.ml, with_vm_operation). Safe for use from any thread.
 */
final class Operations {

	/** What an operation does once it may. */
	interface Body {
		Object run(Row vm) throws InterruptedException;
	}

	private final XapiPool pool;
	/** The work of each operation by its task. */
	private final Map<String, Work> running = new ConcurrentHashMap<>();

	Operations(XapiPool pool) {
		this.pool = pool;
	}

	/** Runs an operation on a domain. */
	Object run(Context c, Row domain, VmOperation operation, Body body) throws InterruptedException {
		var task = c.work().task();
		var vm = pool.database().atomically(() -> {
			var fresh = pool.database().get("VM", domain.ref());
			pool.lifecycle().check(fresh, operation);
			if (operation == VmOperation.HARD_SHUTDOWN || operation == VmOperation.HARD_REBOOT)
				fresh.map("current_operations").keySet().forEach(this::cancel);
			running.put(task, c.work());
			return mark(fresh, task, operation.wire());
		});
		try {
			if (vm.refers("resident_on"))
				pool.checkReachable(vm.string("resident_on"));
			return body.run(vm);
		} finally {
			running.remove(task);
			pool.database().find("VM", domain.ref()).ifPresent(row -> mark(row, task, ""));
		}
	}

	private void cancel(String task) {
		var work = running.get(task);
		if (work != null)
			work.cancel();
	}

	private Row mark(Row vm, String task, String operation) {
		return pool.database().atomically(() -> {
			var current = new LinkedHashMap<>(pool.database().get("VM", vm.ref()).map("current_operations"));
			if (operation.isEmpty())
				current.remove(task);
			else
				current.put(task, operation);
			return pool.database().set("VM", vm.ref(), "current_operations", current);
		});
	}

	/** The domains that a host runs, domain 0 left out. */
	static List<Row> guests(XapiPool pool, String host) {
		return pool.database().all("VM").stream()
				.filter(vm -> vm.string("resident_on").equals(host) && !vm.flag("is_control_domain")).toList();
	}
}
