// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.adxen.xen.simulator.internal.machine.Process;

/**
 * xl migrate-receive, which a migration runs at its target. The domain shows as NAME--incoming meanwhile, and is gone again if the
 * transport breaks before the sender has let it start.
 */
final class XlReceive {

	private static final String NOT_RESTORED = "libxl: error: libxl_stream_read.c:850:libxl__xc_domain_restore_done: restoring domain: %2$s\n"
			+ "libxl: error: libxl_create.c:1640:domcreate_rebuild_done: Domain %1$d:cannot (re-)build domain: -3\n"
			+ "libxl: error: libxl_domain.c:1183:libxl__destroy_domid: Domain %1$d:Non-existant domain\n"
			+ "libxl: error: libxl_domain.c:1137:domain_destroy_callback: Domain %1$d:Unable to destroy guest\n"
			+ "libxl: error: libxl_domain.c:1064:domain_destroy_cb: Domain %1$d:Destruction of domain failed\n"
			+ "migration target: Domain creation failed (code -3).\n";

	private final Hypervisor xen;

	XlReceive(Hypervisor xen) {
		this.xen = xen;
	}

	void addTo(Map<String, Xl.Command> commands) {
		commands.put("migrate-receive", this::receive);
	}

	private int receive(Process process, List<String> arguments) throws IOException, XlFailure {
		var paused = arguments.contains("-p");
		var talk = new Talk(process, process.files().get(0), process.files().get(1));
		Optional<Guest> copy = Optional.empty();
		var mine = false;
		try {
			process.err("migration target: Ready to receive domain.\n");
			talk.say(XlMigrate.BANNER);
			var config = config(talk.hear());
			process.err("Loading new save file <incoming migration stream> (new xl fmt info 0x3/0x0/851)\n"
					+ " Savefile contains xl domain config in JSON format\nParsing config from <saved>\n");
			talk.say("loaded");
			talk.hear();
			copy = Optional.of(reserve(process, config));
			talk.say("receiving");
			var word = talk.hear();
			for (; word.equals("pages"); word = talk.hear())
				talk.say("more");
			process.err("xc: info: Restore successful\nxc: info: XenStore: mfn 0xfeffc, dom 0, evt 1\n"
					+ "xc: info: Console: mfn 0xfefff, dom 0, evt 2\n"
					+ "migration target: Transfer complete, requesting permission to start domain.\n");
			talk.say("received");
			talk.hear();
			process.err("migration target: Got permission, starting domain.\n");
			if (!xen.rename(copy.get(), config.name()))
				return nameUsed(process, talk, copy.get(), config.name());
			xen.start(copy.get(), paused || word.equals("paused"), true);
			mine = true;
			process.err("migration target: Domain started successsfully.\n");
			talk.say("started");
			return 0;
		} catch (Talk.Broken e) {
			if (!mine)
				process.err(NOT_RESTORED.formatted(copy.map(guest -> guest.domid).orElse(0), "Success"));
			return mine ? 0 : 1;
		} finally {
			if (!mine)
				copy.ifPresent(xen::remove);
		}
	}

	private static GuestConfig config(String line) throws XlFailure {
		return SavedDomain.parse(new String(Base64.getDecoder().decode(line), StandardCharsets.ISO_8859_1))
				.orElseThrow(() -> new XlFailure(1, "Savefile has wrong magic number - corrupt?\n")).config();
	}

	private Guest reserve(Process process, GuestConfig config) throws IOException, XlFailure {
		var domid = xen.nextDomid();
		process.err("xc: info: Found x86 HVM domain from Xen 4.17\nxc: info: Restoring domain\n");
		for (GuestConfig.Disk disk : config.disks())
			if (!disk.target().isEmpty() && !xen.machine().files().exists(disk.target()))
				throw new XlFailure(1, "libxl: error: libxl_device.c:455:libxl__device_disk_set_backend: Disk vdev=" + disk.device()
						+ " failed to stat: " + disk.target() + ": No such file or directory\n"
						+ NOT_RESTORED.formatted(domid, "No such file or directory"));
		var incoming = xen.reserve(domid, config.named(config.name() + XlMigrate.INCOMING));
		if (incoming.isPresent() && !xen.isOvercommitted())
			return incoming.get();
		incoming.ifPresent(xen::remove);
		throw new XlFailure(1, "xc: error: Failed to populate physmap (16 = Device or resource busy): Internal error\n"
				+ "xc: error: Restore failed (16 = Device or resource busy): Internal error\n"
				+ NOT_RESTORED.formatted(domid, "Device or resource busy"));
	}

	/** Found only now, after everything was sent (capture migrate-name-used-target). */
	private int nameUsed(Process process, Talk talk, Guest copy, String name) throws IOException, Talk.Broken {
		process.err("libxl: error: libxl_domain.c:81:libxl__domain_rename: Domain " + copy.domid + ":Domain with name \"" + name
				+ "\" already exists.\n");
		talk.say("failed");
		talk.hear();
		process.err("migration target: Failure, destroying our copy.\n");
		xen.remove(copy);
		process.err("migration target: Cleanup OK, granting sender permission to resume.\n");
		talk.say("removed");
		return 0;
	}
}
