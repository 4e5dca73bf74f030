// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.adxen.xen.Address;
import org.adxen.xen.ConnectRequest;
import org.adxen.xen.Credentials;
import org.adxen.xen.PeerIdentity;
import org.adxen.xen.Secret;
import org.adxen.xen.TrustPolicy;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.xl.internal.ssh.RemoteHost;
import org.adxen.xen.xl.internal.ssh.RemoteProcess;

/**
 * Runs the scripts with this machine's sh, a toy of xl and the host's folders below a temporary one. The scripts are the real ones;
 * only those paths are replaced on the way.
 */
@SuppressWarnings("null")
final class FakeHost implements RemoteHost {

	static final String DOM0 = "00000000-0000-0000-0000-000000000000";
	private static final List<String> MOVED = List.of("/var/lib/adxen", "/etc/xen");

	final Path root;
	private final Path fake;
	private final List<String> shell;
	private int number;

	FakeHost(Path folder) throws IOException {
		this(folder, List.of("/bin/sh"));
	}

	/** @param shell with busybox, all other programs are its as well */
	FakeHost(Path folder, List<String> shell) throws IOException {
		root = folder;
		this.shell = shell;
		fake = Files.createDirectories(folder.resolve("fake"));
		Files.createDirectories(fake.resolve("domains"));
		Files.createDirectories(folder.resolve("etc/xen"));
		Path bin = Files.createDirectories(folder.resolve("bin"));
		if (shell.size() > 1) {
			try {
				new ProcessBuilder(shell.get(0), "--install", "-s", bin.toString()).start().waitFor();
			} catch (InterruptedException e) {
				throw new IOException(e);
			}
		}
		install(bin.resolve("xl"), "xl.sh");
		install(bin.resolve("xenstore-read"), "xenstore.sh");
		install(bin.resolve("xenstore-list"), "xenstore.sh");
		Files.writeString(fake.resolve("info"), capture("info.out"));
		Files.writeString(fake.resolve("next"), "0\n");
		number = -1;
		domain("Domain-0", DOM0, "r-----");
	}

	private static void install(Path file, String resource) throws IOException {
		Files.writeString(file, capture(resource));
		file.toFile().setExecutable(true);
	}

	static String capture(String name) throws IOException {
		try (var in = FakeHost.class.getResourceAsStream("captures/" + name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	/** A domain that runs. */
	int domain(String name, String uuid, String state) throws IOException {
		int domid = ++number;
		Path folder = Files.createDirectories(fake.resolve("domains/" + domid));
		for (var file : Map.of("name", name, "uuid", uuid, "state", state, "memory", "96", "vcpus", "1", "seconds", "1.0").entrySet()) {
			Files.writeString(folder.resolve(file.getKey()), file.getValue());
		}
		Files.writeString(fake.resolve("next"), Integer.toString(domid));
		return domid;
	}

	/** More of what xl list -l tells of a domain, from a comma on. */
	void more(int domid, String json) throws IOException {
		set("domains/" + domid + "/more", json);
	}

	/** A switch of the toy. */
	void set(String file, String content) throws IOException {
		Files.writeString(fake.resolve(file), content);
	}

	/** A file of the host. */
	Path file(String path) {
		return root.resolve(path.substring(1));
	}

	void write(String path, String content) throws IOException {
		Files.createDirectories(file(path).getParent());
		Files.writeString(file(path), content);
	}

	/** What xl was called with, without looking around. */
	List<String> acts() throws IOException {
		return Files.readAllLines(fake.resolve("calls")).stream().filter(call -> !call.startsWith("list") && !call.startsWith("info")).toList();
	}

	long calls(String of) throws IOException {
		return Files.readAllLines(fake.resolve("calls")).stream().filter(of::equals).count();
	}

	XlConnection connect(String repository) throws Exception {
		return connect(repository, Duration.ofSeconds(30));
	}

	XlConnection connect(String repository, Duration timeout) throws Exception {
		return XlConnector.connect(this, new ConnectRequest(address(), new Credentials("root", Secret.none()),
				shown -> new TrustPolicy.Trusted(), timeout, repository));
	}

	private String there(String text) {
		String moved = text;
		for (String path : MOVED) {
			moved = moved.replace(path, root + path);
		}
		return moved;
	}

	private byte[] back(byte[] output) {
		String text = new String(output, StandardCharsets.ISO_8859_1);
		for (String path : MOVED) {
			text = text.replace(root + path, path);
		}
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	@Override
	public Result run(String script, byte[] stdin, int limit, Duration timeout) throws XenException, InterruptedException {
		try {
			var command = new ArrayList<>(shell);
			command.addAll(List.of("-c", there(script)));
			var builder = new ProcessBuilder(command);
			builder.environment().put("PATH", root.resolve("bin") + ":" + System.getenv("PATH"));
			builder.environment().put("FAKE", fake.toString());
			builder.environment().put("LC_ALL", "C");
			Process process = builder.start();
			var out = CompletableFuture.supplyAsync(() -> all(process.getInputStream()));
			var err = CompletableFuture.supplyAsync(() -> all(process.getErrorStream()));
			try (var in = process.getOutputStream()) {
				in.write(there(new String(stdin, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1));
			} catch (IOException e) {
				// it does not read
			}
			if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
				process.destroyForcibly();
				throw new XenException(new XenFailure.TimedOut(timeout), "The host did not finish.");
			}
			return new Result(process.exitValue(), back(out.join()), new String(back(err.join().clone()), StandardCharsets.UTF_8));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static byte[] all(java.io.InputStream in) {
		var bytes = new ByteArrayOutputStream();
		try {
			in.transferTo(bytes);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return bytes.toByteArray();
	}

	@Override
	public Address address() {
		return new Address("xl", false, "xen-1.example", 22);
	}

	@Override
	public Address asked() {
		return address();
	}

	@Override
	public String user() {
		return "root";
	}

	@Override
	public PeerIdentity identity() {
		return new PeerIdentity("xen-1.example", 22, PeerIdentity.Kind.HOST_KEY, "0".repeat(64), "ssh-ed25519", null, null);
	}

	@Override
	public String shellCommand(String remoteCommand) {
		throw new UnsupportedOperationException();
	}

	@Override
	public RemoteProcess start(String script, boolean terminal) {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean connected() {
		return true;
	}

	@Override
	public void close() {
		// nothing is open
	}
}
