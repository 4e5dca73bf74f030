// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import java.io.IOException;
import java.util.List;

/**
 * Runs believable Xen fleets on loopback sockets, for the demo, for training and for tests. An OSGi service that exists only
 * where the demo feature is installed.
 */
public interface FleetSimulator {

	/** The fleet that {@code Open Demo Fleet} shows. */
	String DEMO = "demo";

	/** A scenario of {@code pools} equal plain Xen hosts behind SSH instead of pools with a toolstack's own server. */
	String PLAIN_HOSTS = "xl";

	/**
	 * Starts serving; returns when every pool listens.
	 *
	 * @throws IOException a scenario cannot be read or no port is free; the message is a sentence
	 */
	RunningFleet start(FleetRequest request) throws IOException;

	/**
	 * @param scenario  {@link #DEMO}, {@link #PLAIN_HOSTS}, the path of a scenario file, or empty for {@code pools} equal pools
	 * @param pools     number of pools when there is no scenario
	 * @param hosts     hosts a pool; of no meaning for plain hosts
	 * @param domains   ordinary domains a pool or plain host, spread over its hosts
	 * @param seed      equal seeds give equal fleets
	 * @param firstPort the first port to listen on, 0 for what the scenario prefers or any free one
	 * @param network   the first of loopback addresses such as {@code 127.50.0.1}, of which each host gets one, all at the same few
	 *                  ports, so that they can be discovered; empty for the scenario's addresses and a port for each pool
	 */
	record FleetRequest(String scenario, int pools, int hosts, int domains, long seed, int firstPort, String network) {

		/** Where the scenario says. */
		public FleetRequest(String scenario, int pools, int hosts, int domains, long seed, int firstPort) {
			this(scenario, pools, hosts, domains, seed, firstPort, "");
		}

		public static FleetRequest demo() {
			return new FleetRequest(DEMO, 0, 0, 0, 1, 0);
		}

		public FleetRequest inNetwork(String firstAddress) {
			return new FleetRequest(scenario, pools, hosts, domains, seed, firstPort, firstAddress);
		}
	}

	/** Serves until closed. */
	interface RunningFleet extends AutoCloseable {

		List<RunningPool> pools();

		@Override
		void close();
	}

	/**
	 * How to register a simulated pool.
	 *
	 * @param address     as {@link Address#parse} reads it
	 * @param fingerprint SHA-256 of its certificate or SSH host key in hex, empty over plain HTTP
	 */
	record RunningPool(String name, String address, String user, String password, String fingerprint) {
	}
}
