// SPDX-License-Identifier: EPL-2.0
package org.adxen.benchmarks.discovery;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

import org.adxen.discovery.Candidate;
import org.adxen.discovery.DiscoveryListener;
import org.adxen.discovery.DiscoveryRequest;
import org.adxen.discovery.Limits;
import org.adxen.discovery.Progress;
import org.adxen.discovery.Scan;
import org.adxen.discovery.Targets;

/** Measures the scanner on loopback addresses, and beside it nmap on the same. Only 127/8, or what a network namespace of its own routes. */
public final class DiscoveryRounds {

	private static final List<Integer> PORTS = List.of(8443, 2222, 9363, 8080);
	private static final String NETWORK = "127.50.0.0/18";
	private static final int LISTENERS = 75;

	private DiscoveryRounds() {
	}

	public static void main(String[] arguments) throws Exception {
		if (arguments.length == 2) {
			silent(arguments[0], Integer.parseInt(arguments[1]));
			return;
		}
		listen();
		againstNmap(Integer.parseInt(arguments[0]));
		rate(1000);
		rate(5000);
		cancel();
		heap();
	}

	/** SSH servers that greet and hang up, from a selector of their own. */
	private static void listen() throws IOException {
		var random = new Random(5);
		Selector selector = Selector.open();
		for (int i = 0; i < LISTENERS; i++) {
			int host = 1 + random.nextInt((1 << 14) - 2);
			ServerSocketChannel server = ServerSocketChannel.open();
			server.bind(new InetSocketAddress(InetAddress.getByName("127.50." + (host >> 8) + "." + (host & 255)), PORTS.get(i % 4)), 128);
			server.configureBlocking(false);
			server.register(selector, SelectionKey.OP_ACCEPT);
		}
		Thread.ofPlatform().daemon().start(() -> {
			while (true) {
				try {
					selector.select(DiscoveryRounds::greet);
				} catch (IOException e) {
					throw new IllegalStateException(e);
				}
			}
		});
	}

	private static void greet(SelectionKey key) {
		try (SocketChannel one = ((ServerSocketChannel) key.channel()).accept()) {
			if (one != null) {
				one.write(java.nio.ByteBuffer.wrap("SSH-2.0-x\r\n".getBytes()));
			}
		} catch (IOException e) {
			return; // hung up
		}
	}

	private static void againstNmap(int rounds) throws Exception {
		var ours = new double[rounds];
		var theirs = new double[rounds];
		for (int i = 0; i < rounds + 1; i++) {
			long begun = System.nanoTime();
			var first = new long[1];
			Progress end = scan(NETWORK, PORTS, Limits.DEFAULT.withPerSecond(0), first);
			double own = seconds(begun);
			begun = System.nanoTime();
			Process nmap = new ProcessBuilder("nmap", "-sT", "-T5", "-n", "-Pn", "--open", "-p", "8443,2222,9363,8080", NETWORK).start();
			long found = Pattern.compile("/tcp +open").matcher(new String(nmap.getInputStream().readAllBytes())).results().count();
			double other = seconds(begun);
			System.out.printf("round %d: AdXen %.2f s, %d open, first host after %.0f ms; nmap %.2f s, %d open%n", i, own, end.open(),
					first[0] / 1e6, other, found);
			if (i > 0) {
				ours[i - 1] = own;
				theirs[i - 1] = other;
			}
		}
		Arrays.sort(ours);
		Arrays.sort(theirs);
		System.out.printf("/18 on four ports, median of %d: AdXen %.2f s, nmap %.2f s%n", rounds, ours[rounds / 2], theirs[rounds / 2]);
	}

	private static void rate(int perSecond) throws Exception {
		Progress end = scan("127.60.0.0/20", List.of(4), Limits.DEFAULT.withPerSecond(perSecond), new long[1]);
		System.out.printf("rate %d: %.0f a second (%.1f %%)%n", perSecond, end.perSecond(), 100 * end.perSecond() / perSecond);
	}

	private static void cancel() throws Exception {
		double longest = 0;
		for (int i = 0; i < 20; i++) {
			Scan scan = Scan.start(request("127.50.0.0/16", PORTS, Limits.DEFAULT.withPerSecond(0)), found -> { });
			scan.await(Duration.ofMillis(50 + 20 * i));
			long begun = System.nanoTime();
			scan.cancel();
			scan.await();
			longest = Math.max(longest, seconds(begun));
		}
		System.out.printf("cancel, longest of 20: %.0f ms%n", longest * 1000);
	}

	private static void heap() throws Exception {
		var memory = ManagementFactory.getMemoryMXBean();
		Scan scan = Scan.start(request("127.50.0.0/16", PORTS, Limits.DEFAULT.withPerSecond(0)), found -> { });
		List<String> used = new ArrayList<>();
		while (scan.await(Duration.ofMillis(500)).state() == Progress.State.RUNNING) {
			System.gc();
			used.add(memory.getHeapMemoryUsage().getUsed() / 1024 / 1024 + " MiB at " + scan.progress().done());
		}
		System.out.println("heap over a /16 on four ports: " + used);
	}

	/** A network of a namespace of its own, where nobody answers. */
	private static void silent(String network, int perSecond) throws Exception {
		Limits limits = Limits.DEFAULT.withPerSecond(perSecond);
		Progress end = scan(network, PORTS, limits, new long[1]);
		double bound = Math.max(perSecond == 0 ? 0 : end.total() / (double) perSecond,
				end.total() * limits.connectTimeout().toMillis() / 1000.0 / limits.inFlight()) + limits.connectTimeout().toMillis() / 1000.0;
		System.out.printf("%s, rate %d: %d tried in %.1f s (bound %.1f s), %d silent, %d unreachable, %d refused%n", network, perSecond,
				end.done(), end.elapsed().toMillis() / 1000.0, bound, end.silent(), end.unreachable(), end.refused());
	}

	private static Progress scan(String network, List<Integer> ports, Limits limits, long[] first) throws Exception {
		long begun = System.nanoTime();
		try (Scan scan = Scan.start(request(network, ports, limits), new DiscoveryListener() {
			@Override
			public void found(Candidate candidate) {
				if (first[0] == 0) {
					first[0] = System.nanoTime() - begun;
				}
			}
		})) {
			return scan.await();
		}
	}

	private static DiscoveryRequest request(String network, List<Integer> ports, Limits limits) throws Exception {
		return DiscoveryRequest.of(Targets.builder().add(network).build()).withPorts(ports).withLimits(limits).withNames(a -> "");
	}

	private static double seconds(long since) {
		return (System.nanoTime() - since) / 1e9;
	}
}
