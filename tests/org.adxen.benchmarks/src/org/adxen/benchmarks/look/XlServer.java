// SPDX-License-Identifier: EPL-2.0
package org.adxen.benchmarks.look;

import org.adxen.xen.simulator.Scenario;
import org.adxen.xen.simulator.SimulatedFleet;
import org.adxen.xen.simulator.SimulatedPool;

/** One simulated plain Xen host, in a process of its own. Ends with its standard input. */
public final class XlServer {

	private XlServer() {
	}

	/** @param args how many domains run on it */
	public static void main(String[] args) throws Exception {
		int domains = Integer.parseInt(args[0]);
		var scenario = new StringBuilder("seed 1\npool one toolstack=xl\n  host one cpus=16 memory=512GiB\n");
		for (int i = 0; i < domains; i++) {
			scenario.append("  domain d" + i + " host=one type=pvh memory=256MiB\n");
		}
		try (var fleet = SimulatedFleet.start(Scenario.parse(scenario.toString()).withPorts(0))) {
			SimulatedPool host = fleet.pools().getFirst();
			System.out.println(host.address() + '\t' + host.user() + '\t' + host.password() + '\t' + host.fingerprint());
			System.in.read();
		}
	}
}
