// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.machine;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The processes of a machine. Safe for use from any thread. */
public final class Processes {

	private final Machine machine;
	private final Map<Integer, Process> all = new ConcurrentSkipListMap<>();
	private final AtomicInteger numbers = new AtomicInteger(400);

	Processes(Machine machine) {
		this.machine = machine;
	}

	Process make(int parent, int group, String user, String folder, Map<String, String> environment) {
		var pid = numbers.incrementAndGet();
		var made = new Process(machine, pid, parent, group == 0 ? pid : group, user, folder, environment);
		all.put(pid, made);
		return made;
	}

	void forget(int pid) {
		all.remove(pid);
	}

	public Optional<Process> get(int pid) {
		return Optional.ofNullable(all.get(pid));
	}

	public Collection<Process> all() {
		return all.values();
	}

	/** Ends all of them. */
	public void killAll() {
		all.values().forEach(process -> process.signal(Killed.KILL));
	}
}
