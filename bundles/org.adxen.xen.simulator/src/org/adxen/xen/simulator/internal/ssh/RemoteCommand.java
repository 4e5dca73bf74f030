// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.ssh;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.adxen.xen.simulator.internal.machine.Machine;
import org.adxen.xen.simulator.internal.machine.OpenFile;
import org.adxen.xen.simulator.internal.machine.Process;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/**
 * What a user runs over SSH: the login shell with -c and the words that were sent. As with a real server the channel ends when
 * the command has ended and nobody holds its output any more; a client that goes away does not end the command.
 */
final class RemoteCommand implements Command {

	private final Machine machine;
	private final Optional<String> words;
	private InputStream in = InputStream.nullInputStream();
	private OutputStream out = OutputStream.nullOutputStream();
	private OutputStream err = OutputStream.nullOutputStream();
	private ExitCallback exit = (code, message, close) -> {
	};
	private volatile Optional<Process> process = Optional.empty();
	private boolean terminal;

	/**
	 * A command that does not run yet.
	 *
	 * @param words empty for a shell that reads its commands
	 */
	RemoteCommand(Machine machine, Optional<String> words) {
		this.machine = machine;
		this.words = words;
	}

	@Override
	public void setInputStream(InputStream stream) {
		in = stream;
	}

	@Override
	public void setOutputStream(OutputStream stream) {
		out = stream;
	}

	@Override
	public void setErrorStream(OutputStream stream) {
		err = stream;
	}

	@Override
	public void setExitCallback(ExitCallback callback) {
		exit = callback;
	}

	@Override
	public void start(ChannelSession channel, Environment environment) throws IOException {
		terminal = environment.getEnv().containsKey(Environment.ENV_TERM) && !environment.getPtyModes().isEmpty();
		var login = machine.login(channel.getSession().getUsername());
		var left = new AtomicInteger(terminal ? 2 : 3);
		var code = new AtomicInteger();
		Runnable done = () -> {
			if (left.decrementAndGet() == 0)
				exit.onExit(code.get());
		};
		login.set(0, OpenFile.reading(in));
		login.set(1, OpenFile.writing(terminal ? new Cooked(out) : out, done));
		login.set(2, terminal ? login.files().get(1).share() : OpenFile.writing(err, done));
		process = Optional.of(login);
		var arguments = words.map(text -> List.of("sh", "-c",
				new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))).orElse(List.of("sh"));
		login.start(machine.program(login, "/bin/sh"), arguments).thenAccept(number -> {
			code.set(number);
			done.run();
		});
	}

	/** A terminal's line discipline: a new line returns the carriage too. */
	private static final class Cooked extends FilterOutputStream {

		private int before;

		Cooked(OutputStream out) {
			super(out);
		}

		@Override
		public void write(int b) throws IOException {
			if (b == '\n' && before != '\r')
				out.write('\r');
			before = b;
			out.write(b);
		}
	}

	/** A terminal that goes away hangs up what runs on it; without one nothing is told to the command. */
	@Override
	public void destroy(ChannelSession channel) {
		if (terminal)
			process.ifPresent(running -> machine.processes().all().stream().filter(one -> one.group() == running.group())
					.forEach(one -> one.signal(org.adxen.xen.simulator.internal.machine.Killed.HUP)));
	}
}
