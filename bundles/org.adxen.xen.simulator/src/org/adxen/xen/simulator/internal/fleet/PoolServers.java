// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.fleet;

import org.adxen.xen.simulator.Scenario;
import org.adxen.xen.simulator.internal.Ids;
import org.adxen.xen.simulator.internal.Timing;

/** Makes the server of each pool of a scenario. */
public final class PoolServers {

	private final Scenario scenario;
	private final Timing timing;
	private final Shared shared = Shared.create();
	private final XlNetwork network = new XlNetwork();
	private final boolean distinct = Loopback.isDistinct();

	/** Servers for this scenario. */
	public PoolServers(Scenario scenario) {
		this.scenario = scenario;
		timing = new Timing(scenario.pace(), scenario.wrongPassword());
	}

	/** The server of a pool, which does not listen yet. */
	public PoolServer create(Scenario.Pool pool) {
		var ids = new Ids(scenario.seed() + "/" + pool.name());
		return switch (pool.toolstack()) {
		case XAPI -> new XapiPoolServer(pool, ids, timing, shared, distinct);
		case XEND -> new XendPoolServer(pool, ids, timing, shared);
		case XL -> new XlPoolServer(pool, ids, timing, network);
		};
	}
}
