// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xl;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.adxen.xen.simulator.internal.machine.Machine;
import org.adxen.xen.simulator.internal.machine.Process;

/** xenstore-read, -list, -ls and -exists over a tree that shows the domains as they are. */
final class XenstoreTools {

	private final Hypervisor xen;
	private final Consumer<Process> waiting;

	XenstoreTools(Hypervisor xen, Consumer<Process> waiting) {
		this.xen = xen;
		this.waiting = waiting;
	}

	void install(Machine machine) {
		for (String tool : List.of("read", "list", "ls", "exists"))
			machine.install("/usr/bin", "xenstore-" + tool, (process, words) -> run(process, tool, words));
	}

	private int run(Process process, String tool, List<String> words) throws IOException {
		var paths = words.subList(1, words.size()).stream().filter(word -> !word.startsWith("-")).toList();
		var full = words.contains("-f") || words.contains("-fp");
		if (!process.isRoot()) {
			process.err("xenstore-" + tool + ": xs_open: Permission denied\n");
			return 1;
		}
		var named = words.contains("-p");
		waiting.accept(process);
		var tree = tree();
		for (String given : paths.isEmpty() ? List.of("/") : paths) {
			var path = given.equals("/") ? "" : given;
			var value = tree.get(path);
			if (value == null && tool.equals("exists"))
				return 1;
			if (value == null) {
				process.err("xenstore-" + tool + ": " + (tool.equals("read") ? "couldn't read path " + given
						: tool.equals("list") ? "could not list path " + given : "xs_directory (" + given + "): No such file or directory") + '\n');
				return 1;
			}
			switch (tool) {
			case "read" -> process.out((named ? given + ": " : "") + escaped(value) + '\n');
			case "list" -> process.out(children(tree, path));
			case "ls" -> process.out(below(tree, path, full));
			default -> {
				// it exists
			}
			}
		}
		return 0;
	}

	private static String children(Map<String, String> tree, String path) {
		var so = new StringBuilder();
		for (String key : tree.keySet())
			if (key.startsWith(path + '/') && key.indexOf('/', path.length() + 1) < 0)
				so.append(key.substring(path.length() + 1)).append('\n');
		return so.toString();
	}

	private static String below(Map<String, String> tree, String path, boolean full) {
		var so = new StringBuilder();
		for (var entry : tree.entrySet()) {
			if (!entry.getKey().startsWith(path + '/'))
				continue;
			var rest = entry.getKey().substring(path.length() + 1);
			var depth = (int) rest.chars().filter(c -> c == '/').count();
			so.append(full ? entry.getKey() : " ".repeat(depth) + rest.substring(rest.lastIndexOf('/') + 1)).append(" = \"")
					.append(escaped(entry.getValue())).append("\"\n");
		}
		return so.toString();
	}

	/** Values as xenstore_client.c makes them printable. */
	private static String escaped(String value) {
		var so = new StringBuilder();
		for (char c : value.toCharArray()) {
			var which = "\t\n\r\\".indexOf(c);
			if (which >= 0)
				so.append('\\').append("tnr\\".charAt(which));
			else if (c >= ' ' && c <= '~')
				so.append(c);
			else
				so.append(c < 8 ? "\\%03o".formatted((int) c) : "\\x%02x".formatted((int) c));
		}
		return so.toString();
	}

	/** Orders a folder before what is in it. */
	private static int compare(String a, String b) {
		return a.replace('/', '\0').compareTo(b.replace('/', '\0'));
	}

	private Map<String, String> tree() {
		var so = new TreeMap<String, String>(XenstoreTools::compare);
		put(so, "/tool/xenstored", "");
		for (Guest guest : xen.guests()) {
			var own = "/local/domain/" + guest.domid + '/';
			put(so, own + "name", guest.name);
			put(so, own + "domid", Integer.toString(guest.domid));
			put(so, own + "memory/target", Long.toString(guest.target));
			put(so, own + "memory/static-max", Long.toString(guest.config.maxMemory()));
			put(so, own + "control/shutdown", "");
			if (guest.answers)
				for (String feature : List.of("poweroff", "reboot", "suspend"))
					put(so, own + "control/feature-" + feature, "1");
			if (guest.domid == 0)
				continue;
			put(so, own + "vm", "/vm/" + guest.config.uuid());
			put(so, "/vm/" + guest.config.uuid() + "/name", guest.name);
			put(so, "/vm/" + guest.config.uuid() + "/uuid", guest.config.uuid());
			put(so, "/vm/" + guest.config.uuid() + "/start_time", "%.2f".formatted(guest.started.toEpochMilli() / 1000.0));
			for (int i = 0; i < guest.config.maxVcpus(); i++)
				put(so, own + "cpu/" + i + "/availability", i < guest.vcpus ? "online" : "offline");
			put(so, own + "console/tty", "/dev/pts/" + guest.domid);
			put(so, own + "console/type", "xenconsoled");
			for (int i = 0; i < guest.config.nics().size(); i++) {
				var back = "/local/domain/0/backend/vif/" + guest.domid + '/' + i + '/';
				put(so, own + "device/vif/" + i + "/backend", back.substring(0, back.length() - 1));
				put(so, own + "device/vif/" + i + "/mac", guest.config.nics().get(i).mac());
				put(so, own + "device/vif/" + i + "/state", guest.answers ? "4" : "1");
				put(so, back + "mac", guest.config.nics().get(i).mac());
				put(so, back + "bridge", guest.config.nics().get(i).bridge());
				put(so, back + "state", guest.answers ? "4" : "2");
			}
			for (GuestConfig.Disk disk : guest.config.disks()) {
				var back = "/local/domain/0/backend/vbd/" + guest.domid + '/' + disk.number() + '/';
				put(so, own + "device/vbd/" + disk.number() + "/backend", back.substring(0, back.length() - 1));
				put(so, own + "device/vbd/" + disk.number() + "/state", guest.answers ? "4" : "1");
				put(so, back + "params", disk.target());
				put(so, back + "dev", disk.device());
				put(so, back + "mode", disk.writable() ? "w" : "r");
			}
		}
		return so;
	}

	private static void put(Map<String, String> tree, String path, String value) {
		for (int cut = path.indexOf('/', 1); cut > 0; cut = path.indexOf('/', cut + 1))
			tree.putIfAbsent(path.substring(0, cut), "");
		tree.putIfAbsent("", "");
		tree.put(path, value);
	}
}
