// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What a domain is made from.
 *
 * @param memory    KiB
 * @param maxMemory KiB
 */
record GuestConfig(String name, String uuid, String type, String kernel, String ramdisk, String commandLine, String tscMode,
		long memory, long maxMemory, int vcpus, int maxVcpus, List<Disk> disks, List<Nic> nics, String onPoweroff,
		String onReboot, String onCrash) {

	/** A disk: what is behind it, raw or qcow2, xvda, whether it can be written to. */
	record Disk(String target, String format, String device, boolean writable, boolean cdrom) {

		/** xvda is 202 * 256, xvdb 16 more; hda is 768. */
		int number() {
			var letter = device.replaceFirst("^(xvd|hd|sd)", "").charAt(0) - 'a';
			return device.startsWith("hd") ? 768 + 64 * letter : (device.startsWith("sd") ? 2048 : 51712) + 16 * letter;
		}
	}

	record Nic(String mac, String bridge) {
	}

	GuestConfig named(String other) {
		return new GuestConfig(other, uuid, type, kernel, ramdisk, commandLine, tscMode, memory, maxMemory, vcpus, maxVcpus, disks,
				nics, onPoweroff, onReboot, onCrash);
	}

	/** Whether the kernel's command line has lab.mode=…: deaf, crash. */
	boolean is(String mode) {
		return (' ' + commandLine + ' ').contains(" lab.mode=" + mode + ' ');
	}

	/** Reads it from a file as xl create does, with what it warns of. */
	static GuestConfig from(ConfigFile file, String source, StringBuilder warnings) throws XlFailure {
		var name = file.string("name").orElseThrow(() -> new XlFailure(1, "Domain name must be specified.\n"));
		var type = file.string("type").or(() -> file.string("builder").map(old -> old.equals("hvm") ? "hvm" : "pv")).orElse("pv");
		if (!List.of("pv", "pvh", "hvm").contains(type.toLowerCase(Locale.ROOT)))
			throw new XlFailure(1, "Invalid domain type " + type + ".\n");
		var uuid = file.string("uuid").orElseGet(() -> UUID.randomUUID().toString());
		if (!uuid.matches("[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}"))
			throw new XlFailure(1, "Failed to parse UUID: " + uuid + '\n');
		var memory = file.number("memory", warnings).orElse(32L) * 1024;
		var maxMemory = Math.max(memory, file.number("maxmem", warnings).orElse(0L) * 1024);
		var vcpus = Math.toIntExact(file.number("vcpus", warnings).orElse(1L));
		var maxVcpus = Math.max(vcpus, Math.toIntExact(file.number("maxvcpus", warnings).orElse(1L)));
		var disks = new ArrayList<Disk>();
		for (String spec : file.list("disk"))
			disks.add(disk(spec, source));
		var nics = new ArrayList<Nic>();
		for (String spec : file.list("vif"))
			nics.add(nic(spec, uuid, nics.size(), warnings));
		var line = file.string("cmdline").orElseGet(() -> (file.string("root").map(root -> "root=" + root + ' ').orElse("")
				+ file.string("extra").orElse("")).strip());
		return new GuestConfig(name, uuid.toLowerCase(Locale.ROOT), type.toLowerCase(Locale.ROOT),
				file.string("kernel").orElse(""), file.string("ramdisk").orElse(""), line, file.string("tsc_mode").orElse(""), memory,
				maxMemory, vcpus, maxVcpus, List.copyOf(disks), List.copyOf(nics), file.string("on_poweroff").orElse("destroy"),
				file.string("on_reboot").orElse("restart"), file.string("on_crash").orElse("destroy"));
	}

	private static Disk disk(String spec, String source) throws XlFailure {
		var target = "";
		var format = "raw";
		var device = "";
		var writable = true;
		var cdrom = false;
		var position = 0;
		for (String part : spec.split(",")) {
			var word = part.strip();
			var equals = word.indexOf('=');
			var key = equals < 0 ? List.of("target", "format", "vdev", "access").get(Math.min(3, position++)) : word.substring(0, equals);
			var value = word.substring(equals + 1);
			if (equals < 0 && key.equals("target") && value.matches("(phy|file|raw|tap2?):.*")) {
				position++;
				value = value.replaceFirst("^[^:]*:", "");
			}
			if (word.equals("cdrom") || word.equals("devtype=cdrom")) {
				cdrom = true;
				continue;
			}
			switch (key) {
			case "target" -> target = value;
			case "format" -> format = value.isEmpty() ? "raw" : value;
			case "vdev" -> device = value.replace(":cdrom", "");
			case "access" -> writable = !value.startsWith("r") || value.equals("rw");
			case "backend", "backendtype", "script", "discard", "no-discard", "direct-io-safe", "devtype" -> {
				// accepted, of no consequence here
			}
			default -> throw new XlFailure(1, source + ": config parsing error in disk specification: unknown parameter: near `" + word
					+ ",' in `" + spec + "'\n");
			}
		}
		return new Disk(target, format, device.isEmpty() ? "xvda" : device, writable, cdrom);
	}

	private static Nic nic(String spec, String uuid, int index, StringBuilder warnings) {
		var digits = uuid.replace("-", "");
		var mac = "00:16:3e:%s:%s:%02x".formatted(digits.substring(0, 2), digits.substring(2, 4),
				(Integer.parseInt(digits.substring(4, 6), 16) + index) & 0xFF);
		var bridge = "xenbr0";
		for (String part : spec.split(",")) {
			var word = part.strip();
			if (word.startsWith("mac=")) {
				if (word.matches("mac=[0-9a-fA-F]{1,2}(:[0-9a-fA-F]{1,2}){5}"))
					mac = word.substring(4).toLowerCase(Locale.ROOT);
				else
					warnings.append("Invalid parameter `mac'.\n");
			} else if (word.startsWith("bridge="))
				bridge = word.substring(7);
		}
		return new Nic(mac, bridge);
	}
}
