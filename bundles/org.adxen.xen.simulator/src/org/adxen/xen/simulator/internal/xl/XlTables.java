// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xl;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.adxen.xen.simulator.internal.machine.Process;

/** The subcommands of xl that print tables. */
final class XlTables {

	private static final String LIST_USAGE = "Usage: xl [-vtT] list [options] [Domain]\n\n\nList information about all/some domains.\n\n"
			+ "Options:\n\n-l, --long              Output all VM details\n-v, --verbose           Prints out UUIDs and security context\n"
			+ "-Z, --context           Prints out security context\n-c, --cpupool           Prints the cpupool the domain is in\n"
			+ "-n, --numa              Prints out NUMA node affinity\n";

	private final Hypervisor xen;

	XlTables(Hypervisor xen) {
		this.xen = xen;
	}

	void addTo(Map<String, Xl.Command> commands) {
		commands.put("list", this::list);
		commands.put("vm-list", this::vmList);
		commands.put("vcpu-list", this::vcpuList);
		commands.put("uptime", this::uptime);
		commands.put("domid", this::domid);
		commands.put("domname", this::domname);
		commands.put("block-list", this::blockList);
		commands.put("network-list", this::networkList);
		commands.put("info", (process, arguments) -> {
			process.out(XenInfo.text(xen));
			return 0;
		});
		commands.put("dmesg", (process, arguments) -> {
			process.out("(XEN) Xen version 4.17.7 (Debian 4.17.7+13-g2445b30a44-0+deb12u1)\n(XEN) System RAM: " + xen.memory() / 1024
					+ "MB (" + xen.memory() + "kB)\n");
			return 0;
		});
		commands.put("cpupool-list", (process, arguments) -> {
			process.out("Name               CPUs   Sched     Active   Domain count\nPool-0             %3d    credit2       y          %d%n"
					.replace("%n", "\n").formatted(xen.cpus(), xen.guests().size()));
			return 0;
		});
	}

	private List<Guest> chosen(List<String> words) throws XlFailure {
		if (words.isEmpty())
			return xen.guests();
		var so = new ArrayList<Guest>();
		for (String word : words)
			so.add(Xl.guest(xen, word));
		return so;
	}

	private int list(Process process, List<String> arguments) throws IOException, XlFailure {
		var found = new StringBuilder();
		var words = Xl.words(arguments, "lvZcn", found);
		if (words.size() > 1) {
			process.out(LIST_USAGE);
			return 1;
		}
		if (!words.isEmpty() && words.getFirst().matches("[0-9]+") && Xl.find(xen, words.getFirst()).isEmpty())
			throw new XlFailure(1, "Error: Domain '" + words.getFirst() + "' does not exist.\n");
		var guests = chosen(words);
		var options = found.toString();
		if (options.contains("l")) {
			process.out(Json.write(guests.stream().map(GuestJson::listed).toList()) + "\n\n");
			return 0;
		}
		var verbose = options.contains("v");
		var so = new StringBuilder("Name                                        ID   Mem VCPUs\tState\tTime(s)");
		if (verbose)
			so.append("   UUID                            Reason-Code\tSecurity Label");
		else if (options.contains("Z"))
			so.append("   Security Label");
		if (options.contains("c"))
			so.append("         Cpupool");
		if (options.contains("n"))
			so.append(" NODE Affinity");
		so.append('\n');
		for (Guest guest : guests) {
			so.append("%-40s %5d %5d %5d     %s  %8.1f".formatted(guest.name, guest.domid, guest.target / 1024,
					guest.building ? 0 : guest.vcpus, guest.letters(), guest.cpu()));
			if (verbose)
				so.append(' ').append(guest.config.uuid())
						.append("%9s".formatted(guest.reason == Guest.NONE ? "-" : Integer.toHexString(guest.reason)))
						.append("%17s".formatted("-"));
			else if (options.contains("Z"))
				so.append("%17s".formatted("-"));
			if (options.contains("c"))
				so.append("%16s".formatted("Pool-0"));
			if (options.contains("n"))
				so.append(" all");
			so.append('\n');
		}
		process.out(so.toString());
		return 0;
	}

	private int vmList(Process process, List<String> arguments) throws IOException {
		var so = new StringBuilder("UUID                                  ID    name\n");
		for (Guest guest : xen.guests())
			so.append("%-36s  %-5d%-30s%n".replace("%n", "\n").formatted(guest.config.uuid(), guest.domid, guest.name));
		process.out(so.toString());
		return 0;
	}

	private int vcpuList(Process process, List<String> arguments) throws IOException, XlFailure {
		var so = new StringBuilder("Name                                ID  VCPU   CPU State   Time(s) Affinity (Hard / Soft)\n");
		for (Guest guest : chosen(arguments))
			for (int i = 0; i < guest.config.maxVcpus(); i++) {
				var online = i < guest.vcpus;
				var state = !online ? "--p" : guest.paused || guest.reason != Guest.NONE ? "---" : guest.load > 0.5 || guest.domid == 0
						? "r--" : "-b-";
				so.append("%-32s %5d %5d %4s   %s  %8.1f  all / all%n".replace("%n", "\n").formatted(guest.name, guest.domid, i,
						online ? Integer.toString((guest.domid + i) % xen.cpus()) : "-", state, guest.cpu() / guest.vcpus));
			}
		process.out(so.toString());
		return 0;
	}

	private int uptime(Process process, List<String> arguments) throws IOException, XlFailure {
		var found = new StringBuilder();
		var so = new StringBuilder();
		var guests = chosen(Xl.words(arguments, "s", found));
		var now = java.time.format.DateTimeFormatter.ofPattern("HH:mm:ss").withZone(java.time.ZoneOffset.UTC).format(Instant.now());
		if (found.isEmpty())
			so.append("Name                                ID Uptime\n");
		for (Guest guest : guests) {
			var up = guest.domid == 0 ? xen.uptime() : Duration.between(guest.started, Instant.now());
			var days = up.toDays() > 0 ? up.toDays() + " day" + (up.toDays() > 1 ? "s, " : ", ") : "";
			if (found.isEmpty())
				so.append("%-32s %5d %s%2d:%02d:%02d%n".replace("%n", "\n").formatted(guest.name, guest.domid, days, up.toHoursPart(),
						up.toMinutesPart(), up.toSecondsPart()));
			else
				so.append(" %s up %s%2d:%02d, %s (%d)%n".replace("%n", "\n").formatted(now, days, up.toHoursPart(), up.toMinutesPart(),
						guest.name, guest.domid));
		}
		process.out(so.toString());
		return 0;
	}

	private int domid(Process process, List<String> arguments) throws IOException, XlFailure {
		Xl.need(process, "domid", arguments, 1);
		var name = arguments.getFirst();
		// The one command that takes a number as a name (Xen 4.17.7).
		var guest = xen.named(name).orElseThrow(() -> new XlFailure(1,
				"Can't get domid of domain name '" + name + "', maybe this domain does not exist.\n"));
		process.out(guest.domid + "\n");
		return 0;
	}

	private int domname(Process process, List<String> arguments) throws IOException, XlFailure {
		Xl.need(process, "domname", arguments, 1);
		var number = arguments.getFirst();
		if (!number.matches("[0-9]{1,9}"))
			throw new XlFailure(1, "Invalid domain id.\n\n");
		var guest = xen.get(Integer.parseInt(number)).orElseThrow(() -> new XlFailure(1,
				"Can't get domain name of domain id '" + number + "', maybe this domain does not exist.\n"));
		process.out(guest.name + '\n');
		return 0;
	}

	private int blockList(Process process, List<String> arguments) throws IOException, XlFailure {
		Xl.need(process, "block-list", arguments, 1);
		process.out("Vdev  BE  handle state evt-ch ring-ref BE-path                       \n");
		for (String word : arguments) {
			var guest = Xl.guest(xen, word);
			for (GuestConfig.Disk disk : guest.config.disks())
				process.out("%-5d %-3d %-6d %-5d %-6d %-8d %-30s%n".replace("%n", "\n").formatted(disk.number(), 0, guest.domid, 4, 10, 522,
						"/local/domain/0/backend/vbd/" + guest.domid + '/' + disk.number()));
		}
		return 0;
	}

	private int networkList(Process process, List<String> arguments) throws IOException, XlFailure {
		Xl.need(process, "network-list", arguments, 1);
		process.out("Idx BE Mac Addr.         handle state evt-ch   tx-/rx-ring-ref BE-path                       \n");
		for (String word : arguments) {
			var guest = Xl.guest(xen, word);
			for (int i = 0; i < guest.config.nics().size(); i++)
				process.out("%-3d %-2d %-17s %6d %5d %6d %5d/%-11d %-30s%n".replace("%n", "\n").formatted(i, 0,
						guest.config.nics().get(i).mac(), i, 4, -1, 520, 521, "/local/domain/0/backend/vif/" + guest.domid + '/' + i));
		}
		return 0;
	}
}
