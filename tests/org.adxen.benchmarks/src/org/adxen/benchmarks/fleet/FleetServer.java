// SPDX-License-Identifier: EPL-2.0
package org.adxen.benchmarks.fleet;

import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

import org.adxen.xen.simulator.Scenario;
import org.adxen.xen.simulator.SimulatedFleet;
import org.adxen.xen.simulator.SimulatedPool;

/** Many simulated pools, in a process of their own. Prints their addresses, then changes domains for each line it reads. */
public final class FleetServer {

	private FleetServer() {
	}

	/** @param args pools, domains a pool; then on standard input lines of: changes a second, seconds */
	public static void main(String[] args) throws Exception {
		var scenario = Scenario.generated(Integer.parseInt(args[0]), 1, Integer.parseInt(args[1]), 1).withPorts(0);
		try (var fleet = SimulatedFleet.start(scenario)) {
			List<SimulatedPool> pools = fleet.pools();
			pools.forEach(pool -> System.out.println(pool.address() + '\t' + pool.user() + '\t' + pool.password() + '\t' + pool.fingerprint()));
			System.out.println("ready");
			var input = new java.io.BufferedReader(new java.io.InputStreamReader(System.in));
			for (String line = input.readLine(); line != null; line = input.readLine()) {
				String[] order = line.split(" ");
				disturb(pools, Integer.parseInt(order[0]), Integer.parseInt(order[1]));
			}
		}
	}

	private static void disturb(List<SimulatedPool> pools, int aSecond, int seconds) {
		var random = new Random(1);
		long begun = System.nanoTime();
		long all = (long) aSecond * seconds;
		for (long i = 0; i < all; i++) {
			pools.get(random.nextInt(pools.size())).disturb(random.nextInt(Integer.MAX_VALUE));
			long due = begun + i * 1_000_000_000L / aSecond;
			while (System.nanoTime() < due) {
				LockSupport.parkNanos(due - System.nanoTime());
			}
		}
		System.out.println("done " + all + " in " + (System.nanoTime() - begun) / 1_000_000 + " ms");
	}
}
