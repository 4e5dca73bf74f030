// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.adxen.xen.FleetSimulator;
import org.adxen.xen.simulator.Scenario;
import org.adxen.xen.simulator.SimulatedFleet;
import org.osgi.service.component.annotations.Component;

/** Finds or makes the scenario that a request names and serves it on loopback addresses. */
@Component
public final class LoopbackFleetSimulator implements FleetSimulator {

	@Override
	public RunningFleet start(FleetRequest request) throws IOException {
		var scenario = scenario(request);
		var placed = request.network().isEmpty() ? scenario : scenario.inNetwork(request.network());
		var fleet = SimulatedFleet.start(request.firstPort() == 0 ? placed : placed.withPorts(request.firstPort()));
		var pools = fleet.pools().stream()
				.map(pool -> new RunningPool(pool.name(), pool.address(), pool.user(), pool.password(), pool.fingerprint()))
				.toList();
		return new Running(fleet, pools);
	}

	private static Scenario scenario(FleetRequest request) throws IOException {
		if (request.scenario().equals(DEMO))
			return Scenario.demo();
		if (!request.scenario().isEmpty() && !request.scenario().equals(PLAIN_HOSTS))
			return Scenario.read(Path.of(request.scenario()));
		if (request.pools() < 1 || request.hosts() < 1 || request.domains() < 0)
			throw new IOException("A fleet needs at least one pool with one host, and no negative number of domains.");
		if (request.scenario().equals(PLAIN_HOSTS))
			return Scenario.generatedPlain(request.pools(), request.domains(), request.seed());
		return Scenario.generated(request.pools(), request.hosts(), request.domains(), request.seed());
	}

	private record Running(SimulatedFleet fleet, List<RunningPool> pools) implements RunningFleet {

		@Override
		public void close() {
			fleet.close();
		}
	}
}
