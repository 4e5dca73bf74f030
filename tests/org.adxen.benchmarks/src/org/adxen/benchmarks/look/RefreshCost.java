// SPDX-License-Identifier: EPL-2.0
package org.adxen.benchmarks.look;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.adxen.xen.Address;
import org.adxen.xen.ConnectRequest;
import org.adxen.xen.Credentials;
import org.adxen.xen.Secret;
import org.adxen.xen.TrustPolicy;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenConnector;

/** What a look at a plain Xen host costs when nothing changed, by the number of its domains. The host is simulated. */
public final class RefreshCost {

	private static final int WARM = 30;
	private static final int LOOKS = 101;

	private RefreshCost() {
	}

	/** @param args the command of {@link XlServer} in one word; numbers of domains */
	public static void main(String[] args) throws Exception {
		for (int i = 1; i < args.length; i++) {
			measure(args[0], args[i]);
		}
	}

	private static void measure(String server, String domains) throws Exception {
		List<String> words = new ArrayList<>(Arrays.asList(server.split(" ")));
		words.add(domains);
		Process process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		try (var output = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
			String[] told = output.readLine().split("\t");
			var request = new ConnectRequest(Address.parse(told[0]), new Credentials(told[1], Secret.of(told[2].toCharArray())),
					shown -> shown.sha256().equals(told[3]) ? new TrustPolicy.Trusted() : new TrustPolicy.Unknown(), Duration.ofSeconds(60));
			var connector = (XenConnector) Class.forName("org.adxen.xen.xl.internal.XlConnector").getConstructor().newInstance();
			try (XenConnection connection = connector.open(request)) {
				long first = System.nanoTime();
				connection.snapshot();
				first = System.nanoTime() - first;
				for (int i = 0; i < WARM; i++) {
					connection.snapshot();
				}
				Duration own = cpu(ProcessHandle.current());
				Duration host = cpu(process.toHandle());
				long[] times = new long[LOOKS];
				for (int i = 0; i < LOOKS; i++) {
					long start = System.nanoTime();
					connection.snapshot();
					times[i] = System.nanoTime() - start;
				}
				own = cpu(ProcessHandle.current()).minus(own);
				host = cpu(process.toHandle()).minus(host);
				Arrays.sort(times);
				System.out.printf(Locale.ROOT, "| %s | %.0f ms | %.1f ms | %.1f ms | %.1f ms |%n", domains, first / 1e6, times[LOOKS / 2] / 1e6,
						own.toNanos() / 1e6 / LOOKS, host.toNanos() / 1e6 / LOOKS);
			}
		} finally {
			process.destroy();
		}
	}

	private static Duration cpu(ProcessHandle process) {
		return process.info().totalCpuDuration().orElse(Duration.ZERO);
	}
}
