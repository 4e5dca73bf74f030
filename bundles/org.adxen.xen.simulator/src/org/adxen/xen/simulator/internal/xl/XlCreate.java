// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xl;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.adxen.xen.simulator.internal.machine.Errno;
import org.adxen.xen.simulator.internal.machine.Process;

/** xl create, and the building of domains that others need too. */
final class XlCreate {

	private static final Duration BUILDING = Duration.ofMillis(1400);
	/** So long the scripts wait for a bridge that is not there (Xen 4.17.7). */
	private static final Duration HOTPLUG = Duration.ofSeconds(16);
	private static final int FAILED = 3;

	private final Hypervisor xen;

	XlCreate(Hypervisor xen) {
		this.xen = xen;
	}

	void addTo(Map<String, Xl.Command> commands) {
		commands.put("create", this::create);
	}

	private int create(Process process, List<String> arguments) throws IOException, XlFailure {
		var words = new ArrayList<String>();
		var flags = new StringBuilder();
		for (int i = 0; i < arguments.size(); i++) {
			var word = arguments.get(i);
			if (word.equals("-f") || word.equals("--defconfig"))
				words.addFirst(arguments.get(++i));
			else if (word.startsWith("--defconfig="))
				words.addFirst(word.substring(12));
			else if (word.equals("--dryrun") || word.equals("--quiet"))
				flags.append(word.charAt(2) == 'd' ? 'n' : 'q');
			else
				words.addAll(Xl.words(List.of(word), "pnqcdeFVA", flags));
		}
		Xl.need(process, "create", words, 1);
		var source = words.getFirst();
		var text = new StringBuilder(content(process, source));
		if (flags.indexOf("q") < 0)
			process.err("Parsing config from " + source + '\n');
		for (String extra : words.subList(1, words.size()))
			text.append(text.isEmpty() || text.charAt(text.length() - 1) == '\n' ? "" : "\n").append(extra).append('\n');
		var warnings = new StringBuilder();
		GuestConfig config;
		try {
			config = GuestConfig.from(ConfigFile.read(source, text.toString()), source, warnings);
		} finally {
			process.err(warnings.toString());
		}
		if (flags.indexOf("n") >= 0) {
			process.out(Json.write(GuestJson.config(config, config.memory(), false)) + '\n');
			return 0;
		}
		var guest = build(process, xen.nextDomid(), config, true, FAILED);
		xen.start(guest, flags.indexOf("p") >= 0, false);
		if (config.name().contains("/"))
			process.err("xl: fatal error: xl_utils.c:277: No such file or directory: logfile = open(fullname, O_WRONLY | O_CREAT | "
					+ "O_APPEND | O_CLOEXEC, 0644)\nlibxl: error: libxl_exec.c:117:libxl_report_child_exitstatus: domain monitoring "
					+ "daemonizing child [" + process.pid() + "] exited with error status 1\n");
		return 0;
	}

	private static String content(Process process, String source) throws IOException, XlFailure {
		try {
			var path = process.path(source);
			if (source.startsWith("/dev/") || process.machine().files().get(path, true).isFolder())
				throw new XlFailure(FAILED, "libxl: error: libxl_utils.c:346:libxl_read_file_contents: " + source
						+ " is not a plain file: Success\nFailed to read config file: " + source
						+ ": Inappropriate ioctl for device\n");
			var file = process.open(source, "r");
			try {
				return process.readAll(file);
			} finally {
				file.release();
			}
		} catch (Errno e) {
			throw new XlFailure(FAILED, "Failed to read config file: " + source + ": " + e.getMessage() + '\n');
		}
	}

	/** What libxl says after every failure while it tidies up. */
	private static XlFailure failed(int code, int domid, String cause) {
		return new XlFailure(code, (cause + "libxl: error: libxl_domain.c:1183:libxl__destroy_domid: Domain %1$d:Non-existant domain\n"
				+ "libxl: error: libxl_domain.c:1137:domain_destroy_callback: Domain %1$d:Unable to destroy guest\n"
				+ "libxl: error: libxl_domain.c:1064:domain_destroy_cb: Domain %1$d:Destruction of domain failed\n").formatted(domid));
	}

	/**
	 * Builds a domain, which does not run yet.
	 *
	 * @param fresh whether a kernel is loaded; a restored one has its own
	 */
	Guest build(Process process, int domid, GuestConfig config, boolean fresh, int code) throws XlFailure {
		var files = process.machine().files();
		for (int i = 0; i < config.disks().size(); i++) {
			var disk = config.disks().get(i);
			if (!disk.target().isEmpty() && !files.exists(process.path(disk.target())))
				throw failed(code, domid, "libxl: error: libxl_device.c:455:libxl__device_disk_set_backend: Disk vdev=" + disk.device()
						+ " failed to stat: " + disk.target() + ": No such file or directory\nlibxl: error: libxl_create.c:1318:"
						+ "initiate_domain_create: Domain %1$d:Unable to set disk defaults for disk " + i + '\n');
		}
		var guest = xen.reserve(domid, config).orElseThrow(() -> failed(code, domid,
				"libxl: error: libxl_domain.c:81:libxl__domain_rename: Domain %1$d:Domain with name \"" + config.name().replace("%", "%%")
						+ "\" already exists.\nlibxl: error: libxl_create.c:1296:initiate_domain_create: Domain %1$d:cannot make domain: "
						+ "-6\n"));
		try {
			if (fresh)
				load(process, domid, config, code);
			if (xen.isOvercommitted())
				throw failed(code, domid, "xc: error: panic: xg_dom_boot.c:119: xc_dom_boot_mem_init: can't allocate low memory for domain: "
						+ "Out of memory\nlibxl: error: libxl_dom.c:586:libxl__build_dom: xc_dom_boot_mem_init failed: Cannot allocate "
						+ "memory\nlibxl: error: libxl_create.c:1640:domcreate_rebuild_done: Domain %1$d:cannot (re-)build domain: -3\n");
			if (fresh)
				process.sleep(xen.timing().paced(BUILDING));
			for (GuestConfig.Nic nic : config.nics())
				if (!files.exists("/sys/class/net/" + nic.bridge()))
					noBridge(process, domid, nic.bridge(), code);
			return guest;
		} catch (XlFailure | RuntimeException e) {
			xen.remove(guest);
			throw e;
		}
	}

	private void noBridge(Process process, int domid, String bridge, int code) throws XlFailure {
		process.sleep(xen.timing().paced(HOTPLUG));
		var script = "libxl: error: libxl_exec.c:117:libxl_report_child_exitstatus: /etc/xen/scripts/vif-bridge %2$s [%3$d] exited with "
				+ "error status 1\nlibxl: error: libxl_device.c:1337:device_hotplug_child_death_cb: script: Could not find bridge device %1$s\n";
		throw failed(code, domid, (script.formatted(bridge, "online", process.pid())
				+ "libxl: error: libxl_create.c:1921:domcreate_attach_devices: Domain %1$d:unable to add vif devices\n".replace("%1$d",
						Integer.toString(domid))
				+ script.formatted(bridge, "offline", process.pid() + 25)).replace("%", "%%"));
	}

	private static void load(Process process, int domid, GuestConfig config, int code) throws XlFailure {
		if (config.kernel().isEmpty())
			return;
		var rebuilt = "libxl: error: libxl_create.c:1640:domcreate_rebuild_done: Domain %1$d:cannot (re-)build domain: -3\n";
		try {
			var text = process.machine().files().text(process.path(config.kernel()));
			if (!text.startsWith("\u007fELF") && !text.startsWith("MZ"))
				throw failed(code, domid, "xc: error: panic: xg_dom_core.c:689: xc_dom_find_loader: no loader found: Invalid kernel\n"
						+ "libxl: error: libxl_dom.c:571:libxl__build_dom: xc_dom_parse_image failed\n" + rebuilt);
			if (!config.ramdisk().isEmpty())
				process.machine().files().get(process.path(config.ramdisk()), true);
		} catch (Errno e) {
			var kernel = !process.machine().files().exists(process.path(config.kernel()));
			throw failed(code, domid, "xc: error: panic: xg_dom_core.c:205: failed to open file '"
					+ (kernel ? config.kernel() : config.ramdisk()).replace("%", "%%") + "': " + e.getMessage() + ": Internal error\n"
					+ "libxl: error: libxl_dom.c:646:libxl__build_pv: xc_dom_" + (kernel ? "kernel" : "module") + "_file failed: "
					+ e.getMessage() + '\n' + rebuilt);
		}
	}
}
