// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.programs;

import java.io.IOException;
import java.util.List;

import org.adxen.xen.simulator.internal.machine.Errno;
import org.adxen.xen.simulator.internal.machine.FileTree;
import org.adxen.xen.simulator.internal.machine.Inode;
import org.adxen.xen.simulator.internal.machine.Machine;
import org.adxen.xen.simulator.internal.machine.OpenFile;
import org.adxen.xen.simulator.internal.machine.Process;

/** The programs of coreutils that change the file system. */
final class FileTools {

	private FileTools() {
	}

	static void install(Machine machine) {
		machine.install("/usr/bin", "mkdir", Tool.of("pv parents", "m mode", FileTools::mkdir));
		machine.install("/usr/bin", "rmdir", Tool.of("p", "", (process, options) -> Tool.each(process, options.words(),
				"rmdir: failed to remove '%s'", path -> {
					if (!files(process).get(process.path(path), false).isFolder())
						throw new Errno(Errno.ENOTDIR);
					remove(process, process.path(path));
				})));
		machine.install("/usr/bin", "rm", Tool.of("rRfv recursive force", "", FileTools::rm));
		machine.install("/usr/bin", "mv", Tool.of("nfTv no-clobber", "", FileTools::mv));
		machine.install("/usr/bin", "cp", Tool.of("rRaflnpTv no-clobber reflink", " sparse reflink preserve", FileTools::cp));
		machine.install("/usr/bin", "ln", Tool.of("sfnT", "", FileTools::ln));
		machine.install("/usr/bin", "touch", Tool.of("cam", "dr", (process, options) -> Tool.each(process, options.words(),
				"touch: cannot touch '%s'", path -> touch(process, path, options.has("c")))));
		machine.install("/usr/bin", "chmod", Tool.of("R", "", FileTools::chmod));
		machine.install("/usr/bin", "chown", Tool.of("R", "", (process, options) -> 0));
		machine.install("/usr/bin", "mktemp", Tool.of("dqu", "p", FileTools::mktemp));
		machine.install("/usr/bin", "truncate", Tool.of("c", "s size", FileTools::truncate));
		machine.install("/usr/bin", "tee", Tool.of("a", "", FileTools::tee));
		machine.install("/usr/bin", "dd", FileTools::dd);
	}

	static FileTree files(Process process) {
		return process.machine().files();
	}

	/** Removing is a right in the folder. */
	private static void remove(Process process, String path) throws Errno {
		mayChange(process, path);
		files(process).remove(path);
	}

	private static void mayChange(Process process, String path) throws Errno {
		var cut = path.replaceFirst("/+$", "").lastIndexOf('/');
		if (!Machine.allowed(process, files(process).get(cut < 1 ? "/" : path.substring(0, cut), true), 2))
			throw new Errno(Errno.EACCES);
	}

	private static int mkdir(Process process, Options options) throws IOException {
		var mode = options.has("m") ? Integer.parseInt(options.value("m", ""), 8) : 0777 & ~process.mask();
		var parents = options.has("p") || options.has("parents");
		return Tool.each(process, options.words(), "mkdir: cannot create directory '%s'", given -> {
			var path = process.path(given);
			for (int cut = path.indexOf('/', 1); parents && cut > 0; cut = path.indexOf('/', cut + 1))
				if (!files(process).exists(path.substring(0, cut))) {
					mayChange(process, path.substring(0, cut));
					files(process).folder(path.substring(0, cut), 0777 & ~process.mask(), process.user());
				}
			if (parents && files(process).exists(path) && files(process).get(path, true).isFolder())
				return;
			mayChange(process, path);
			files(process).folder(path, mode, process.user());
		});
	}

	private static int rm(Process process, Options options) throws IOException {
		var recursive = options.has("r") || options.has("R") || options.has("recursive");
		var force = options.has("f") || options.has("force");
		return Tool.each(process, options.words(), "rm: cannot remove '%s'", path -> {
			try {
				remove(process, process.path(path), recursive);
			} catch (Errno e) {
				if (!force || !e.getMessage().equals(Errno.ENOENT))
					throw e;
			}
		});
	}

	private static void remove(Process process, String path, boolean recursive) throws Errno {
		var node = files(process).get(path, false);
		if (node.isFolder() && !recursive)
			throw new Errno(Errno.EISDIR);
		if (node.isFolder())
			for (String name : files(process).names(path))
				remove(process, path + '/' + name, true);
		remove(process, path);
	}

	/** Where something is to be put: into a folder, or at this path. */
	private static String target(Process process, Options options, String source) {
		var to = process.path(options.words().getLast());
		try {
			return !options.has("T") && files(process).get(to, true).isFolder() ? to + '/' + Tool.base(source) : to;
		} catch (Errno e) {
			return to;
		}
	}

	private static List<String> sources(Options options) {
		return options.words().subList(0, Math.max(0, options.words().size() - 1));
	}

	private static int mv(Process process, Options options) throws IOException {
		if (options.words().size() < 2)
			return missing(process, "mv", options);
		return Tool.each(process, sources(options), "mv: cannot move '%s' to '" + options.words().getLast() + "'", path -> {
			var to = target(process, options, path);
			if ((options.has("n") || options.has("no-clobber")) && files(process).exists(to)) {
				files(process).get(process.path(path), false);
				return;
			}
			mayChange(process, process.path(path));
			mayChange(process, to);
			files(process).rename(process.path(path), to);
		});
	}

	private static int missing(Process process, String tool, Options options) throws IOException {
		process.err(tool + (options.words().isEmpty() ? ": missing file operand\n"
				: ": missing destination file operand after '" + options.words().getFirst() + "'\n"));
		return 1;
	}

	private static int cp(Process process, Options options) throws IOException {
		if (options.words().size() < 2)
			return missing(process, "cp", options);
		var recursive = options.has("r") || options.has("R") || options.has("a");
		return Tool.each(process, sources(options), "cp: cannot copy '%s'", path -> {
			var to = target(process, options, path);
			if (!(options.has("n") || options.has("no-clobber")) || !files(process).exists(to))
				copy(process, process.path(path), to, recursive);
		});
	}

	private static void copy(Process process, String from, String to, boolean recursive) throws IOException {
		var node = files(process).get(from, !recursive);
		if (node.kind() == Inode.Kind.LINK)
			files(process).link(to, node.target(), process.user());
		else if (node.isFolder()) {
			if (!recursive)
				throw new Errno("-r not specified; omitting directory");
			if (!files(process).exists(to))
				files(process).folder(to, node.mode(), process.user());
			for (String name : files(process).names(from))
				copy(process, from + '/' + name, to + '/' + name, true);
		} else {
			mayChange(process, to);
			process.open(from, "r").release();
			files(process).copy(from, to, process.user());
		}
	}

	private static int ln(Process process, Options options) throws IOException {
		return Tool.each(process, sources(options), "ln: failed to create link '%s'", path -> {
			var to = target(process, options, path);
			mayChange(process, to);
			if (options.has("f") && files(process).exists(to))
				files(process).remove(to);
			if (options.has("s"))
				files(process).link(to, path, process.user());
			else
				files(process).hardLink(process.path(path), to);
		});
	}

	private static void touch(Process process, String path, boolean onlyIfThere) throws IOException {
		if (files(process).exists(process.path(path)))
			files(process).touch(files(process).get(process.path(path), true));
		else if (!onlyIfThere)
			process.open(path, "a").release();
	}

	private static int chmod(Process process, Options options) throws IOException {
		var how = options.words().getFirst();
		return Tool.each(process, options.words().subList(1, options.words().size()), "chmod: cannot access '%s'", path -> {
			var node = files(process).get(process.path(path), true);
			files(process).mode(node, Modes.change(node.mode(), how));
		});
	}

	private static int mktemp(Process process, Options options) throws IOException {
		var pattern = options.words().isEmpty() ? options.value("p", "/tmp") + "/tmp.XXXXXXXXXX" : options.words().getFirst();
		var plain = pattern.replaceFirst("X+$", "");
		if (pattern.length() - plain.length() < 3) {
			process.err("mktemp: too few X's in template '" + pattern + "'\n");
			return 1;
		}
		var path = plain + Long.toString(System.nanoTime() & Long.MAX_VALUE, 36).substring(1) + process.pid();
		return Tool.each(process, List.of(path), "mktemp: failed to create file via template '" + pattern + "'", made -> {
			if (options.has("d"))
				files(process).folder(process.path(made), 0700, process.user());
			else {
				process.open(made, "w").release();
				files(process).mode(files(process).get(process.path(made), true), 0600);
			}
			process.out(made + '\n');
		});
	}

	private static int truncate(Process process, Options options) throws IOException {
		var size = Sizes.parse(options.value("s", options.value("size", "0")));
		return Tool.each(process, options.words(), "truncate: cannot open '%s' for writing", path -> {
			process.open(path, "a").release();
			files(process).truncate(files(process).get(process.path(path), true), size);
		});
	}

	private static int tee(Process process, Options options) throws IOException {
		var opened = new java.util.ArrayList<OpenFile>();
		var code = Tool.each(process, options.words(), "tee: %s",
				path -> opened.add(process.open(path, options.has("a") ? "a" : "w")));
		var buffer = new byte[8192];
		for (int n = process.read(0, buffer); n >= 0; n = process.read(0, buffer)) {
			process.write(process.files().get(1), buffer, n);
			for (OpenFile file : opened)
				process.write(file, buffer, n);
		}
		opened.forEach(OpenFile::release);
		return code;
	}

	private static int dd(Process process, List<String> arguments) throws IOException {
		var given = new java.util.HashMap<String, String>();
		for (String word : arguments.subList(1, arguments.size()))
			given.put(word.replaceFirst("=.*", ""), word.replaceFirst("[^=]*=", ""));
		var block = Sizes.parse(given.getOrDefault("bs", "512"));
		var count = given.containsKey("count") ? Sizes.parse(given.get("count")) * block : Long.MAX_VALUE;
		var seek = Sizes.parse(given.getOrDefault("seek", "0")) * block;
		var path = given.getOrDefault("of", "");
		try {
			var from = given.containsKey("if") ? process.open(given.get("if"), "r") : process.files().get(0).share();
			var to = path.isEmpty() ? process.files().get(1).share()
					: process.open(path, given.getOrDefault("conv", "").contains("notrunc") ? "rw" : "w");
			if (seek > 0)
				files(process).truncate(files(process).get(process.path(path), true), seek);
			var done = Tool.copy(process, from, to, count);
			from.release();
			to.release();
			if (!given.getOrDefault("status", "").equals("none"))
				process.err("%1$d+%2$d records in\n%1$d+%2$d records out\n%3$d bytes copied, 0.01 s, 1.0 MB/s\n".formatted(
						done / block, done % block == 0 ? 0 : 1, done));
			return 0;
		} catch (Errno e) {
			process.err("dd: failed to open '" + (path.isEmpty() ? given.get("if") : path) + "': " + e.getMessage() + '\n');
			return 1;
		}
	}
}
