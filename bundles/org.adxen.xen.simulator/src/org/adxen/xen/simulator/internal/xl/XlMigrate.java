// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.adxen.xen.simulator.internal.machine.Pipe;
import org.adxen.xen.simulator.internal.machine.Process;

/**
 * xl migrate: the domain runs here until the last moment. What goes to the target goes through the transport that was asked for, and
 * there is no time limit if the other side falls silent. If the transport breaks, the domain goes on here, unless the target has got
 * permission to start it.
 */
final class XlMigrate {

	static final String INCOMING = "--incoming";
	/** The first words of a target that is ready. */
	static final String BANNER = "xl migration receiver ready, send binary domain data.";
	private static final String AWAY = "--migratedaway";
	private static final Duration SETUP = Duration.ofSeconds(3);
	private static final Duration EACH_GIB = Duration.ofSeconds(6);
	private static final Duration STEP = Duration.ofMillis(50);
	private static final String NO_BANNER = "libxl: error: libxl_utils.c:505:libxl_read_exactly: file/stream truncated reading banner from "
			+ "migration receiver stream\nlibxl: info: libxl_exec.c:117:libxl_report_child_exitstatus: migration transport process [%d] "
			+ "exited with error status %d\n";
	private static final String RESUMES = "migration sender: libxl_domain_suspend failed (rc=-3)\nMigration failed, resuming at sender.\n";

	private final Hypervisor xen;

	XlMigrate(Hypervisor xen) {
		this.xen = xen;
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
		var there = new Pipe();
		var back = new Pipe();
		var transport = process.fork();
		transport.set(0, there.reader());
		transport.set(1, back.writer());
		transport.countApart();
		transport.start(process.machine().program(process, "/bin/sh"), List.of("sh", "-c",
				"exec " + ssh + ' ' + words.get(1) + " xl migrate-receive" + (flags.indexOf("p") >= 0 ? " -p" : "")));
		var talk = new Talk(process, back.reader(), there.writer());
		try {
			send(process, guest, transport, talk);
			return 0;
		} finally {
			there.writer().release();
			back.reader().release();
		}
	}

	private void send(Process process, Guest guest, Process transport, Talk talk) throws IOException, XlFailure {
		try {
			if (!talk.hear().equals(BANNER))
				throw new XlFailure(1, "migration sender: Unexpected banner from the receiver.\n");
		} catch (Talk.Broken e) {
			throw new XlFailure(1, NO_BANNER.formatted(transport.pid(), process.await(transport)));
		}
		try {
			transfer(process, guest, transport, talk);
		} catch (Talk.Broken e) {
			process.err(RESUMES);
			resume(guest);
			throw new XlFailure(1, "xc: error: Dom " + guest.domid + " not suspended: (shutdown 0, reason 255): Internal error\n"
					+ "libxl: error: libxl_dom_suspend.c:666:domain_resume_done: Domain " + guest.domid
					+ ":xc_domain_resume failed: Invalid argument\n");
		}
		try {
			handOver(process, guest, talk);
		} catch (Talk.Broken e) {
			throw new XlFailure(1, "** Migration failed during final handshake **\nDomain state is now undefined !\n"
					+ "Please CHECK AT BOTH ENDS for running instances, before renaming and\n resuming at most one instance.\n");
		}
	}

	private void resume(Guest guest) {
		xen.change(guest, () -> guest.reason = guest.reason == Guest.SUSPEND ? Guest.NONE : guest.reason);
	}

	private void transfer(Process process, Guest guest, Process transport, Talk talk) throws IOException, XlFailure, Talk.Broken {
		process.err("Saving to migration stream new xl format (info 0x3/0x0/851)\n");
		talk.say(Base64.getEncoder().encodeToString(
				new SavedDomain(guest.config.named(guest.name), 0).text().getBytes(StandardCharsets.ISO_8859_1)));
		talk.hear();
		process.err("xc: info: Saving domain " + guest.domid + ", type x86 " + (guest.config.type().equals("pv") ? "PV" : "HVM") + '\n');
		if (guest.config.type().equals("pv"))
			// Xen without shadow paging cannot log the dirty pages of a PV guest (Debian 4.17.7, XSA-495).
			throw new XlFailure(1, "xc: error: Failed to enable logdirty: 95,22,0 (22 = Invalid argument): Internal error\n"
					+ "xc: error: Save failed (22 = Invalid argument): Internal error\n"
					+ "libxl: error: libxl_stream_write.c:347:libxl__xc_domain_save_done: Domain " + guest.domid
					+ ":saving domain: domain did not respond to suspend request: Invalid argument\n"
					+ "migration sender: libxl_domain_suspend failed (rc=-8)\nMigration failed, failed to suspend at sender.\n");
		talk.say("pages follow");
		talk.hear();
		copy(process, guest, transport, talk);
		xen.change(guest, () -> guest.reason = Guest.SUSPEND);
		talk.say(guest.paused ? "paused" : "end");
		talk.hear();
	}

	/** The pages go over. */
	private void copy(Process process, Guest guest, Process transport, Talk talk) throws IOException, XlFailure, Talk.Broken {
		var whole = xen.timing().paced(SETUP.plus(EACH_GIB.multipliedBy(guest.config.memory()).dividedBy(1 << 20)));
		for (var left = whole; left.isPositive(); left = left.minus(STEP)) {
			process.sleep(left.compareTo(STEP) < 0 ? left : STEP);
			talk.say("pages");
			talk.hear();
			transport.wrote((long) (guest.config.memory() * 1024.0 * STEP.toNanos() / whole.toNanos()));
			if (!xen.isThere(guest) || guest.reason != Guest.NONE)
				throw new XlFailure(1, RESUMES);
		}
	}

	private void handOver(Process process, Guest guest, Talk talk) throws IOException, XlFailure, Talk.Broken {
		var name = guest.name;
		process.err("migration sender: Target has acknowledged transfer.\n");
		xen.rename(guest, name + AWAY);
		process.err("migration sender: Giving target permission to start.\n");
		talk.say("go");
		if (talk.hear().equals("started")) {
			process.err("migration sender: Target reports successful startup.\n");
			xen.remove(guest);
			process.err("Migration successful.\n");
			return;
		}
		process.err("migration sender: Target reports startup failure (status code 6).\n");
		talk.say("clean up");
		talk.hear();
		process.err("migration sender: Trying to resume at our end.\n");
		xen.rename(guest, name);
		resume(guest);
		throw new XlFailure(1, "migration sender: Resumed OK.\nMigration failed due to problems at target.\n");
	}
}
