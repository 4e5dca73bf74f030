// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xl;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.adxen.xen.simulator.internal.machine.Process;

/** xl migrate: the domain runs here until the last moment, and shows as NAME--incoming there meanwhile. */
final class XlMigrate {

	private static final Duration SETUP = Duration.ofSeconds(3);
	private static final Duration EACH_GIB = Duration.ofSeconds(6);
	private static final Duration STEP = Duration.ofMillis(50);
	private static final Pattern PORT = Pattern.compile("-(?:p|oPort=|o Port=) ?([0-9]+)");
	private static final String NO_BANNER = "libxl: error: libxl_utils.c:505:libxl_read_exactly: file/stream truncated reading banner from "
			+ "migration receiver stream\nlibxl: info: libxl_exec.c:117:libxl_report_child_exitstatus: migration transport process [%d] "
			+ "exited with error status 255\n";
	private static final String NOT_RESTORED = "libxl: error: libxl_stream_read.c:850:libxl__xc_domain_restore_done: restoring domain: %2$s\n"
			+ "libxl: error: libxl_create.c:1640:domcreate_rebuild_done: Domain %1$d:cannot (re-)build domain: -3\n"
			+ "libxl: error: libxl_domain.c:1183:libxl__destroy_domid: Domain %1$d:Non-existant domain\n"
			+ "libxl: error: libxl_domain.c:1137:domain_destroy_callback: Domain %1$d:Unable to destroy guest\n"
			+ "libxl: error: libxl_domain.c:1064:domain_destroy_cb: Domain %1$d:Destruction of domain failed\n"
			+ "migration target: Domain creation failed (code -3).\n";

	private final Hypervisor xen;
	private final Neighbours neighbours;

	XlMigrate(Hypervisor xen, Neighbours neighbours) {
		this.xen = xen;
		this.neighbours = neighbours;
	}

	void addTo(Map<String, Xl.Command> commands) {
		commands.put("migrate", this::migrate);
	}

	private int migrate(Process process, List<String> arguments) throws IOException, XlFailure {
		var ssh = "ssh";
		var rest = new ArrayList<String>();
		for (int i = 0; i < arguments.size(); i++)
			if (arguments.get(i).equals("-s"))
				ssh = arguments.get(++i);
			else if (arguments.get(i).equals("-C"))
				i++;
			else
				rest.add(arguments.get(i));
		var flags = new StringBuilder();
		var words = Xl.words(rest, "LDpe", flags);
		Xl.need(process, "migrate", words, 2);
		var guest = Xl.guest(xen, words.getFirst());
		if (guest.domid == 0)
			throw new XlFailure(1, "Cannot migrate domain 0\n");
		var port = PORT.matcher(ssh);
		var target = reach(process, words.get(1), port.find() ? Integer.parseInt(port.group(1)) : 0);
		process.err("migration target: Ready to receive domain.\nSaving to migration stream new xl format (info 0x3/0x0/851)\n"
				+ "Loading new save file <incoming migration stream> (new xl fmt info 0x3/0x0/851)\n"
				+ " Savefile contains xl domain config in JSON format\nParsing config from <saved>\n"
				+ "xc: info: Saving domain " + guest.domid + ", type x86 " + kind(guest) + '\n');
		transfer(process, guest, target, flags.indexOf("p") >= 0);
		return 0;
	}

	private static String kind(Guest guest) {
		return guest.config.type().equals("pv") ? "PV" : "HVM";
	}

	private Hypervisor reach(Process process, String where, int port) throws XlFailure {
		var host = where.substring(where.indexOf('@') + 1);
		var found = neighbours.at(port == 0 ? host : host + ':' + port);
		if (found.isPresent() && found.get().isAlive() && found.get() != xen)
			return found.get();
		var name = !host.matches("[0-9.]+");
		throw new XlFailure(1, (found.isPresent() && !found.get().isAlive() ? "ssh: connect to host " + host + " port "
				+ (port == 0 ? 22 : port) + ": No route to host\n"
				: name ? "ssh: Could not resolve hostname " + host + ": Temporary failure in name resolution\n"
						: "ssh: connect to host " + host + " port " + (port == 0 ? 22 : port) + ": Connection refused\n")
				+ NO_BANNER.formatted(process.pid()));
	}

	private void transfer(Process process, Guest guest, Hypervisor target, boolean paused) throws IOException, XlFailure {
		var domid = target.nextDomid();
		if (guest.config.type().equals("pv"))
			// Xen without shadow paging cannot log the dirty pages of a PV guest (Debian 4.17.7, XSA-495).
			throw new XlFailure(1, ("xc: error: Failed to enable logdirty: 95,22,0 (22 = Invalid argument): Internal error\n"
					+ "xc: error: Save failed (22 = Invalid argument): Internal error\n"
					+ "libxl: error: libxl_stream_write.c:347:libxl__xc_domain_save_done: Domain " + guest.domid
					+ ":saving domain: domain did not respond to suspend request: Invalid argument\n"
					+ "migration sender: libxl_domain_suspend failed (rc=-8)\n" + NOT_RESTORED
					+ "Migration failed, failed to suspend at sender.\n").formatted(domid, "Success"));
		process.err("xc: info: Found x86 HVM domain from Xen 4.17\nxc: info: Restoring domain\n");
		for (GuestConfig.Disk disk : guest.config.disks())
			if (!disk.target().isEmpty() && !target.machine().files().exists(disk.target()))
				throw new XlFailure(1, ("libxl: error: libxl_device.c:455:libxl__device_disk_set_backend: Disk vdev=" + disk.device()
						+ " failed to stat: " + disk.target().replace("%", "%%") + ": No such file or directory\n" + NOT_RESTORED
						+ "migration sender: libxl_domain_suspend failed (rc=-3)\nMigration failed, resuming at sender.\n")
						.formatted(domid, "No such file or directory"));
		var incoming = target.reserve(domid, guest.config.named(guest.name + "--incoming"));
		if (incoming.isEmpty() || target.isOvercommitted()) {
			incoming.ifPresent(target::remove);
			throw new XlFailure(1, ("xc: error: Failed to populate physmap (16 = Device or resource busy): Internal error\n"
					+ "xc: error: Restore failed (16 = Device or resource busy): Internal error\n" + NOT_RESTORED
					+ "migration sender: libxl_domain_suspend failed (rc=-3)\nMigration failed, resuming at sender.\n"
					+ "xc: error: Dom " + guest.domid + " not suspended: (shutdown 0, reason 255): Internal error\n"
					+ "libxl: error: libxl_dom_suspend.c:666:domain_resume_done: Domain " + guest.domid
					+ ":xc_domain_resume failed: Invalid argument\n").formatted(domid, "Device or resource busy"));
		}
		var copy = incoming.get();
		try {
			copying(process, guest, target);
			if (!target.isThere(copy))
				throw new XlFailure(1, "migration sender: libxl_domain_suspend failed (rc=-3)\nMigration failed, resuming at sender.\n");
			xen.change(guest, () -> guest.reason = Guest.SUSPEND);
		} catch (XlFailure | RuntimeException e) {
			target.remove(copy);
			throw e;
		}
		process.err("xc: info: Restore successful\nxc: info: XenStore: mfn 0xfeffc, dom 0, evt 1\n"
				+ "xc: info: Console: mfn 0xfefff, dom 0, evt 2\n"
				+ "migration target: Transfer complete, requesting permission to start domain.\n"
				+ "migration sender: Target has acknowledged transfer.\nmigration sender: Giving target permission to start.\n"
				+ "migration target: Got permission, starting domain.\n");
		if (!target.rename(copy, guest.name)) {
			// Found only now, after everything was sent (Xen 4.17.7).
			target.remove(copy);
			xen.change(guest, () -> guest.reason = Guest.NONE);
			throw new XlFailure(1, "libxl: error: libxl_domain.c:81:libxl__domain_rename: Domain " + domid + ":Domain with name \""
					+ guest.name + "\" already exists.\nmigration sender: Target reports startup failure (status code 6).\n"
					+ "migration target: Failure, destroying our copy.\n"
					+ "migration target: Cleanup OK, granting sender permission to resume.\n"
					+ "migration sender: Trying to resume at our end.\nmigration sender: Resumed OK.\n"
					+ "Migration failed due to problems at target.\n");
		}
		target.start(copy, paused || guest.paused, true);
		xen.remove(guest);
		process.err("migration target: Domain started successsfully.\nmigration sender: Target reports successful startup.\n"
				+ "Migration successful.\n");
	}

	/** The pages go over; there is no time limit if the other side falls silent. */
	private void copying(Process process, Guest guest, Hypervisor target) throws XlFailure {
		var left = xen.timing().paced(SETUP.plus(EACH_GIB.multipliedBy(guest.config.memory()).dividedBy(1 << 20)));
		while (left.isPositive() || target.isFrozen()) {
			process.sleep(left.isPositive() && left.compareTo(STEP) < 0 ? left : STEP);
			if (!target.isFrozen())
				left = left.minus(STEP);
			if (!xen.isThere(guest) || guest.reason != Guest.NONE)
				throw new XlFailure(1, "migration sender: libxl_domain_suspend failed (rc=-3)\nMigration failed, resuming at sender.\n");
		}
	}
}
