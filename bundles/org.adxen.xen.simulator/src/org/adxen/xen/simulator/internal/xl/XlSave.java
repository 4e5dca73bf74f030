// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.adxen.xen.simulator.internal.machine.Errno;
import org.adxen.xen.simulator.internal.machine.Process;

/** xl save and xl restore. */
final class XlSave {

	private static final String FORMAT = "new xl format (info 0x3/0x0/851)\n";
	private static final Duration SETUP = Duration.ofMillis(500);
	private static final Duration EACH_GIB = Duration.ofSeconds(2);
	private static final Duration PATIENCE = Duration.ofSeconds(60);
	private static final int PARTS = 12;

	private final Hypervisor xen;
	private final XlCreate creation;

	XlSave(Hypervisor xen, XlCreate creation) {
		this.xen = xen;
		this.creation = creation;
	}

	void addTo(Map<String, Xl.Command> commands) {
		commands.put("save", this::save);
		commands.put("restore", this::restore);
	}

	private int save(Process process, List<String> arguments) throws IOException, XlFailure {
		var flags = new StringBuilder();
		var words = Xl.words(arguments, "cpf", flags);
		Xl.need(process, "save", words, 2);
		var guest = Xl.guest(xen, words.getFirst());
		var path = words.get(1);
		try {
			process.open(path, "w").release();
		} catch (Errno e) {
			throw new XlFailure(1, "Failed to open temp file " + path + " for writing\n");
		}
		process.err("Saving to " + path + ' ' + FORMAT);
		process.err("xc: info: Saving domain " + guest.domid + ", type x86 " + (guest.config.type().equals("pv") ? "PV" : "HVM") + '\n');
		if (!guest.ran && guest.paused && guest.config.type().equals("pv"))
			throw new XlFailure(1, "xc: error: Bad mfn 0 for p2m frame list list: Internal error\nxc: error: Save failed (0 = Success): "
					+ "Internal error\n" + notDone(guest, "domain did not respond to suspend request: Success")
					+ notResumed(guest));
		if (guest.paused || guest.reason != Guest.NONE || !guest.answers) {
			// A kernel that cannot answer is waited for (Xen 4.17.7, a crashed domain).
			process.sleep(xen.timing().paced(PATIENCE));
			throw new XlFailure(1, "libxl: error: libxl_dom_suspend.c:353:suspend_common_wait_guest_timeout: Domain " + guest.domid
					+ ":guest did not suspend, timed out\n" + notDone(guest, "domain did not respond to suspend request: Invalid argument")
					+ notResumed(guest));
		}
		var saved = new SavedDomain(guest.config.named(guest.name), guest.cpu());
		xen.change(guest, () -> guest.reason = Guest.SUSPEND);
		try {
			write(process, guest, path, saved);
		} catch (Errno | RuntimeException e) {
			xen.change(guest, () -> guest.reason = Guest.NONE);
			if (e instanceof RuntimeException killed)
				throw killed;
			throw new XlFailure(1, "xc: error: Failed to write page data to stream (28 = No space left on device): Internal error\n"
					+ "xc: error: Save failed (28 = No space left on device): Internal error\n"
					+ notDone(guest, "domain responded to suspend request: No space left on device"));
		}
		if (flags.indexOf("c") >= 0)
			xen.change(guest, () -> guest.reason = Guest.NONE);
		else if (flags.indexOf("p") >= 0)
			xen.change(guest, () -> {
				guest.reason = Guest.NONE;
				guest.paused = true;
			});
		else
			xen.remove(guest);
		return 0;
	}

	private static String notDone(Guest guest, String why) {
		return "libxl: error: libxl_stream_write.c:347:libxl__xc_domain_save_done: Domain " + guest.domid + ":saving domain: " + why
				+ "\nFailed to save domain, resuming domain\n";
	}

	private static String notResumed(Guest guest) {
		return "xc: error: Dom " + guest.domid + " not suspended: (shutdown 0, reason 255): Internal error\n"
				+ "libxl: error: libxl_dom_suspend.c:666:domain_resume_done: Domain " + guest.domid
				+ ":xc_domain_resume failed: Invalid argument\n";
	}

	private void write(Process process, Guest guest, String path, SavedDomain saved) throws IOException {
		var files = process.machine().files();
		var file = process.open(path, "w");
		try {
			var head = saved.text().getBytes(StandardCharsets.ISO_8859_1);
			process.write(file, head, head.length);
			var node = files.get(process.path(path), true);
			var size = SavedDomain.size(guest.config);
			var frames = guest.config.memory() / 4;
			for (int i = 1; i <= PARTS; i++) {
				process.sleep(xen.timing().paced(SETUP.plus(EACH_GIB.multipliedBy(guest.config.memory()).dividedBy(1 << 20)))
						.dividedBy(PARTS));
				files.fill(node, Math.max(head.length, size * i / PARTS));
				process.err("xc: progress: Frames: " + frames * i / PARTS + '/' + frames + "  %3d%%\n".formatted(100 * i / PARTS));
			}
			process.err("xc: progress: End of stream: 0/0    0%\n");
		} finally {
			file.release();
		}
	}

	private int restore(Process process, List<String> arguments) throws IOException, XlFailure {
		var flags = new StringBuilder();
		var words = Xl.words(arguments, "pcdeFVA", flags);
		Xl.need(process, "restore", words, 1);
		var path = words.getLast();
		var files = process.machine().files();
		SavedDomain saved;
		try {
			process.open(path, "r").release();
			saved = SavedDomain.parse(files.text(process.path(path))).orElseThrow(() -> new XlFailure(1,
					"File has wrong magic number - corrupt or for a different tool?\n"));
			process.err("Loading new save file " + path + " (new xl fmt info 0x3/0x0/851)\n"
					+ " Savefile contains xl domain config in JSON format\nParsing config from <saved>\n");
			var config = words.size() == 1 ? saved.config() : other(process, words.getFirst());
			var guest = creation.build(process, xen.nextDomid(), config, false, 1);
			run(process, guest, saved, files.get(process.path(path), true).size(), flags.indexOf("p") >= 0);
			return 0;
		} catch (Errno e) {
			throw new XlFailure(1, "Can't open restore file: " + e.getMessage() + '\n');
		}
	}

	private static GuestConfig other(Process process, String path) throws IOException, XlFailure {
		var file = process.open(path, "r");
		try {
			return GuestConfig.from(ConfigFile.read(path, process.readAll(file)), path, new StringBuilder());
		} finally {
			file.release();
		}
	}

	private void run(Process process, Guest guest, SavedDomain saved, long size, boolean paused) throws IOException, XlFailure {
		var kind = guest.config.type().equals("pv") ? "PV" : "HVM";
		try {
			process.err("xc: info: Found x86 " + kind + " domain from Xen 4.17\nxc: info: Restoring domain\n");
			process.sleep(xen.timing().paced(SETUP.plus(EACH_GIB.multipliedBy(guest.config.memory()).dividedBy(1 << 20))));
			if (size < SavedDomain.size(saved.config()))
				throw new XlFailure(1, "xc: error: Failed to read Record Header from stream (0 = Success): Internal error\n"
						+ "xc: error: Restore failed (0 = Success): Internal error\n"
						+ "libxl: error: libxl_stream_read.c:850:libxl__xc_domain_restore_done: restoring domain: Success\n");
		} catch (XlFailure | RuntimeException e) {
			xen.remove(guest);
			throw e;
		}
		process.err("xc: info: Restore successful\nxc: info: XenStore: mfn 0x3cfeb, dom 0, evt 1\n"
				+ "xc: info: Console: mfn 0x3cfea, dom 0, evt 2\n");
		guest.cpu(0);
		guest.ran = true;
		xen.start(guest, paused, true);
	}
}
