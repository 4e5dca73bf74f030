// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xl;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

import org.adxen.xen.simulator.internal.Timing;
import org.adxen.xen.simulator.internal.machine.Machine;

/** The Xen of a simulated host: its domains and its memory. Safe for use from any thread. */
final class Hypervisor {

	/** How a guest that nobody says otherwise of keeps its processors busy. */
	static final double USUAL_LOAD = 0.05;
	static final Duration SHUTDOWN = Duration.ofSeconds(2);
	private static final Duration TEARDOWN = Duration.ofMillis(800);
	private static final Duration BOOT = Duration.ofSeconds(3);
	private static final int RESERVED = 4096;

	private final Machine machine;
	private final Timing timing;
	private final long memory;
	private final int cpus;
	private final Map<Integer, Guest> guests = new TreeMap<>();
	private final Map<String, Double> loads;
	private final BooleanSupplier frozen;
	private Instant booted = Instant.now();
	private int lastDomid;
	private volatile boolean storeHangs;
	private volatile boolean alive = true;

	/**
	 * A hypervisor with domain 0 only.
	 *
	 * @param memory KiB
	 * @param loads  how busy guests of these names are
	 * @param frozen whether the host answers nobody at the moment
	 */
	Hypervisor(Machine machine, Timing timing, long memory, int cpus, Map<String, Double> loads, BooleanSupplier frozen) {
		this.frozen = frozen;
		this.machine = machine;
		this.timing = timing;
		this.memory = memory;
		this.cpus = cpus;
		this.loads = Map.copyOf(loads);
		boot();
	}

	/** Starts anew: no guest survives, domids begin at 1 again. */
	synchronized void boot() {
		guests.clear();
		lastDomid = 0;
		booted = Instant.now();
		var own = Math.min(memory / 4, 4L << 20);
		var zero = new Guest(0, new GuestConfig("Domain-0", "00000000-0000-0000-0000-000000000000", "pv", "", "", "", "", own, own,
				Math.min(cpus, 4), Math.min(cpus, 4), List.of(), List.of(), "", "", ""), 0.03);
		zero.answers = true;
		zero.settle();
		guests.put(0, zero);
		notifyAll();
	}

	Machine machine() {
		return machine;
	}

	Timing timing() {
		return timing;
	}

	long memory() {
		return memory;
	}

	int cpus() {
		return cpus;
	}

	Duration uptime() {
		return Duration.between(booted, Instant.now());
	}

	boolean storeHangs() {
		return storeHangs || !alive;
	}

	void storeHangs(boolean on) {
		storeHangs = on;
	}

	boolean isAlive() {
		return alive;
	}

	boolean isFrozen() {
		return !alive || frozen.getAsBoolean();
	}

	void alive(boolean on) {
		alive = on;
	}

	synchronized List<Guest> guests() {
		return List.copyOf(guests.values());
	}

	synchronized Optional<Guest> get(int domid) {
		return Optional.ofNullable(guests.get(domid));
	}

	synchronized Optional<Guest> named(String name) {
		return guests.values().stream().filter(guest -> guest.name.equals(name)).findFirst();
	}

	/** KiB that nobody has. */
	synchronized long free() {
		return Math.max(0, memory - RESERVED - guests.values().stream().mapToLong(Guest::occupied).sum());
	}

	/** Takes the next domid, whatever becomes of it. */
	synchronized int nextDomid() {
		return ++lastDomid;
	}

	/** Adds a domain that is being built, if its name is free; its memory is taken at once. */
	synchronized Optional<Guest> reserve(int domid, GuestConfig config) {
		if (named(config.name()).isPresent() && !config.name().isEmpty())
			return Optional.empty();
		var load = loads.getOrDefault(config.name().replace("--incoming", ""), USUAL_LOAD);
		var guest = new Guest(domid, config, load);
		guest.building = true;
		guests.put(domid, guest);
		return Optional.of(guest);
	}

	/** Whether a reserved domain got more than there is. */
	synchronized boolean isOvercommitted() {
		return guests.values().stream().mapToLong(Guest::occupied).sum() > memory - RESERVED;
	}

	synchronized boolean rename(Guest guest, String name) {
		if (named(name).filter(other -> other != guest).isPresent())
			return false;
		guest.name = name;
		return true;
	}

	/** Changes something about a guest. */
	synchronized void change(Guest guest, Runnable how) {
		how.run();
		guest.settle();
		notifyAll();
	}

	/** Takes a domain away; false if it was gone already. */
	synchronized boolean remove(Guest guest) {
		var there = guests.remove(guest.domid, guest);
		notifyAll();
		return there;
	}

	synchronized boolean isThere(Guest guest) {
		return guests.get(guest.domid) == guest;
	}

	/** A built domain begins to run, and boots unless it continues from a saved state. */
	void start(Guest guest, boolean paused, boolean continues) {
		change(guest, () -> {
			guest.building = false;
			guest.paused = paused;
			guest.answers = continues;
		});
		if (!continues)
			later(BOOT, () -> booted(guest));
	}

	private void booted(Guest guest) {
		synchronized (this) {
			while (isThere(guest) && guest.paused && alive)
				try {
					wait();
				} catch (InterruptedException e) {
					Thread.currentThread().interrupt();
					return;
				}
			if (!isThere(guest) || guest.reason != Guest.NONE)
				return;
			change(guest, () -> guest.answers = true);
		}
		if (guest.config.is("crash"))
			end(guest, Guest.CRASH);
	}

	/** A guest ends by itself, and what its configuration says of that happens. */
	void end(Guest guest, int reason) {
		synchronized (this) {
			if (!isThere(guest) || guest.reason != Guest.NONE)
				return;
			change(guest, () -> guest.reason = reason);
		}
		// The process that waits for a domain's end cannot open its log in a folder that is not there.
		if (guest.config.name().contains("/"))
			return;
		var action = switch (reason) {
		case Guest.POWEROFF -> guest.config.onPoweroff();
		case Guest.REBOOT -> guest.config.onReboot();
		default -> guest.config.onCrash();
		};
		if (!action.equals("preserve"))
			later(TEARDOWN, () -> teardown(guest, action.startsWith("restart") || action.equals("rename-restart")));
	}

	private void teardown(Guest guest, boolean again) {
		if (!remove(guest) || !again)
			return;
		// For a while the name does not exist at all (Xen 4.17.7).
		later(TEARDOWN, () -> {
			var next = reserve(nextDomid(), guest.config.named(guest.name));
			if (next.isPresent() && isOvercommitted())
				remove(next.get());
			else
				next.ifPresent(built -> later(TEARDOWN, () -> start(built, false, false)));
		});
	}

	/** Does something after a time, unless the host has died or restarted meanwhile. */
	void later(Duration usual, Runnable what) {
		var life = booted;
		Thread.ofVirtual().start(() -> {
			try {
				Thread.sleep(timing.paced(usual));
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				return;
			}
			if (alive && life == booted)
				what.run();
		});
	}

	/** All disks that running guests write to. */
	synchronized List<String> disksInUse() {
		var so = new ArrayList<String>();
		guests.values().forEach(guest -> guest.config.disks().forEach(disk -> so.add(disk.target())));
		return so;
	}
}
