// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import org.adxen.xen.xl.internal.ssh.trust.Fingerprint;
import org.junit.Assume;

/** An OpenSSH server on a loopback port, with files of its own, that the account of the test can log in to with keys. */
final class Sshd {

	private static final Path PROGRAM = Path.of("/usr/sbin/sshd");

	final int port;
	private final Path folder;
	private final List<String> extra;
	private Process process;

	/** @param extra lines of its configuration, before the usual ones */
	Sshd(Path folder, String... extra) throws Exception {
		requireProgram();
		this.folder = Files.createDirectories(folder);
		this.extra = List.of(extra);
		port = freePort();
		Files.createFile(folder.resolve("authorized_keys"));
		Path sudo = Files.createDirectories(folder.resolve("bin")).resolve("sudo");
		Files.writeString(sudo, "#!/bin/sh\n[ \"$1\" = -n ] && shift\nexec \"$@\"\n");
		Files.setPosixFilePermissions(sudo, PosixFilePermissions.fromString("rwxr-xr-x"));
	}

	/** Continuous integration must have it; elsewhere tests without it are skipped. */
	private static void requireProgram() {
		if (System.getenv("CI") == null) {
			Assume.assumeTrue("needs " + PROGRAM + " (package openssh-server)", Files.isExecutable(PROGRAM));
		}
	}

	static int freePort() throws IOException {
		try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	/** Makes a key pair and returns the file of the private one. */
	static Path makeKey(Path file, String type, String passphrase, String... options) throws Exception {
		var words = new ArrayList<>(List.of("ssh-keygen", "-q", "-t", type, "-N", passphrase, "-C", "test", "-f", file.toString()));
		words.addAll(List.of(options));
		exec(words.toArray(String[]::new));
		return file;
	}

	static String exec(String... words) throws Exception {
		Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes());
		if (process.waitFor() != 0) {
			throw new IOException(String.join(" ", words) + ": " + output);
		}
		return output;
	}

	/** Gives it a key of that type, to show who it is. */
	Sshd hostKey(String type) throws Exception {
		Files.deleteIfExists(folder.resolve("host_" + type));
		Files.deleteIfExists(folder.resolve("host_" + type + ".pub"));
		makeKey(folder.resolve("host_" + type), type, "");
		return this;
	}

	Sshd withoutHostKey(String type) throws IOException {
		Files.delete(folder.resolve("host_" + type));
		return this;
	}

	/** Its key of that type as a line of {@code known_hosts}. */
	String knownHostsLine(String host, String type) throws IOException {
		return host + " " + Files.readString(folder.resolve("host_" + type + ".pub"));
	}

	String sha256(String type) throws IOException {
		return Fingerprint.of(Base64.getDecoder().decode(Files.readString(folder.resolve("host_" + type + ".pub")).split(" ")[1]));
	}

	/** Lets the owner of a key in. */
	Sshd allow(Path key) throws IOException {
		Path keys = folder.resolve("authorized_keys");
		Files.writeString(keys, Files.readString(keys) + Files.readString(key.resolveSibling(key.getFileName() + ".pub")));
		return this;
	}

	Sshd start() throws Exception {
		var lines = new ArrayList<>(extra);
		lines.addAll(List.of("Port " + port, "ListenAddress 127.0.0.1", "PidFile none", "StrictModes no", "UsePAM no",
				"PasswordAuthentication no", "KbdInteractiveAuthentication no", "PermitRootLogin yes", "LogLevel VERBOSE",
				"MaxStartups 100", "AuthorizedKeysFile " + folder.resolve("authorized_keys"),
				// Another home: what the account's own shell does when it starts is no part of a test, and may be killed in it.
				"SetEnv PATH=" + folder.resolve("bin") + ":/usr/bin:/bin HOME=" + folder));
		for (String type : List.of("ed25519", "ecdsa", "rsa")) {
			if (Files.exists(folder.resolve("host_" + type))) {
				lines.add("HostKey " + folder.resolve("host_" + type));
			}
		}
		if (System.getProperty("user.name").equals("root")) {
			Files.createDirectories(Path.of("/run/sshd")); // where a server that root runs shuts its children in
		}
		Path config = Files.write(folder.resolve("sshd_config"), lines);
		Files.deleteIfExists(log());
		process = new ProcessBuilder(PROGRAM.toString(), "-D", "-f", config.toString(), "-E", log().toString()).start();
		process.getOutputStream().close();
		await("sshd to listen").atMost(20, SECONDS).until(() -> {
			if (!process.isAlive()) {
				throw new IllegalStateException(logText());
			}
			return logText().contains("Server listening on");
		});
		return this;
	}

	private Path log() {
		return folder.resolve("log");
	}

	String logText() throws IOException {
		return Files.exists(log()) ? Files.readString(log()) : "";
	}

	/** How many logins it accepted. */
	long logins() throws IOException {
		return logText().lines().filter(line -> line.contains("Accepted publickey")).count();
	}

	/** Sends a signal to the processes of its connections. */
	void signalSessions(String signal) throws Exception {
		for (ProcessHandle session : sessions()) {
			exec("kill", "-" + signal, Long.toString(session.pid()));
		}
	}

	private List<ProcessHandle> sessions() {
		return process.descendants().filter(handle -> handle.info().command().orElse("").contains("sshd")).toList();
	}

	void stop() {
		List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
		all.forEach(ProcessHandle::destroyForcibly);
		process.toHandle().onExit().join();
	}

	void close() {
		if (process != null) {
			stop();
		}
	}
}
