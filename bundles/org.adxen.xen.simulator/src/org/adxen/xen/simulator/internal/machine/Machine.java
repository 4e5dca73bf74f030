// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.machine;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A simulated machine with a POSIX system: files, processes, programs. Safe for use from any thread. */
public final class Machine {

	private static final String ROOT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
	private static final String USER_PATH = "/usr/local/bin:/usr/bin:/bin:/usr/games";

	private static final java.util.regex.Pattern IO = java.util.regex.Pattern.compile("/proc/[0-9]{1,9}/io");

	private final String name;
	private final FileTree files;
	private final Processes processes = new Processes(this);
	private final Map<String, Program> programs = new ConcurrentHashMap<>();

	/** A machine with a disk of so many bytes. */
	public Machine(String name, long disk) {
		this.name = name;
		files = new FileTree(disk);
		for (String folder : List.of("/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin", "/etc", "/root", "/home",
				"/var/log", "/var/lib", "/run/lock", "/tmp", "/dev", "/proc"))
			files.folders(folder);
		try {
			files.link("/bin", "usr/bin", "root");
			files.link("/sbin", "usr/sbin", "root");
			files.link("/var/run", "/run", "root");
			files.mode(files.get("/tmp", true), 01777);
			files.make("/dev/null", Inode.Kind.DEVICE, 0666, "root", "");
			files.make("/dev/zero", Inode.Kind.DEVICE, 0666, "root", "");
			files.make("/dev/tty", Inode.Kind.DEVICE, 0666, "root", "");
		} catch (Errno e) {
			throw new IllegalStateException(e);
		}
		files.put("/etc/hostname", name + '\n');
	}

	public String name() {
		return name;
	}

	public FileTree files() {
		return files;
	}

	public Processes processes() {
		return processes;
	}

	/** Adds a program; its file appears in this folder. */
	public void install(String folder, String program, Program code) {
		programs.put(program, code);
		try {
			files.make(folder + '/' + program, Inode.Kind.FILE, 0755, "root", "");
		} catch (Errno e) {
			throw new IllegalStateException(program, e);
		}
	}

	/** A user's folder. */
	public static String home(String user) {
		return user.equals("root") ? "/root" : "/home/" + user;
	}

	/** Gives a user a folder. */
	public void addUser(String user) {
		try {
			if (!files.exists(home(user)))
				files.folder(home(user), 0700, user);
		} catch (Errno e) {
			throw new IllegalStateException(user, e);
		}
	}

	/** A process that nobody of the machine started: what sshd runs for a user. */
	public Process login(String user) {
		var home = home(user);
		return processes.make(1, 0, user, files.exists(home) ? home : "/", Map.of("HOME", home, "USER", user, "LOGNAME", user,
				"SHELL", "/bin/sh", "PATH", user.equals("root") ? ROOT_PATH : USER_PATH, "PWD", home));
	}

	/** Where a command is found, empty if nowhere. */
	public Optional<String> find(Process process, String command) {
		return find(process, process.environment(), command);
	}

	/** The same with another environment. */
	public Optional<String> find(Process process, Map<String, String> environment, String command) {
		if (command.contains("/"))
			return executable(process.path(command)) ? Optional.of(command) : Optional.empty();
		for (String folder : environment.getOrDefault("PATH", USER_PATH).split(":"))
			if (!command.isEmpty() && executable(process.path(folder.isEmpty() ? "." : folder) + '/' + command))
				return Optional.of(folder + '/' + command);
		return Optional.empty();
	}

	private boolean executable(String path) {
		try {
			var node = files.get(path, true);
			return node.kind() == Inode.Kind.FILE && (node.mode() & 0111) != 0;
		} catch (Errno e) {
			return false;
		}
	}

	/** The program behind a path that {@link #find} gave: one of ours, or a script for sh. */
	public Program program(Process process, String path) {
		var known = programs.get(path.substring(path.lastIndexOf('/') + 1));
		try {
			var whole = process.path(path);
			if (known != null && files.get(whole, true).size() == 0)
				return known;
			var shell = programs.get("sh");
			return (run, arguments) -> {
				var words = new java.util.ArrayList<>(arguments);
				words.set(0, whole);
				words.addFirst("sh");
				return shell.run(run, words);
			};
		} catch (Errno e) {
			throw new IllegalStateException(path, e);
		}
	}

	OpenFile open(Process process, String path, String how) throws IOException {
		switch (path) {
		case "/dev/null":
			return OpenFile.nothing();
		case "/dev/stdin", "/dev/stdout", "/dev/stderr":
			var file = process.files().get(List.of("/dev/stdin", "/dev/stdout", "/dev/stderr").indexOf(path));
			if (file == null)
				throw new Errno(Errno.ENOENT);
			return file.share();
		case "/dev/zero":
			return OpenFile.reading(new java.io.InputStream() {
				@Override
				public int read() {
					return 0;
				}
			});
		case "/dev/tty":
			throw new Errno("No such device or address");
		default:
			return IO.matcher(path).matches() ? io(path) : openFile(process, path, how);
		}
	}

	private OpenFile io(String path) throws Errno {
		var process = processes.get(Integer.parseInt(path.replaceAll("[^0-9]", ""))).orElseThrow(() -> new Errno(Errno.ENOENT));
		return OpenFile.reading(new java.io.ByteArrayInputStream("rchar: 0\nwchar: %d\nsyscr: 0\nsyscw: 0\n".formatted(process.written())
				.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
	}

	private OpenFile openFile(Process process, String path, String how) throws IOException {
		Inode node;
		synchronized (files) {
			var place = files.place(path, true);
			node = place.node();
			if (node == null) {
				if (how.equals("r"))
					throw new Errno(Errno.ENOENT);
				if (!allowed(process, place.folder(), 2))
					throw new Errno(Errno.EACCES);
				node = files.make(path, Inode.Kind.FILE, 0666 & ~process.mask(), process.user(), "");
			} else if (how.equals("r") ? !allowed(process, node, 4) : !allowed(process, node, 2))
				throw new Errno(Errno.EACCES);
			if (node.isFolder() && !how.equals("r"))
				throw new Errno(Errno.EISDIR);
			if (how.equals("w"))
				files.truncate(node, 0);
		}
		return OpenFile.file(files, node, how.equals("a"));
	}

	/** Whether a process may read (4), write (2) or execute (1). */
	public static boolean allowed(Process process, Inode node, int what) {
		if (process.isRoot())
			return what != 1 || node.isFolder() || (node.mode() & 0111) != 0;
		return (node.owner().equals(process.user()) ? node.mode() >> 6 : node.mode()) / what % 2 == 1;
	}
}
