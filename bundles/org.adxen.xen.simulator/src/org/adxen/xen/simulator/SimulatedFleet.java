// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.adxen.xen.simulator.internal.fleet.PoolServer;
import org.adxen.xen.simulator.internal.fleet.PoolServers;

/** A fleet that is being simulated on loopback addresses until it is closed. Every method may be called from any thread. */
public final class SimulatedFleet implements AutoCloseable {

	private final List<SimulatedPool> pools;

	private SimulatedFleet(List<SimulatedPool> pools) {
		this.pools = pools;
	}

	/**
	 * Starts a fleet; when this returns, every pool listens.
	 *
	 * @throws IOException if no port is free; the message is a sentence
	 */
	public static SimulatedFleet start(Scenario scenario) throws IOException {
		var factory = new PoolServers(scenario);
		var servers = scenario.pools().parallelStream().map(factory::create).toList();
		var pools = new ArrayList<SimulatedPool>();
		try {
			for (int i = 0; i < servers.size(); i++) {
				var pool = scenario.pools().get(i);
				pools.add(new SimulatedPool(pool, servers.get(i), servers.get(i).open(pool.port())));
			}
		} catch (IOException e) {
			servers.forEach(PoolServer::close);
			throw new IOException("Pool " + scenario.pools().get(pools.size()).name()
					+ " cannot listen on a loopback address: " + e.getMessage() + '.', e);
		}
		return new SimulatedFleet(List.copyOf(pools));
	}

	/** The pools in the order of the scenario. */
	public List<SimulatedPool> pools() {
		return pools;
	}

	/** The pool of this name, which must exist. */
	public SimulatedPool pool(String name) {
		return pools.stream().filter(pool -> pool.name().equals(name)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("There is no pool " + name + " in this fleet."));
	}

	@Override
	public void close() {
		pools.forEach(SimulatedPool::close);
	}
}
