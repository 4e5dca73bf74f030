// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.adxen.xen.Address;
import org.adxen.xen.PeerIdentity;
import org.adxen.xen.ShellWords;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.xl.internal.ssh.config.HostSettings;
import org.adxen.xen.xl.internal.ssh.config.Jump;
import org.eclipse.jdt.annotation.Nullable;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;

/** The kept connection to one host. What the library waits for, it waits for on threads of this link. */
final class SshLink implements RemoteHost {

	private static final Duration SHORT = Duration.ofMinutes(1);
	private static final int MOST_ERROR_OUTPUT = 64 << 10;

	private final Address asked;
	private final Address address;
	private final Hop hop;
	private final Duration patience;
	private final RootShell shell;
	private final Lanes lanes = new Lanes();
	private final ExecutorService library;
	private final Pulse pulse;
	private final ScheduledFuture<?> checks;
	private volatile boolean closed;
	private volatile boolean silent;
	private long askedAt;

	/**
	 * @param address  as it was asked for
	 * @param hop      logged in
	 * @param patience for what has no time limit of its own
	 * @param pulse    how its silence is judged
	 * @param clock    runs short checks
	 */
	SshLink(Address address, Hop hop, Duration patience, Pulse pulse, ScheduledExecutorService clock) {
		HostSettings settings = hop.settings();
		asked = address;
		this.address = new Address(address.scheme(), address.plain(), address.host(), settings.port());
		this.hop = hop;
		this.patience = patience;
		shell = new RootShell(this.address, settings.user());
		library = Executors
				.newCachedThreadPool(Thread.ofPlatform().daemon().name("adxen ssh " + settings.alias() + " ", 0).factory());
		this.pulse = pulse;
		checks = clock.scheduleWithFixedDelay(this::checkPulse, pulse.step().toMillis(), pulse.step().toMillis(),
				TimeUnit.MILLISECONDS);
	}

	@Override
	public Address address() {
		return address;
	}

	@Override
	public Address asked() {
		return asked;
	}

	@Override
	public String user() {
		return hop.settings().user();
	}

	@Override
	public PeerIdentity identity() {
		return hop.identity();
	}

	@Override
	public String shellCommand(String remoteCommand) {
		HostSettings settings = hop.settings();
		var words = new ArrayList<>(List.of("ssh", "-t", "-p", Integer.toString(settings.port())));
		if (!settings.jumps().isEmpty()) {
			words.add("-J");
			words.add(String.join(",", settings.jumps().stream().map(Jump::toString).toList()));
		}
		words.add(settings.user() + "@" + settings.alias());
		words.add(shell.onTerminal(remoteCommand));
		return ShellWords.join(words);
	}

	@Override
	public RemoteProcess start(String script, boolean terminal) throws XenException, InterruptedException {
		return open(script, true, patience, process -> process.connectPipes(terminal));
	}

	@Override
	public Result run(String script, byte[] stdin, int limit, Duration timeout) throws XenException, InterruptedException {
		long deadline = System.nanoTime() + timeout.toNanos();
		var overflown = new CompletableFuture<Void>();
		var out = new Capture(limit, () -> overflown.complete(null));
		var err = new Capture(MOST_ERROR_OUTPUT, () -> {
		});
		SshProcess process = open(script, timeout.compareTo(SHORT) > 0, timeout, p -> p.redirect(stdin, out, err));
		try {
			overflown.thenRun(() -> process.fail(new XenException(new XenFailure.Protocol(address), address.host()
					+ " answered with more than the " + limit + " bytes that were expected.")));
			int code = process.await(left(deadline));
			return shell.checked(new Result(code, out.bytes(), new String(err.bytes(), StandardCharsets.UTF_8)));
		} finally {
			process.close();
		}
	}

	private static Duration left(long deadline) {
		return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
	}

	/** How a process is set up before it starts. */
	private interface SetUp {
		void accept(SshProcess process);
	}

	private SshProcess open(String script, boolean longer, Duration timeout, SetUp setUp)
			throws XenException, InterruptedException {
		String command = shell.command(script);
		long deadline = System.nanoTime() + timeout.toNanos();
		while (true) {
			Lanes.Lane lane = lanes.take(longer, deadline);
			if (lane == null) {
				throw new XenException(new XenFailure.TimedOut(timeout), "All sessions with " + address.host()
						+ " were busy for " + Math.max(1, timeout.toSeconds()) + " s. Try again later.");
			}
			SshProcess process = open(command, lane, setUp, timeout, deadline);
			if (process != null) {
				return process;
			}
		}
	}

	/** Null when the host did not take one more session, so that another try may do. */
	private @Nullable SshProcess open(String command, Lanes.Lane lane, SetUp setUp, Duration timeout, long deadline)
			throws XenException, InterruptedException {
		SshProcess process = null;
		boolean open = false;
		try {
			requireAlive();
			var channel = (ChannelExec) hop.session().openChannel("exec");
			if (channel == null) {
				throw lost(null);
			}
			var made = new SshProcess(this, channel, lane);
			process = made;
			setUp.accept(made);
			library.submit(() -> {
				made.open(command);
				return null;
			}).get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
			open = true;
			return made;
		} catch (TimeoutException e) {
			throw tooLate(timeout);
		} catch (JSchException | RejectedExecutionException e) {
			throw lost(e);
		} catch (ExecutionException e) {
			Throwable cause = Attempt.cause(e);
			requireAlive();
			lane.refused();
			if (deadline - System.nanoTime() <= 0) {
				throw new XenException(new XenFailure.Refused("SSH_SESSION_REFUSED", List.of(SshFailures.words(cause))),
						address.host() + " takes no further session over this connection. Scripts that were given up may still run"
								+ " there; look at the host, and at MaxSessions in its sshd_config.",
						SshFailures.words(cause), cause);
			}
			return null;
		} finally {
			if (!open) {
				lane.close();
				if (process != null) {
					process.close();
				}
			}
		}
	}

	/** Runs what may wait in the library. */
	void inBackground(Runnable work) {
		try {
			library.execute(work);
		} catch (RejectedExecutionException e) {
			// the link is closed, and with it every channel
		}
	}

	@Override
	public boolean connected() {
		return !closed && hop.session().isConnected() && !hop.wire().heard().ended();
	}

	/** @throws XenException the link is lost */
	void requireAlive() throws XenException {
		if (!connected()) {
			throw lost(null);
		}
	}

	XenException lost(@Nullable Throwable cause) {
		return new XenException(new XenFailure.Unreachable(address),
				silent ? address.host() + " was silent for " + pulse.giveUpAfter().toSeconds() + " s, so the connection was given up."
						: closed ? "The connection to " + address.host() + " was closed."
								: "The connection to " + address.host() + " broke.",
				SshFailures.words(cause), cause);
	}

	XenException tooLate(Duration after) {
		return new XenException(new XenFailure.TimedOut(after), address.host() + " did not finish within "
				+ Math.max(1, after.toSeconds()) + " s. What was started there goes on.");
	}

	/**
	 * Done by the clock. The library's own keep-alive is not used: it reads with time limits, loses its place in the stream when one
	 * strikes within a packet, and cannot see a loss while a writer holds its lock.
	 */
	private void checkPulse() {
		if (!connected()) {
			close();
			return;
		}
		Duration silence = hop.wire().heard().silence();
		if (silence.compareTo(pulse.giveUpAfter()) >= 0) {
			silent = true;
			close();
		} else if (silence.compareTo(pulse.askAfter()) >= 0 && System.nanoTime() - askedAt >= pulse.askAfter().toNanos()) {
			askedAt = System.nanoTime();
			inBackground(this::ask);
		}
	}

	private void ask() {
		try {
			hop.session().sendKeepAliveMsg();
		} catch (IOException | JSchException e) {
			close();
		} catch (Exception e) {
			throw new IllegalStateException(e);
		}
	}

	@Override
	public void close() {
		if (!closed) {
			closed = true;
			checks.cancel(false);
			inBackground(hop::close);
			library.shutdown();
		}
	}
}
