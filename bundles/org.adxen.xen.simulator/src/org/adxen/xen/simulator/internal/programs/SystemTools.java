// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.programs;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

import org.adxen.xen.simulator.internal.machine.Killed;
import org.adxen.xen.simulator.internal.machine.Machine;
import org.adxen.xen.simulator.internal.machine.Process;
import org.adxen.xen.simulator.internal.machine.Program;
import org.adxen.xen.simulator.internal.shell.Shell;

/** The programs that are about processes, users and the machine. */
public final class SystemTools {

	private static final int NOT_FOUND = 127;
	private static final int TIMED_OUT = 124;

	private SystemTools() {
	}

	/** Installs a small Debian: the shell, coreutils and their like. */
	public static void installAll(Machine machine) {
		FileTools.install(machine);
		LookTools.install(machine);
		TextTools.install(machine);
		FilterTools.install(machine);
		machine.install("/usr/bin", "sh", Shell.program());
		machine.install("/usr/bin", "true", (process, words) -> 0);
		machine.install("/usr/bin", "false", (process, words) -> 1);
		machine.install("/usr/bin", "sync", (process, words) -> 0);
		machine.install("/usr/bin", "sleep", SystemTools::sleep);
		machine.install("/usr/bin", "date", SystemTools::date);
		machine.install("/usr/bin", "uname", Tool.of("asrmnvo", "", SystemTools::uname));
		machine.install("/usr/bin", "hostname", Tool.of("fsI", "", (process, options) -> {
			process.out(process.machine().name() + '\n');
			return 0;
		}));
		machine.install("/usr/bin", "id", Tool.of("ung", "", (process, options) -> {
			var number = Accounts.number(process.user());
			process.out((options.has("n") ? process.user() : options.has("u") || options.has("g") ? Integer.toString(number)
					: "uid=%1$d(%2$s) gid=%1$d(%2$s) groups=%1$d(%2$s)".formatted(number, process.user())) + '\n');
			return 0;
		}));
		machine.install("/usr/bin", "whoami", Tool.of("", "", (process, options) -> {
			process.out(process.user() + '\n');
			return 0;
		}));
		for (String builtin : List.of("test", "[", "echo", "printf", "pwd"))
			machine.install("/usr/bin", builtin, SystemTools::builtin);
		machine.install("/usr/bin", "env", SystemTools::env);
		machine.install("/usr/bin", "nohup", SystemTools::nohup);
		machine.install("/usr/bin", "setsid", SystemTools::setsid);
		machine.install("/usr/bin", "nice", (process, words) -> run(process, skip(words, List.of("-n"))));
		machine.install("/usr/bin", "ionice", (process, words) -> run(process, skip(words, List.of("-c", "-n"))));
		machine.install("/usr/bin", "timeout", SystemTools::timeout);
		machine.install("/usr/bin", "flock", flock());
		machine.install("/usr/bin", "ps", SystemTools::ps);
		machine.install("/usr/bin", "getconf", (process, words) -> {
			process.out("4096\n");
			return 0;
		});
	}

	private static List<String> skip(List<String> words, List<String> valued) {
		var at = 1;
		while (at < words.size() && words.get(at).startsWith("-"))
			at += valued.contains(words.get(at)) ? 2 : 1;
		return words.subList(at, words.size());
	}

	/** Becomes another program. */
	public static int run(Process process, List<String> words) throws IOException {
		var path = process.machine().find(process, words.getFirst());
		if (path.isEmpty()) {
			process.err(process.title().split(" ")[0] + ": failed to run command '" + words.getFirst()
					+ "': No such file or directory\n");
			return NOT_FOUND;
		}
		process.title(words);
		return process.machine().program(process, path.get()).run(process, words);
	}

	private static int sleep(Process process, List<String> words) throws IOException {
		for (String word : words.subList(1, words.size())) {
			var unit = switch (word.charAt(word.length() - 1)) {
			case 'm' -> 60;
			case 'h' -> 3600;
			case 'd' -> 86400;
			default -> 1;
			};
			try {
				process.sleep(Duration.ofNanos((long) (Double.parseDouble(word.replaceFirst("[smhd]$", "")) * unit * 1e9)));
			} catch (NumberFormatException e) {
				process.err("sleep: invalid time interval '" + word + "'\nTry 'sleep --help' for more information.\n");
				return 1;
			}
		}
		return 0;
	}

	private static int date(Process process, List<String> words) throws IOException {
		var format = words.stream().filter(word -> word.startsWith("+")).findFirst().orElse("+%a %b %e %H:%M:%S UTC %Y");
		var now = ZonedDateTime.ofInstant(Instant.now(), ZoneOffset.UTC);
		var so = new StringBuilder();
		for (int i = 1; i < format.length(); i++) {
			if (format.charAt(i) != '%' || i + 1 == format.length()) {
				so.append(format.charAt(i));
				continue;
			}
			so.append(switch (format.charAt(++i)) {
			case 's' -> now.toEpochSecond();
			case 'N' -> "%09d".formatted(now.getNano());
			case 'Y' -> text(now, "uuuu");
			case 'm' -> text(now, "MM");
			case 'd' -> text(now, "dd");
			case 'e' -> "%2d".formatted(now.getDayOfMonth());
			case 'H' -> text(now, "HH");
			case 'M' -> text(now, "mm");
			case 'S' -> text(now, "ss");
			case 'F' -> text(now, "uuuu-MM-dd");
			case 'T' -> text(now, "HH:mm:ss");
			case 'a' -> text(now, "EEE");
			case 'b' -> text(now, "MMM");
			case 'z' -> "+0000";
			case 'Z' -> "UTC";
			case '%' -> "%";
			default -> "?";
			});
		}
		process.out(so.append('\n').toString());
		return 0;
	}

	private static String text(ZonedDateTime time, String pattern) {
		return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time);
	}

	private static int uname(Process process, Options options) throws IOException {
		var so = new ArrayList<String>();
		var all = options.has("a");
		if (all || options.has("s") || options.given().isEmpty())
			so.add("Linux");
		if (all || options.has("n"))
			so.add(process.machine().name());
		if (all || options.has("r"))
			so.add("6.1.0-56-amd64");
		if (all || options.has("v"))
			so.add("#1 SMP PREEMPT_DYNAMIC Debian 6.1.192-2 (2026-11-16)");
		if (all || options.has("m"))
			so.add("x86_64");
		if (all || options.has("o"))
			so.add("GNU/Linux");
		process.out(String.join(" ", so) + '\n');
		return 0;
	}

	/** What shells do themselves is there as a program too, for those that are no shell. */
	private static int builtin(Process process, List<String> words) throws IOException {
		var all = new ArrayList<>(List.of("sh", "-c", "\"$0\" \"$@\""));
		all.addAll(words);
		return run(process, all);
	}

	private static int env(Process process, List<String> words) throws IOException {
		var environment = new HashMap<>(process.environment());
		var at = 1;
		for (; at < words.size(); at++) {
			var word = words.get(at);
			if (word.equals("-i"))
				environment.clear();
			else if (word.equals("-u"))
				environment.remove(words.get(++at));
			else if (word.indexOf('=') > 0)
				environment.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
			else
				break;
		}
		process.environment(environment);
		if (at < words.size())
			return run(process, words.subList(at, words.size()));
		for (var entry : environment.entrySet())
			process.out(entry.getKey() + '=' + entry.getValue() + '\n');
		return 0;
	}

	private static int nohup(Process process, List<String> words) throws IOException {
		process.ignoreHangup();
		return run(process, words.subList(1, words.size()));
	}

	private static int setsid(Process process, List<String> words) throws IOException {
		var rest = skip(words, List.of());
		var wait = words.contains("-w") || words.contains("--wait");
		if (process.group() != process.pid() || wait) {
			process.newSession();
			return run(process, rest);
		}
		var child = process.fork();
		child.newSession();
		child.start((other, arguments) -> run(other, arguments), rest);
		return 0;
	}

	private static int timeout(Process process, List<String> words) throws IOException {
		var at = 1;
		var signal = Killed.TERM;
		while (words.get(at).startsWith("-")) {
			if (words.get(at).equals("-s") || words.get(at).equals("-k"))
				signal = words.get(at++).equals("-s") && words.get(at).contains("KILL") ? Killed.KILL : signal;
			at++;
		}
		var seconds = Double.parseDouble(words.get(at).replaceFirst("s$", ""));
		var rest = words.subList(at + 1, words.size());
		var child = process.fork();
		child.newSession();
		var end = child.start((other, arguments) -> run(other, arguments), rest);
		try {
			return seconds == 0 ? process.await(child) : end.get((long) (seconds * 1e9), TimeUnit.NANOSECONDS);
		} catch (TimeoutException e) {
			for (Process other : List.copyOf(process.machine().processes().all()))
				if (other.group() == child.pid())
					other.signal(signal);
			// As a real one does, it sends such a signal to itself too.
			if (signal == Killed.KILL) {
				process.signal(signal);
				process.pollSignal();
			}
			return TIMED_OUT;
		} catch (InterruptedException e) {
			child.signal(Killed.TERM);
			Thread.currentThread().interrupt();
			process.pollSignal();
			return 1;
		} catch (ExecutionException e) {
			throw new IllegalStateException(e);
		}
	}

	private static int ps(Process process, List<String> words) throws IOException {
		process.out("    PID TTY          TIME CMD\n");
		for (Process one : process.machine().processes().all())
			process.out("%7d ?        00:00:00 %s\n".formatted(one.pid(), one.title()));
		return 0;
	}

	/** flock(1) on a file with a command; the descriptor form holds as long as the process group lives. */
	private static Program flock() {
		var locks = new ConcurrentHashMap<String, ReentrantLock>();
		return (process, words) -> {
			var at = 1;
			var patience = -1.0;
			while (at < words.size() && words.get(at).startsWith("-")) {
				if (words.get(at).equals("-n"))
					patience = 0;
				if (words.get(at).equals("-w"))
					patience = Double.parseDouble(words.get(++at));
				at++;
			}
			if (words.size() - at < 2)
				return 0;
			var path = process.path(words.get(at));
			process.open(path, "a").release();
			var lock = locks.computeIfAbsent(path, any -> new ReentrantLock());
			try {
				if (patience < 0)
					lock.lockInterruptibly();
				else if (!lock.tryLock((long) (patience * 1000), TimeUnit.MILLISECONDS))
					return 1;
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				process.pollSignal();
			}
			try {
				var rest = words.subList(at + 1, words.size());
				return run(process, rest.getFirst().equals("-c") ? List.of("sh", "-c", rest.get(1)) : rest);
			} finally {
				lock.unlock();
			}
		};
	}
}
