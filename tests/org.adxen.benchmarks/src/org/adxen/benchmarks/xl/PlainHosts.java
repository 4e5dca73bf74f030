// SPDX-License-Identifier: EPL-2.0
package org.adxen.benchmarks.xl;

import java.util.ArrayList;

import org.adxen.xen.simulator.Scenario;
import org.adxen.xen.simulator.SimulatedFleet;

/** Simulated plain Xen hosts, each on a loopback address of its own and on one port. Prints their addresses and fingerprints. */
public final class PlainHosts {

	private PlainHosts() {
	}

	/** @param args hosts, running domains on each, port */
	public static void main(String[] args) throws Exception {
		int hosts = Integer.parseInt(args[0]);
		int domains = Integer.parseInt(args[1]);
		var lines = new ArrayList<String>();
		for (int i = 1; i <= hosts; i++) {
			lines.add("pool \"plain-%1$d\" toolstack=xl port=%2$s user=root password=demo".formatted(i, args[2]));
			lines.add("  host plain-%1$d cpus=16 memory=%2$dGiB address=127.9.%3$d.%4$d".formatted(i, 32 + domains, i / 250, i % 250 + 1));
			for (int d = 1; d <= domains; d++) {
				lines.add("  domain d-%1$d host=plain-%2$d memory=512MiB vcpus=1 type=pvh".formatted(d, i));
			}
		}
		try (var fleet = SimulatedFleet.start(Scenario.parse(String.join("\n", lines) + "\n"))) {
			fleet.pools().forEach(pool -> System.out.println(pool.address() + '\t' + pool.fingerprint()));
			System.out.println("ready");
			System.in.read(); // until whoever started it is gone
		}
	}
}
