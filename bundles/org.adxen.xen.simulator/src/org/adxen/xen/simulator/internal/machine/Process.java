// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.machine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** A process of a simulated machine. Signals may come from any thread; all else is for the thread that runs it. */
public final class Process {

	private final Machine machine;
	private final int pid;
	private final int parent;
	private volatile int group;
	private String user;
	private String folder;
	private int mask = 022;
	private Map<String, String> environment;
	private final Map<Integer, OpenFile> files = new TreeMap<>();
	private AtomicLong written = new AtomicLong();
	private final CompletableFuture<Integer> end = new CompletableFuture<>();
	private volatile String title = "";
	private volatile Thread thread = Thread.currentThread();
	private volatile int signal;
	private volatile int killer;
	private boolean deafToHangup;

	Process(Machine machine, int pid, int parent, int group, String user, String folder, Map<String, String> environment) {
		this.machine = machine;
		this.pid = pid;
		this.parent = parent;
		this.group = group;
		this.user = user;
		this.folder = folder;
		this.environment = new HashMap<>(environment);
	}

	/** fork(2): the descriptors are shared. */
	public Process fork() {
		var child = machine.processes().make(pid, group, user, folder, environment);
		files.forEach((number, file) -> child.files.put(number, file.share()));
		child.mask = mask;
		child.title = title;
		child.written = written;
		child.deafToHangup = deafToHangup;
		return child;
	}

	public Machine machine() {
		return machine;
	}

	public int pid() {
		return pid;
	}

	public int parent() {
		return parent;
	}

	public int group() {
		return group;
	}

	/** setsid(2). */
	public void newSession() {
		group = pid;
	}

	public void ignoreHangup() {
		deafToHangup = true;
	}

	public String user() {
		return user;
	}

	public boolean isRoot() {
		return user.equals("root");
	}

	public void become(String other) {
		user = other;
	}

	public String folder() {
		return folder;
	}

	public void enter(String other) {
		folder = other;
	}

	public int mask() {
		return mask;
	}

	public void mask(int other) {
		mask = other;
	}

	public Map<String, String> environment() {
		return environment;
	}

	public void environment(Map<String, String> other) {
		environment = new HashMap<>(other);
	}

	/** The command line, as ps shows it. */
	public String title() {
		return title;
	}

	public void title(List<String> arguments) {
		title = String.join(" ", arguments);
	}

	/** From now on what it and its children write is counted apart. */
	public void countApart() {
		written = new AtomicLong();
	}

	/** It wrote so much, or something that stands for it. */
	public void wrote(long bytes) {
		written.addAndGet(bytes);
	}

	/** What {@code /proc/PID/io} tells. A program that takes a process over is a child here, so that children count. */
	long written() {
		return written.get();
	}

	/** The descriptors. */
	public Map<Integer, OpenFile> files() {
		return files;
	}

	/** Lets a descriptor be this file. */
	public void set(int number, OpenFile file) {
		var before = files.put(number, file);
		if (before != null)
			before.release();
	}

	public void close(int number) {
		var before = files.remove(number);
		if (before != null)
			before.release();
	}

	/** The absolute path. */
	public String path(String given) {
		return given.startsWith("/") ? given : folder.equals("/") ? '/' + given : folder + '/' + given;
	}

	/** Opens a file: "r", "w", "a" or "rw". */
	public OpenFile open(String given, String how) throws IOException {
		return machine.open(this, path(given), how);
	}

	/** Runs on a thread of its own; the code is there when it ends. */
	public CompletableFuture<Integer> start(Program program, List<String> arguments) {
		thread = Thread.ofVirtual().name(machine.name() + '-' + pid).unstarted(() -> {
			try {
				execute(program, arguments);
			} finally {
				finish(255);
			}
		});
		thread.start();
		return end;
	}

	/** Runs on this thread, with its descriptors closed afterwards. */
	public int execute(Program program, List<String> arguments) {
		var code = 1;
		try {
			pollSignal();
			code = program.run(this, arguments);
		} catch (Killed e) {
			code = e.status();
		} catch (IOException e) {
			code = complain(arguments.getFirst() + ": " + e.getMessage() + '\n');
		} finally {
			finish(code);
		}
		return code;
	}

	/** Says something on standard error as the last thing, if there still is one. */
	private int complain(String text) {
		try {
			err(text);
		} catch (Killed | IOException e) {
			// nobody listens
		}
		return 1;
	}

	/** Ends it: closes what is open and forgets it. */
	public void finish(int code) {
		files.values().forEach(OpenFile::release);
		files.clear();
		machine.processes().forget(pid);
		if (signal != 0)
			Thread.interrupted();
		end.complete(code);
	}

	/** The signal that it got last, 0 if none was sent to it. */
	public int killer() {
		return killer;
	}

	/** Sends a signal. */
	public void signal(int number) {
		if (number == 0 || number == Killed.HUP && deafToHangup)
			return;
		signal = number;
		thread.interrupt();
	}

	/** Ends the process if a signal has come. */
	public void pollSignal() {
		if (Thread.currentThread().isInterrupted() || signal != 0)
			throw killed();
	}

	private Killed killed() {
		Thread.interrupted();
		var number = signal == 0 ? Killed.TERM : signal;
		killer = signal;
		signal = 0;
		return new Killed(number);
	}

	/** Waits. */
	public void sleep(Duration time) {
		try {
			Thread.sleep(time);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw killed();
		}
	}

	/** Waits for another process. */
	public int await(Process other) {
		try {
			return other.end.get();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw killed();
		} catch (java.util.concurrent.ExecutionException e) {
			throw new IllegalStateException(e);
		}
	}

	private OpenFile file(int number) throws Errno {
		var file = files.get(number);
		if (file == null)
			throw new Errno(Errno.EBADF);
		return file;
	}

	public int read(int number, byte[] into) throws IOException {
		return read(file(number), into, into.length);
	}

	/** Reads from a file that need not have a descriptor. */
	public int read(OpenFile file, byte[] into, int count) throws IOException {
		try {
			return file.read(into, 0, count);
		} catch (InterruptedIOException e) {
			throw killed();
		}
	}

	public void write(OpenFile file, byte[] bytes, int count) throws IOException {
		try {
			file.write(bytes, 0, count);
			wrote(count);
		} catch (InterruptedIOException e) {
			throw killed();
		} catch (Errno e) {
			if (e.getMessage().equals(Errno.EPIPE))
				throw new Killed(Killed.PIPE);
			throw e;
		}
	}

	public void write(int number, String text) throws IOException {
		var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
		write(file(number), bytes, bytes.length);
	}

	public void out(String text) throws IOException {
		write(1, text);
	}

	public void err(String text) throws IOException {
		write(2, text);
	}

	/** Everything up to the end, a character for each byte. */
	public String readAll(OpenFile file) throws IOException {
		var all = new ByteArrayOutputStream();
		var buffer = new byte[8192];
		for (int n = read(file, buffer, buffer.length); n >= 0; n = read(file, buffer, buffer.length))
			all.write(buffer, 0, n);
		return all.toString(StandardCharsets.ISO_8859_1);
	}

	public String readInput() throws IOException {
		return readAll(file(0));
	}
}
