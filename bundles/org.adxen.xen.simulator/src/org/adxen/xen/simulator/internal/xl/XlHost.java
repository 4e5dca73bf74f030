// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xl;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import org.adxen.xen.simulator.SimulatedDomain;
import org.adxen.xen.simulator.internal.Timing;
import org.adxen.xen.simulator.internal.machine.Machine;
import org.adxen.xen.simulator.internal.machine.Process;
import org.adxen.xen.simulator.internal.programs.SystemTools;

/** A simulated Debian host with Xen and xl. Safe for use from any thread. */
public final class XlHost {

	private static final long DISK = 200L << 30;
	/** On a server that all hosts of a fleet share. */
	public static final String SHARED = "/srv/shared";
	private static final String SECURE_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

	private final Machine machine;
	private final Hypervisor xen;
	private final Set<String> sudoers;

	/**
	 * A host with domain 0 only.
	 *
	 * @param memory     bytes
	 * @param loads      how busy guests of these names are
	 * @param neighbours finds another host by name, address or address and port
	 * @param sudoers    the users that may become root without a password
	 * @param frozen     whether nothing of it moves at the moment
	 */
	public XlHost(String name, Timing timing, long memory, int cpus, Map<String, Double> loads,
			Function<String, Optional<XlHost>> neighbours, Set<String> sudoers, BooleanSupplier frozen) {
		this.sudoers = Set.copyOf(sudoers);
		machine = new Machine(name, DISK);
		SystemTools.installAll(machine);
		xen = new Hypervisor(machine, timing, memory / 1024, cpus, loads, frozen);
		new Xl(xen).install(machine);
		machine.install("/usr/bin", "ssh", new Ssh(xen, address -> neighbours.apply(address).map(host -> host.xen))::run);
		machine.install("/usr/bin", "sudo", this::sudo);
		machine.install("/usr/sbin", "reboot", (process, words) -> {
			if (!process.isRoot())
				return 1;
			xen.later(java.time.Duration.ofSeconds(1), this::reboot);
			return 0;
		});
		var files = machine.files();
		for (String folder : List.of("/sys/class/net/xenbr0/bridge", "/etc/xen/auto", "/var/log/xen", "/var/lib/xen", "/proc/xen",
				"/sys/hypervisor"))
			files.folders(folder);
		files.put("/proc/xen/capabilities", "control_d\n");
		files.put("/sys/hypervisor/type", "xen\n");
		files.put("/etc/os-release", "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"\nID=debian\n");
		files.put("/etc/xen/xl.conf", "# Defaults\n");
		files.put("/proc/mounts", "/dev/vda1 / ext4 rw,relatime 0 0\nfiler:" + SHARED + ' ' + SHARED + " nfs4 rw,relatime 0 0\n");
		files.mount(SHARED, "nfs");
		begin();
		files.put("/proc/cpuinfo", "processor\t: 0\nvendor_id\t: AuthenticAMD\nmodel name\t: AMD EPYC 7302P 16-Core Processor\n\n".repeat(Math.min(cpus, 4)));
		files.put("/etc/machine-id", java.util.UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)).toString()
				.replace("-", "") + '\n');
		files.put("/boot/vmlinuz-guest", "\u007fELF\2\1\1");
		files.put("/boot/initrd-guest", "");
	}

	public Machine machine() {
		return machine;
	}

	private int sudo(Process process, List<String> words) throws IOException {
		var at = 1;
		var silent = false;
		while (at < words.size() && words.get(at).startsWith("-") && words.get(at).length() > 1) {
			silent |= words.get(at).equals("-n");
			if (words.get(at++).equals("--"))
				break;
		}
		if (!process.isRoot() && !sudoers.contains(process.user())) {
			process.err(silent ? "sudo: a password is required\n"
					: "sudo: a terminal is required to read the password; either use the -S option to read from standard input or "
							+ "configure an askpass helper\nsudo: a password is required\n");
			return 1;
		}
		var environment = new HashMap<>(process.environment());
		environment.put("PATH", SECURE_PATH);
		environment.put("SUDO_USER", process.user());
		environment.put("USER", "root");
		environment.put("LOGNAME", "root");
		while (at < words.size() && words.get(at).matches("[A-Za-z_]+=.*")) {
			environment.put(words.get(at).replaceFirst("=.*", ""), words.get(at).replaceFirst("[^=]*=", ""));
			at++;
		}
		process.environment(environment);
		process.become("root");
		return at < words.size() ? SystemTools.run(process, words.subList(at, words.size())) : 0;
	}

	/**
	 * Lets a domain live that has done so for a while.
	 *
	 * @param text    its configuration
	 * @param seconds how long its processors have run
	 */
	public void live(String text, double seconds, boolean paused, boolean crashed) {
		try {
			var config = GuestConfig.from(ConfigFile.read("scenario", text), "scenario", new StringBuilder());
			var guest = xen.reserve(xen.nextDomid(), config).orElseThrow(() -> new IllegalArgumentException(config.name()));
			guest.ran = true;
			guest.cpu(seconds);
			xen.start(guest, paused, true);
			if (crashed)
				xen.change(guest, () -> guest.reason = Guest.CRASH);
		} catch (XlFailure e) {
			throw new IllegalArgumentException(e.getMessage(), e);
		}
	}

	/** Writes the file that xl save would have written, and beside it what xl list -l said before. */
	public void suspended(String text, String path, double seconds) {
		try {
			var config = GuestConfig.from(ConfigFile.read("scenario", text), "scenario", new StringBuilder());
			machine.files().put(path, new SavedDomain(config, seconds).text());
			machine.files().fill(machine.files().get(path, true), SavedDomain.size(config));
			machine.files().put(path + ".json", Json.write(List.of(GuestJson.listed(new Guest(1, config, 0)))) + "\n\n");
		} catch (XlFailure | IOException e) {
			throw new IllegalArgumentException(e.getMessage(), e);
		}
	}

	/** The domains that Xen knows, domain 0 included. */
	public List<SimulatedDomain> domains() {
		return xen.guests().stream().map(guest -> new SimulatedDomain(
				new String(guest.name.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), java.nio.charset.StandardCharsets.UTF_8),
				guest.config.uuid(),
				guest.reason == Guest.CRASH ? "Crashed" : guest.reason != Guest.NONE ? "Halted" : guest.paused ? "Paused" : "Running",
				machine.name(), guest.domid == 0)).toList();
	}

	/** Pauses a guest or lets it go on; the number chooses which. */
	public void disturb(int number) {
		var guests = xen.guests().stream().filter(guest -> guest.domid != 0).toList();
		if (!guests.isEmpty()) {
			var guest = guests.get(Math.floorMod(number, guests.size()));
			xen.change(guest, () -> guest.paused = !guest.paused);
		}
	}

	/** xenstored stops answering, or goes on. */
	public void storeHangs(boolean on) {
		xen.storeHangs(on);
	}

	/** The host dies with everything on it: all its processes and domains are gone. */
	public void die() {
		xen.alive(false);
		machine.processes().killAll();
	}

	/** Each start has an identity of its own, random(4). */
	private void begin() {
		machine.files().put("/proc/sys/kernel/random/boot_id", java.util.UUID.randomUUID().toString() + '\n');
	}

	/** A dead host starts; no domain runs. */
	public void revive() {
		begin();
		xen.boot();
		xen.alive(true);
	}

	/** Dies and starts again. */
	public void reboot() {
		die();
		revive();
	}
}
