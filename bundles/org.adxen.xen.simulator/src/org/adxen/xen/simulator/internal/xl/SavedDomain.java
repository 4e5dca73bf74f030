// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xl;

import java.util.List;
import java.util.Optional;

/** The head of a file that xl save writes: its magic, and after it what this simulator needs to go on. Characters are bytes. */
record SavedDomain(GuestConfig config, double cpu) {

	private static final String MAGIC = "Xen saved domain, xl format\n \0 \r";
	/** What a real file is larger than the memory by: 100872531 bytes for 96 MiB. */
	private static final long OVERHEAD = 209_235;

	/** How large the file of a domain is. */
	static long size(GuestConfig config) {
		return config.memory() * 1024 + OVERHEAD;
	}

	String text() {
		var so = new StringBuilder(MAGIC);
		so.append(cpu).append('\n');
		line(so, "name", config.name());
		line(so, "uuid", config.uuid());
		line(so, "type", config.type());
		line(so, "kernel", config.kernel());
		line(so, "ramdisk", config.ramdisk());
		line(so, "cmdline", config.commandLine());
		line(so, "tsc_mode", config.tscMode());
		line(so, "on_poweroff", config.onPoweroff());
		line(so, "on_reboot", config.onReboot());
		line(so, "on_crash", config.onCrash());
		line(so, "memory", Long.toString(config.memory() / 1024));
		line(so, "maxmem", Long.toString(config.maxMemory() / 1024));
		line(so, "vcpus", Integer.toString(config.vcpus()));
		line(so, "maxvcpus", Integer.toString(config.maxVcpus()));
		so.append("disk = [");
		for (GuestConfig.Disk disk : config.disks())
			so.append(quote(disk.target() + ',' + disk.format() + ',' + disk.device() + ',' + (disk.writable() ? "w" : "r")
					+ (disk.cdrom() ? ",cdrom" : ""))).append(',');
		so.append("]\nvif = [");
		for (GuestConfig.Nic nic : config.nics())
			so.append(quote("mac=" + nic.mac() + ",bridge=" + nic.bridge())).append(',');
		return so.append("]\n").toString();
	}

	private static void line(StringBuilder so, String key, String value) {
		if (!value.isEmpty() || key.equals("name"))
			so.append(key).append(" = ").append(quote(value)).append('\n');
	}

	private static String quote(String text) {
		return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
	}

	/** Reads it, empty if it is no such file. */
	static Optional<SavedDomain> parse(String text) throws XlFailure {
		if (!text.startsWith(MAGIC))
			return Optional.empty();
		var rest = text.substring(MAGIC.length());
		var lines = List.of(rest.split("\n", 2));
		return Optional.of(new SavedDomain(GuestConfig.from(ConfigFile.read("<saved>", lines.get(1)), "<saved>", new StringBuilder()),
				Double.parseDouble(lines.getFirst())));
	}
}
