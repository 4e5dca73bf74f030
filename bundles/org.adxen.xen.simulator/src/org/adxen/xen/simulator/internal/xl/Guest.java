// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xl;

import java.time.Duration;
import java.time.Instant;

/** A domain of a simulated hypervisor. Guarded by its hypervisor. */
final class Guest {

	/** Reasons of a shutdown as Xen numbers them. */
	static final int POWEROFF = 0;
	static final int REBOOT = 1;
	static final int SUSPEND = 2;
	static final int CRASH = 3;
	static final int NONE = -1;

	final int domid;
	final GuestConfig config;
	final double load;
	Instant started = Instant.now();
	String name;
	long target;
	int vcpus;
	boolean building;
	boolean paused;
	int reason = NONE;
	/** Whether it ever ran. */
	boolean ran;
	/** Whether its kernel has come so far that it can answer. */
	boolean answers;
	private double cpuBefore;
	private Instant runsSince = Instant.now();
	private boolean counts;
	private double countedAt;

	Guest(int domid, GuestConfig config, double load) {
		this.domid = domid;
		this.config = config;
		this.load = load;
		name = config.name();
		target = config.memory();
		vcpus = config.vcpus();
	}

	/** Adapts the clock of its processors to what it does now. */
	void settle() {
		var runs = !building && !paused && reason == NONE;
		if (runs == counts)
			return;
		if (counts)
			cpuBefore = cpu();
		counts = runs;
		countedAt = load;
		runsSince = Instant.now();
		ran |= runs;
	}

	/** Seconds that its processors have run, with what they had from before. */
	double cpu() {
		return cpuBefore + (counts ? Duration.between(runsSince, Instant.now()).toNanos() / 1e9 * countedAt * vcpus : 0);
	}

	void cpu(double seconds) {
		cpuBefore = seconds;
		runsSince = Instant.now();
	}

	/** The six letters of xl list: running, blocked, paused, shut down, crashed, dying. */
	String letters() {
		if (building)
			return "--p---";
		if (reason == CRASH)
			return "---sc-";
		if (reason == REBOOT)
			return "--psr-";
		if (reason != NONE)
			return "--ps--";
		if (paused)
			return "--p---";
		return domid == 0 || load > 0.5 ? "r-----" : answers ? "-b----" : "------";
	}

	/** KiB that it takes from the machine, with what Xen keeps for it. */
	long occupied() {
		return domid == 0 ? target : Math.max(target, config.memory()) + 1024 + 256L * config.maxVcpus();
	}
}
