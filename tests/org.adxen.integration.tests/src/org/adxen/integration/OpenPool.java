// SPDX-License-Identifier: EPL-2.0
package org.adxen.integration;

import org.adxen.xen.DomainId;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenException;
import org.adxen.xen.XenTask;
import org.adxen.xen.simulator.Scenario;
import org.adxen.xen.simulator.SimulatedFleet;
import org.adxen.xen.simulator.SimulatedPool;
import org.junit.rules.ExternalResource;

/** One simulated pool for each test, with a connection to it, where everything takes a fiftieth of its time. */
public final class OpenPool extends ExternalResource {

	private static final double PACE = 0.02;

	private final String scenario;
	private SimulatedFleet fleet;
	private SimulatedPool pool;
	private XenConnection xen;

	/** @param scenario with one pool */
	OpenPool(String scenario) {
		this.scenario = scenario;
	}

	@Override
	protected void before() throws Exception {
		fleet = SimulatedFleet.start(Scenario.parse(scenario).withPace(PACE).withPorts(0));
		pool = fleet.pools().getFirst();
		xen = Connectors.open(pool);
	}

	@Override
	protected void after() {
		if (xen != null) {
			xen.close();
		}
		fleet.close();
	}

	SimulatedPool pool() {
		return pool;
	}

	XenConnection xen() {
		return xen;
	}

	DomainId id(String domain) {
		return DomainId.of(pool.domain(domain).uuid());
	}

	/** As the simulator itself knows it. */
	String state(String domain) {
		return pool.domain(domain).state();
	}

	/** The result, once it is there. */
	static String done(XenTask task) throws XenException, InterruptedException {
		return task.await(progress -> {
		});
	}
}
