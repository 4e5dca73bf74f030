// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xl;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.adxen.xen.simulator.internal.machine.Errno;
import org.adxen.xen.simulator.internal.machine.Machine;
import org.adxen.xen.simulator.internal.machine.OpenFile;
import org.adxen.xen.simulator.internal.machine.Pipe;
import org.adxen.xen.simulator.internal.machine.Process;

/**
 * ssh(1) from a simulated host to another one of its fleet. Hosts know each other's keys and let each other's accounts in. Texts and
 * codes are those of the captures migrate-refused, -noroute, -noname and -badkey (OpenSSH 9.2).
 */
final class Ssh {

	private static final int FAILED = 255;
	private static final int USUAL_PORT = 22;
	private static final String VALUED = "BbcDEeFIiJLlmOopQRSWw";
	private static final Duration STEP = Duration.ofMillis(20);
	/** What Linux gives a connection that nobody answers. */
	private static final int USUAL_PATIENCE = 130;
	private static final String USUAL_MISSES = "3";

	private final Hypervisor xen;
	private final Neighbours neighbours;

	Ssh(Hypervisor xen, Neighbours neighbours) {
		this.xen = xen;
		this.neighbours = neighbours;
	}

	/** What the command line says; options by letter, those of -o by their names. */
	private record Call(Map<String, String> options, String host, String command) {

		static Call of(List<String> words) {
			var options = new HashMap<String, String>();
			var at = 1;
			for (; at < words.size() && words.get(at).startsWith("-"); at++) {
				var word = words.get(at);
				if (word.equals("--")) {
					at++;
					break;
				}
				var valued = VALUED.indexOf(word.charAt(1)) >= 0;
				var value = !valued ? "" : word.length() > 2 ? word.substring(2) : at + 1 < words.size() ? words.get(++at) : "";
				if (word.charAt(1) == 'o') {
					var parts = value.strip().split("[ =]+", 2);
					options.putIfAbsent(parts[0].toLowerCase(Locale.ROOT), parts.length > 1 ? parts[1] : "");
				} else
					options.putIfAbsent(word.charAt(1) == 'p' ? "port" : word.charAt(1) == 'l' ? "user" : word.substring(1, 2), value);
			}
			var where = at < words.size() ? words.get(at) : "";
			if (where.contains("@"))
				options.putIfAbsent("user", where.substring(0, where.lastIndexOf('@')));
			return new Call(options, where.substring(where.lastIndexOf('@') + 1),
					String.join(" ", words.subList(Math.min(words.size(), at + 1), words.size())));
		}

		String option(String name, String otherwise) {
			return options.getOrDefault(name, otherwise);
		}

		int seconds(String name, int otherwise) {
			var value = option(name, "");
			return value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : otherwise;
		}
	}

	int run(Process process, List<String> words) throws IOException {
		var call = Call.of(words);
		if (call.host().isEmpty()) {
			process.err("usage: ssh [-l login_name] [-o option] [-p port] destination [command [argument ...]]\n");
			return FAILED;
		}
		var port = call.option("port", "");
		var found = neighbours.at(port.isEmpty() ? call.host() : call.host() + ':' + port);
		if (found.isEmpty() || !found.get().isAlive())
			return unreached(process, call, port.isEmpty() ? Integer.toString(USUAL_PORT) : port);
		var target = found.get();
		if (!answers(process, target, call.seconds("connecttimeout", USUAL_PATIENCE))) {
			process.err("ssh: connect to host " + call.host() + " port " + port + ": Connection timed out\n");
			return FAILED;
		}
		var user = call.option("user", process.user());
		if (!target.machine().files().exists(Machine.home(user))) {
			process.err(user + '@' + call.host() + ": Permission denied (publickey).\n");
			return FAILED;
		}
		return session(process, call, target, user);
	}

	private int unreached(Process process, Call call, String port) throws IOException {
		var known = neighbours.at(call.host());
		var to = "ssh: connect to host " + call.host() + " port " + port + ": ";
		process.err(known.isPresent() && !known.get().isAlive() ? to + "No route to host\n"
				: known.isPresent() || call.host().matches("[0-9.]+") ? to + "Connection refused\n"
						: "ssh: Could not resolve hostname " + call.host() + ": Temporary failure in name resolution\n");
		return FAILED;
	}

	private boolean answers(Process process, Hypervisor target, int seconds) {
		for (var left = xen.timing().paced(Duration.ofSeconds(seconds)); target.isFrozen(); left = left.minus(STEP)) {
			if (left.isNegative())
				return false;
			process.sleep(STEP);
		}
		return true;
	}

	private int session(Process process, Call call, Hypervisor target, String user) throws IOException {
		var login = target.machine().login(user);
		var input = new Pipe();
		login.set(0, input.reader());
		var outputs = List.of(new Channel(process.files().get(1).share(), target), new Channel(process.files().get(2).share(), target));
		login.set(1, outputs.get(0));
		login.set(2, outputs.get(1));
		var end = login.start(target.machine().program(login, "/bin/sh"),
				call.command().isEmpty() ? List.of("sh") : List.of("sh", "-c", call.command()));
		var own = process.files().get(0).share();
		var pump = Thread.ofVirtual().start(() -> pump(own, input.writer(), target));
		var silent = Duration.ZERO;
		var patience = xen.timing().paced(Duration.ofSeconds((long) call.seconds("serveraliveinterval", 0)
				* Integer.parseInt(call.option("serveralivecountmax", USUAL_MISSES))));
		try {
			while (true)
				try {
					var code = end.get(STEP.toMillis(), TimeUnit.MILLISECONDS);
					if (target.isAlive())
						return code;
					process.err("Connection to " + call.host() + " closed by remote host.\r\n");
					return FAILED;
				} catch (TimeoutException e) {
					silent = target.isFrozen() ? silent.plus(STEP) : Duration.ZERO;
					if (patience.isPositive() && silent.compareTo(patience) > 0) {
						process.err("Timeout, server " + call.host() + " not responding.\r\n");
						return FAILED;
					}
				}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			process.pollSignal();
			return FAILED;
		} catch (ExecutionException e) {
			throw new IllegalStateException(e);
		} finally {
			outputs.forEach(Channel::cut);
			pump.interrupt();
		}
	}

	/** What is typed goes over as long as both ends live. */
	private static void pump(OpenFile from, OpenFile to, Hypervisor target) {
		var buffer = new byte[8192];
		try {
			for (int n = from.read(buffer, 0, buffer.length); n >= 0; n = from.read(buffer, 0, buffer.length)) {
				thaw(target);
				to.write(buffer, 0, n);
			}
		} catch (IOException e) {
			// one of the ends is gone
		} finally {
			from.release();
			to.release();
		}
	}

	private static void thaw(Hypervisor target) throws InterruptedIOException {
		try {
			while (target.isFrozen() && target.isAlive())
				Thread.sleep(STEP);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException();
		}
	}

	/** What the command there writes, until the client is gone. */
	private static final class Channel extends OpenFile {

		private final OpenFile to;
		private final Hypervisor target;
		private final AtomicBoolean cut = new AtomicBoolean();

		Channel(OpenFile to, Hypervisor target) {
			this.to = to;
			this.target = target;
		}

		@Override
		public void write(byte[] bytes, int from, int count) throws IOException {
			thaw(target);
			if (cut.get())
				throw new Errno(Errno.EPIPE);
			to.write(bytes, from, count);
		}

		void cut() {
			if (!cut.getAndSet(true))
				to.release();
		}

		@Override
		protected void close() {
			cut();
		}
	}
}
