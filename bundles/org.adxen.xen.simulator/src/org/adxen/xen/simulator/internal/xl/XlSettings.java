// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xl;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.adxen.xen.simulator.internal.machine.Process;

/** The subcommands of xl that change a domain that lives, and its console. */
final class XlSettings {

	private static final long SMALLEST = 62L * 1024;

	private final Hypervisor xen;

	XlSettings(Hypervisor xen) {
		this.xen = xen;
	}

	void addTo(Map<String, Xl.Command> commands) {
		commands.put("mem-set", this::memory);
		commands.put("mem-max", (process, arguments) -> {
			Xl.need(process, "mem-max", arguments, 2);
			Xl.guest(xen, arguments.getFirst());
			return 0;
		});
		commands.put("vcpu-set", this::vcpus);
		commands.put("rename", this::rename);
		commands.put("console", this::console);
	}

	/** KiB of 80, 80M, 81920k, 1g. */
	private static long size(String text) throws XlFailure {
		if (!text.matches("[0-9]+[bkmgtBKMGT]?"))
			throw new XlFailure(1, "invalid memory size: " + text + '\n');
		var digits = Long.parseLong(text.replaceFirst("[^0-9]$", ""));
		return switch (Character.toLowerCase(text.charAt(text.length() - 1))) {
		case 'b' -> digits / 1024;
		case 'k' -> digits;
		case 'g' -> digits << 20;
		case 't' -> digits << 30;
		default -> digits << 10;
		};
	}

	private int memory(Process process, List<String> arguments) throws IOException, XlFailure {
		Xl.need(process, "mem-set", arguments, 2);
		var guest = Xl.guest(xen, arguments.getFirst());
		var size = size(arguments.get(1));
		if (size > guest.config.maxMemory())
			throw new XlFailure(1, "libxl: error: libxl_mem.c:278:libxl_set_memory_target: Domain " + guest.domid
					+ ":memory_dynamic_max must be less than or equal to memory_static_max\n\ncannot set domid " + guest.domid
					+ " dynamic max memory to : " + arguments.get(1) + '\n');
		// A Linux guest gives no more than this (Xen 4.17.7, xl mem-set g1 1).
		xen.change(guest, () -> guest.target = Math.max(size, Math.min(SMALLEST, guest.config.memory())));
		return 0;
	}

	private int vcpus(Process process, List<String> arguments) throws IOException, XlFailure {
		var flags = new StringBuilder();
		var words = Xl.words(arguments, "i", flags);
		Xl.need(process, "vcpu-set", words, 2);
		var guest = Xl.guest(xen, words.getFirst());
		if (!words.get(1).matches("[0-9]{1,4}") || Integer.parseInt(words.get(1)) == 0)
			throw new XlFailure(1, "Error: Invalid argument.\n");
		var number = Integer.parseInt(words.get(1));
		if (number > xen.cpus() && flags.isEmpty())
			throw new XlFailure(1, "You are overcommmitting! You have " + xen.cpus() + " physical CPUs and want " + number
					+ " vCPUs! Aborting, use --ignore-host to continue\n");
		if (number > guest.config.maxVcpus())
			throw new XlFailure(1, "libxl: error: libxl_sched.c:145:libxl_set_vcpuonline: Domain " + guest.domid + ":Requested " + number
					+ " VCPUs, however maxcpus is " + guest.config.maxVcpus() + "!: Numerical result out of range\n"
					+ "libxl_set_vcpuonline failed domid=" + guest.domid + " max_vcpus=" + number + ", rc: -6\n");
		xen.change(guest, () -> {
			guest.cpu(guest.cpu());
			guest.vcpus = number;
		});
		return 0;
	}

	private int rename(Process process, List<String> arguments) throws IOException, XlFailure {
		var words = Xl.words(arguments, "", new StringBuilder());
		Xl.need(process, "rename", words, 2);
		var guest = Xl.guest(xen, words.getFirst());
		if (!xen.rename(guest, words.get(1)))
			throw new XlFailure(1, "libxl: error: libxl_domain.c:81:libxl__domain_rename: Domain " + guest.domid
					+ ":Domain with name \"" + words.get(1) + "\" already exists.\nCan't rename domain '" + words.getFirst() + "'.\n");
		return 0;
	}

	/** Shows a login and echoes what is typed until ctrl-]: as much of a guest's shell as there is. */
	private int console(Process process, List<String> arguments) throws IOException, XlFailure {
		Xl.need(process, "console", arguments, 1);
		var guest = Xl.guest(xen, arguments.getLast());
		process.out("\r\nDebian GNU/Linux 12 " + guest.name + " hvc0\r\n\r\n" + guest.name + " login: ");
		var one = new byte[1];
		var line = new StringBuilder();
		while (process.read(0, one) > 0 && one[0] != 0x1d) {
			var c = (char) (one[0] & 0xFF);
			if (c == '\r' || c == '\n') {
				process.out("\r\n" + (line.isEmpty() ? "" : "Password: \r\nLogin incorrect\r\n") + guest.name + " login: ");
				line.setLength(0);
			} else {
				line.append(c);
				process.out(String.valueOf(c));
			}
		}
		return 0;
	}
}
