// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.adxen.xen.XenException;
import org.adxen.xen.xl.internal.ssh.wire.Pipe;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;

/** One channel of a link. The library calls back on its own threads; nobody else waits in it. */
final class SshProcess implements RemoteProcess {

	/** What the library has when the host told no exit code. */
	private static final int NO_CODE = -1;

	private final SshLink link;
	private final ChannelExec channel;
	private final Lanes.Lane lane;
	private final Pipe stdin = Pipe.waiting();
	private final Pipe stdout = Pipe.hasty(this::close);
	private final Pipe stderr = Pipe.hasty(this::close);
	private final CompletableFuture<Integer> end = new CompletableFuture<>();
	private volatile boolean outputEnded;
	private volatile boolean broken;
	private volatile boolean gone;
	private volatile boolean unwanted;

	SshProcess(SshLink link, ChannelExec channel, Lanes.Lane lane) {
		this.link = link;
		this.channel = channel;
		this.lane = lane;
	}

	/** Before {@link #open}: this is read instead of {@link #stdin()}, and written to instead of the other streams. */
	void redirect(byte[] in, OutputStream out, OutputStream err) {
		channel.setInputStream(untilClosed(new ByteArrayInputStream(in)));
		channel.setOutputStream(new Sink(out));
		channel.setErrStream(err);
	}

	/** Before {@link #open}: the script is talked to through the pipes. */
	void connectPipes(boolean terminal) {
		channel.setInputStream(untilClosed(stdin.output()));
		channel.setOutputStream(new Sink(stdout.input()));
		channel.setErrStream(stderr.input());
		if (terminal) {
			channel.setPty(true);
			channel.setPtyType("xterm");
			closeQuietly(stderr.input());
		}
	}

	/** The library waits here. It asks for no confirmation of the script's start, which costs it 10 ms of sleep each time. */
	void open(String command) throws JSchException {
		channel.setCommand(command.getBytes(StandardCharsets.UTF_8));
		try {
			channel.connect();
		} catch (JSchException e) {
			ended();
			throw e;
		}
		if (unwanted) {
			channel.disconnect();
		}
	}

	/** Where the library writes the output. */
	private final class Sink extends OutputStream {

		private final OutputStream sink;

		Sink(OutputStream sink) {
			this.sink = sink;
		}

		@Override
		public void write(int b) throws IOException {
			sink.write(b);
		}

		@Override
		public void write(byte[] from, int at, int length) throws IOException {
			sink.write(from, at, length);
		}

		@Override
		public void close() throws IOException {
			outputEnded = true;
			sink.close();
		}
	}

	/** The library closes this first of all streams when a channel is closed, by whomever. */
	private InputStream untilClosed(InputStream source) {
		return new FilterInputStream(source) {
			@Override
			public void close() throws IOException {
				ended();
				super.close();
			}
		};
	}

	private void ended() {
		gone = true;
		lane.close();
		stdin.fail(new IOException("The script has ended."));
		// A host ends the output before it closes the channel. Without that it is the link that ended.
		broken = !outputEnded && !unwanted;
		end.complete(channel.getExitStatus());
	}

	@Override
	public OutputStream stdin() {
		return stdin.input();
	}

	@Override
	public InputStream stdout() {
		return stdout.output();
	}

	@Override
	public InputStream stderr() {
		return stderr.output();
	}

	@Override
	public void resize(int columns, int rows) {
		link.inBackground(() -> channel.setPtySize(columns, rows, 0, 0));
	}

	@Override
	public int await(Duration timeout) throws XenException, InterruptedException {
		try {
			int code = end.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
			if (code == NO_CODE && channel.getExitSignal() == null && broken) {
				throw link.lost(null);
			}
			return code;
		} catch (TimeoutException e) {
			throw link.tooLate(timeout);
		} catch (ExecutionException e) {
			throw link.lost(Attempt.cause(e));
		}
	}

	/** Ends it with a failure for whoever awaits it. */
	void fail(XenException failure) {
		end.completeExceptionally(failure);
		close();
	}

	@Override
	public void close() {
		unwanted = true;
		end.complete(NO_CODE);
		closeQuietly(stdout.input());
		closeQuietly(stderr.input());
		stdin.fail(new IOException("It was closed."));
		if (!gone) {
			link.inBackground(channel::disconnect);
		}
	}

	private static void closeQuietly(OutputStream end) {
		try {
			end.close();
		} catch (IOException e) {
			throw new IllegalStateException("a pipe closes without I/O", e);
		}
	}
}
