// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.adxen.xen.Address;
import org.adxen.xen.PeerIdentity;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.xl.internal.ssh.RemoteHost;
import org.adxen.xen.xl.internal.ssh.RemoteProcess;

/** A host that is this machine: scripts run by a local shell, with programs of the test's own before all others. */
@SuppressWarnings("null") // the JDK says nothing of null
public final class LocalHost implements RemoteHost {

	private final Address address;
	private final Path programs;
	private final List<String> shell;
	private volatile boolean lost;

	public LocalHost(String name, Path folder, String... shell) throws IOException {
		address = new Address("xl", false, name, 22);
		programs = Files.createDirectories(folder.resolve("bin"));
		this.shell = shell.length == 0 ? List.of("/bin/sh") : List.of(shell);
	}

	/** Puts a program there. */
	public LocalHost program(String name, String script) throws IOException {
		Path made = Files.createTempFile(programs, "new", "");
		Files.writeString(made, "#!/bin/sh\n" + script);
		Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx------"));
		Files.move(made, programs.resolve(name), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
		return this;
	}

	/** From now on nothing can be started. */
	public void lose() {
		lost = true;
	}

	public void find() {
		lost = false;
	}

	private Process process(String script) throws XenException {
		if (lost) {
			throw new XenException(new XenFailure.Unreachable(address), "The connection to " + address.host() + " broke.");
		}
		var words = new ArrayList<>(shell);
		words.addAll(List.of("-c", script));
		var builder = new ProcessBuilder(words);
		builder.environment().put("PATH", programs + ":/usr/sbin:/sbin:/usr/bin:/bin");
		builder.environment().put("LC_ALL", "C");
		try {
			return builder.start();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Override
	public Result run(String script, byte[] stdin, int limit, Duration timeout) throws XenException, InterruptedException {
		Process process = process(script);
		CompletableFuture<byte[]> out = reading(process.getInputStream());
		CompletableFuture<byte[]> err = reading(process.getErrorStream());
		try (OutputStream in = process.getOutputStream()) {
			in.write(stdin);
		} catch (IOException e) {
			// it does not read
		}
		try {
			byte[] output = out.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
			if (output.length > limit) {
				throw new XenException(new XenFailure.Protocol(address), "It answered with more than was expected.");
			}
			return new Result(process.waitFor(), output, new String(err.get()));
		} catch (TimeoutException e) {
			throw new XenException(new XenFailure.TimedOut(timeout), "It did not finish in time.");
		} catch (ExecutionException e) {
			throw new IllegalStateException(e);
		}
	}

	private static CompletableFuture<byte[]> reading(InputStream stream) {
		var read = new CompletableFuture<byte[]>();
		Thread.ofVirtual().start(() -> {
			var bytes = new ByteArrayOutputStream();
			try (stream) {
				stream.transferTo(bytes);
			} catch (IOException e) {
				// closed
			}
			read.complete(bytes.toByteArray());
		});
		return read;
	}

	@Override
	public RemoteProcess start(String script, boolean terminal) throws XenException {
		return new LocalProcess(process(script), address);
	}

	@Override
	public Address address() {
		return address;
	}

	@Override
	public Address asked() {
		return address;
	}

	@Override
	public String user() {
		return "root";
	}

	@Override
	public PeerIdentity identity() {
		throw new UnsupportedOperationException();
	}

	@Override
	public String shellCommand(String remoteCommand) {
		return "ssh -t root@" + address.host() + " " + org.adxen.xen.ShellWords.quote(remoteCommand);
	}

	@Override
	public boolean connected() {
		return !lost;
	}

	@Override
	public void close() {
		lost = true;
	}
}
