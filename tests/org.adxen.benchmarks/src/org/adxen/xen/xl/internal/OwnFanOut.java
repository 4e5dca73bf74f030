// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

import org.adxen.xen.Address;
import org.adxen.xen.ConnectRequest;
import org.adxen.xen.Credentials;
import org.adxen.xen.PeerIdentity;
import org.adxen.xen.Secret;
import org.adxen.xen.TrustPolicy;
import org.adxen.xen.XenException;
import org.adxen.xen.xl.internal.ssh.RemoteHost;
import org.adxen.xen.xl.internal.ssh.RemoteProcess;
import org.adxen.xen.xl.internal.ssh.SshLogin;
import org.adxen.xen.xl.internal.ssh.config.LocalAccount;

/** Many plain Xen hosts through the connector. Prints lines of: what, milliseconds. */
public final class OwnFanOut {

	private static final int WAY = 64;
	/** Of all hosts. */
	private static final int PORT = 2431;
	private static final Duration PATIENCE = Duration.ofSeconds(120);

	private OwnFanOut() {
	}

	/** What went over a link besides its protocol. */
	private record Counted(RemoteHost host, AtomicLong bytes) implements RemoteHost {

		@Override
		public Result run(String script, byte[] stdin, int limit, Duration timeout) throws XenException, InterruptedException {
			Result result = host.run(script, stdin, limit, timeout);
			bytes.addAndGet(script.length() + stdin.length + result.output().length + result.error().length());
			return result;
		}

		@Override
		public Address address() {
			return host.address();
		}

		@Override
		public Address asked() {
			return host.asked();
		}

		@Override
		public String user() {
			return host.user();
		}

		@Override
		public PeerIdentity identity() {
			return host.identity();
		}

		@Override
		public String shellCommand(String remoteCommand) {
			return host.shellCommand(remoteCommand);
		}

		@Override
		public RemoteProcess start(String script, boolean terminal) throws XenException, InterruptedException {
			return host.start(script, terminal);
		}

		@Override
		public boolean connected() {
			return host.connected();
		}

		@Override
		public void close() {
			host.close();
		}
	}

	/** @param args "keys", "fan-out" or "refresh"; file with addresses and fingerprints; home folder with a key */
	public static void main(String[] args) throws Exception {
		List<String[]> lines = Files.readAllLines(Path.of(args[1])).stream().filter(line -> line.startsWith("xl:"))
				.map(line -> line.split("\t")).toList();
		Path home = Path.of(args[2]);
		var login = new SshLogin(new LocalAccount("root", home, home.resolve("etc"), Map.of()));
		if (args[0].equals("refresh")) {
			refresh(login, lines.getFirst());
		} else if (args[0].equals("keys")) {
			String key = Files.readString(home.resolve(".ssh/id_ecdsa.pub"));
			all(lines, line -> {
				try (RemoteHost host = login.open(request(line))) {
					return host.run("mkdir -p /root/.ssh && cat >/root/.ssh/authorized_keys", key.getBytes(StandardCharsets.UTF_8), 1 << 10,
							PATIENCE);
				}
			});
		} else {
			fanOut(login, lines);
		}
		System.exit(0);
	}

	private static ConnectRequest request(String[] line) {
		return new ConnectRequest(Address.parse(line[0]), new Credentials("root", Secret.of("demo".toCharArray())),
				shown -> shown.sha256().equals(line[1]) ? new TrustPolicy.Trusted() : new TrustPolicy.Unknown(), PATIENCE);
	}

	@FunctionalInterface
	private interface Each<A, B> {
		B take(A from) throws Exception;
	}

	/** As many at a time as the peers have. */
	private static <A, B> List<B> all(List<A> from, Each<A, B> each) throws Exception {
		var permits = new Semaphore(WAY);
		var tasks = new ArrayList<Callable<B>>();
		for (A one : from) {
			tasks.add(() -> {
				permits.acquire();
				try {
					return each.take(one);
				} finally {
					permits.release();
				}
			});
		}
		var results = new ArrayList<B>();
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (var future : threads.invokeAll(tasks)) {
				results.add(future.get());
			}
		}
		return results;
	}

	private static long since(long start) {
		return (System.nanoTime() - start) / 1_000_000;
	}

	private static void fanOut(SshLogin login, List<String[]> lines) throws Exception {
		long start = System.nanoTime();
		List<RemoteHost> hosts = all(lines, line -> login.open(request(line)));
		System.out.println("AdXen, connections made and the command (cold)\t" + (since(start) + command(hosts)));
		System.out.println("AdXen, the command on kept connections\t" + command(hosts));
		start = System.nanoTime();
		List<XlConnection> connections = new ArrayList<>();
		for (int i = 0; i < hosts.size(); i++) {
			connections.add(null);
		}
		List<Integer> numbers = java.util.stream.IntStream.range(0, hosts.size()).boxed().toList();
		long domains = all(numbers, i -> {
			connections.set(i, XlConnector.connect(hosts.get(i), request(lines.get(i))));
			return (long) connections.get(i).snapshot().domains().size();
		}).stream().mapToLong(n -> n).sum();
		System.out.println("AdXen, first full picture of " + domains + " domains on kept connections\t" + since(start));
		start = System.nanoTime();
		all(connections, connection -> connection.snapshot());
		System.out.println("AdXen, picture once more\t" + since(start));
		System.out.println("connections\t" + (established("tcp") + established("tcp6")));
	}

	private static long established(String table) throws Exception {
		String port = "%04X".formatted(PORT);
		return Files.readString(Path.of("/proc/self/net/" + table)).lines()
				.filter(line -> line.strip().matches("\\d+: [0-9A-F]+:[0-9A-F]{4} [0-9A-F]+:" + port + " 01 .*")).count();
	}

	private static long command(List<RemoteHost> hosts) throws Exception {
		long start = System.nanoTime();
		for (RemoteHost.Result result : all(hosts, host -> host.run("true", new byte[0], 1 << 10, PATIENCE))) {
			if (result.code() != 0) {
				throw new IllegalStateException(result.error());
			}
		}
		return since(start);
	}

	private static void refresh(SshLogin login, String[] line) throws Exception {
		var bytes = new AtomicLong();
		try (RemoteHost host = new Counted(login.open(request(line)), bytes)) {
			XlConnection connection = XlConnector.connect(host, request(line));
			bytes.set(0);
			long start = System.nanoTime();
			int domains = connection.snapshot().domains().size();
			long first = since(start);
			long firstBytes = bytes.getAndSet(0);
			for (int i = 0; i < 10; i++) {
				connection.snapshot(); // warms up
			}
			bytes.set(0);
			var times = new ArrayList<Long>();
			for (int i = 0; i < 21; i++) {
				start = System.nanoTime();
				connection.snapshot();
				times.add((System.nanoTime() - start) / 1000);
			}
			times.sort(null);
			System.out.printf("%d\t%d\t%.1f\t%.1f\t%.1f%n", domains - 1, first, times.get(10) / 1000.0, firstBytes / 1024.0,
					bytes.get() / 21 / 1024.0);
		}
	}
}
