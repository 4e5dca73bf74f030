// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.programs;

import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import org.adxen.xen.simulator.internal.machine.Errno;
import org.adxen.xen.simulator.internal.machine.Inode;
import org.adxen.xen.simulator.internal.machine.Machine;
import org.adxen.xen.simulator.internal.machine.Process;

/** The programs of coreutils that look at the file system. */
final class LookTools {

	private static final DateTimeFormatter LS_TIME = DateTimeFormatter.ofPattern("MMM ppd HH:mm", Locale.ROOT)
			.withZone(ZoneOffset.UTC);

	private LookTools() {
	}

	static void install(Machine machine) {
		machine.install("/usr/bin", "ls", Tool.of("1aAldhRtS", "", LookTools::ls));
		machine.install("/usr/bin", "stat", Tool.of("Lft", "c format printf", LookTools::stat));
		machine.install("/usr/bin", "df", Tool.of("PkhTl", "B block-size output", LookTools::df));
		machine.install("/usr/bin", "du", Tool.of("skbh", "B block-size", LookTools::du));
		machine.install("/usr/bin", "dirname", Tool.of("", "", (process, options) -> {
			var path = options.words().getFirst().replaceFirst("(?<=.)/+$", "");
			var cut = path.lastIndexOf('/');
			process.out((cut < 0 ? "." : cut == 0 ? "/" : path.substring(0, cut).replaceFirst("(?<=.)/+$", "")) + '\n');
			return 0;
		}));
		machine.install("/usr/bin", "basename", Tool.of("", "", (process, options) -> {
			var name = Tool.base(options.words().getFirst());
			var suffix = options.words().size() > 1 ? options.words().get(1) : "";
			process.out((name.equals(suffix) || !name.endsWith(suffix) ? name
					: name.substring(0, name.length() - suffix.length())) + '\n');
			return 0;
		}));
		machine.install("/usr/bin", "readlink", Tool.of("fenm", "", (process, options) -> readlink(process, options)));
		machine.install("/usr/bin", "realpath", Tool.of("em", "", (process, options) -> readlink(process,
				new Options(java.util.Map.of(options.has("e") ? "e" : "f", ""), options.words()))));
		machine.install("/usr/bin", "find", Find::run);
	}

	private static int ls(Process process, Options options) throws IOException {
		var files = FileTools.files(process);
		var paths = options.words().isEmpty() ? List.of(".") : options.words();
		var code = Tool.each(process, paths, "ls: cannot access '%s'", path -> {
			var node = files.get(process.path(path), !options.has("d") && !options.has("l"));
			if (!node.isFolder() || options.has("d")) {
				process.out(entry(options, path, node));
				return;
			}
			if (!Machine.allowed(process, node, 4))
				throw new Errno(Errno.EACCES);
			if (paths.size() > 1)
				process.out(path + ":\n");
			if (options.has("l"))
				process.out("total 0\n");
			for (String dots : options.has("a") ? List.of(".", "..") : List.<String>of())
				process.out(entry(options, dots, node));
			for (String name : files.names(process.path(path)))
				if (!name.startsWith(".") || options.has("a") || options.has("A"))
					process.out(entry(options, name, files.get(process.path(path) + '/' + name, false)));
		});
		return code == 0 ? 0 : 2;
	}

	private static String entry(Options options, String name, Inode node) {
		if (!options.has("l"))
			return name + '\n';
		var kind = switch (node.kind()) {
		case FILE -> '-';
		case FOLDER -> 'd';
		case LINK -> 'l';
		case DEVICE -> 'c';
		};
		return kind + Modes.letters(node.mode()) + ' ' + node.links() + ' ' + node.owner() + ' ' + node.owner() + ' ' + node.size()
				+ ' ' + LS_TIME.format(node.changed()) + ' ' + name
				+ (node.kind() == Inode.Kind.LINK ? " -> " + node.target() : "") + '\n';
	}

	private static int stat(Process process, Options options) throws IOException {
		var format = options.value("c", options.value("format", options.value("printf", "%n %s")));
		var end = options.has("printf") ? "" : "\n";
		if (options.has("f"))
			return Tool.each(process, options.words(), "stat: cannot read file system information for '%s'", path -> {
				FileTools.files(process).get(process.path(path), true);
				process.out(fileSystem(process, format, path) + end);
			});
		return Tool.each(process, options.words(), "stat: cannot statx '%s'",
				path -> process.out(formatted(format, path, FileTools.files(process).get(process.path(path), options.has("L"))) + end));
	}

	private static String fileSystem(Process process, String format, String path) throws Errno {
		var files = FileTools.files(process);
		var free = Long.toString((files.capacity() - files.used()) / 4096);
		return format.replace("%n", path).replace("%a", free).replace("%f", free).replace("%S", "4096").replace("%s", "4096")
				.replace("%T", files.type(process.path(path))).replace("%b", Long.toString(files.capacity() / 4096));
	}

	private static String formatted(String format, String path, Inode node) {
		var so = new StringBuilder();
		for (int i = 0; i < format.length(); i++) {
			if (format.charAt(i) != '%' || i + 1 == format.length()) {
				so.append(format.charAt(i));
				continue;
			}
			so.append(switch (format.charAt(++i)) {
			case 'n' -> path;
			case 's' -> node.size();
			case 'a' -> Integer.toOctalString(node.mode());
			case 'A' -> (node.isFolder() ? "d" : node.kind() == Inode.Kind.LINK ? "l" : "-") + Modes.letters(node.mode());
			case 'u', 'g' -> Accounts.number(node.owner());
			case 'U', 'G' -> node.owner();
			case 'F' -> switch (node.kind()) {
			case FILE -> node.size() == 0 ? "regular empty file" : "regular file";
			case FOLDER -> "directory";
			case LINK -> "symbolic link";
			case DEVICE -> "character special file";
			};
			case 'Y', 'X', 'Z', 'W' -> node.changed().getEpochSecond();
			case 'i' -> node.number();
			case 'h' -> node.links();
			case 'b' -> (node.allocated() + 511) / 512;
			case 'B' -> 512;
			case 'o' -> 4096;
			case 'd' -> 65025;
			case 'm' -> "/";
			case 'f' -> Integer.toHexString(node.mode() | switch (node.kind()) {
			case FILE -> 0x8000;
			case FOLDER -> 0x4000;
			case LINK -> 0xa000;
			case DEVICE -> 0x2000;
			});
			case 't', 'T' -> "0";
			case 'N' -> "'" + path + "'";
			case '%' -> "%";
			default -> "?";
			});
		}
		return so.toString();
	}

	private static int df(Process process, Options options) throws IOException {
		var files = FileTools.files(process);
		var given = options.value("B", options.value("block-size", "1024"));
		var block = given.matches("[0-9].*") ? Sizes.parse(given) : Sizes.parse("1" + given);
		var total = files.capacity() / block;
		var used = (files.used() + block - 1) / block;
		var free = Math.max(0, total - used);
		if (options.has("output")) {
			process.out(options.value("output", "").equals("avail") ? "Avail\n" + free + '\n' : "");
			return 0;
		}
		var code = Tool.each(process, options.words(), "df: %s", path -> files.get(process.path(path), true));
		if (code != 0)
			return code;
		process.out("%-14s %13s %10s %10s %s Mounted on\n".formatted("Filesystem", block == 1024 && options.has("P") ? "1024-blocks"
				: block == 1024 ? "1K-blocks" : block == 1 && !options.has("P") ? "1B-blocks" : block + "-blocks", "Used", "Available",
				options.has("P") ? "Capacity" : "Use%"));
		for (int i = 0; i < Math.max(1, options.words().size()); i++)
			process.out("%-14s %13d %10d %10d %3d%% /\n".formatted("/dev/vda1", total, used, free,
					total == 0 ? 100 : Math.min(100, (used * 100 + total - 1) / total)));
		return 0;
	}

	private static int du(Process process, Options options) throws IOException {
		var files = FileTools.files(process);
		return Tool.each(process, options.words(), "du: cannot access '%s'", path -> {
			var node = files.get(process.path(path), false);
			process.out((options.has("b") ? node.size() : (node.allocated() + 1023) / 1024) + "\t" + path + '\n');
		});
	}

	private static int readlink(Process process, Options options) throws IOException {
		var files = FileTools.files(process);
		var code = 0;
		for (String path : options.words())
			try {
				var so = options.has("f") || options.has("e") || options.has("m")
						? files.real(process.path(path), options.has("e")) : target(files.get(process.path(path), false));
				process.out(so + (options.has("n") ? "" : "\n"));
			} catch (Errno e) {
				code = 1;
			}
		return code;
	}

	private static String target(Inode node) throws Errno {
		if (node.kind() != Inode.Kind.LINK)
			throw new Errno(Errno.EINVAL);
		return node.target();
	}
}
