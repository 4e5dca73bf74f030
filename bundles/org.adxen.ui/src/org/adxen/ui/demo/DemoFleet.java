// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.demo;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.PoolRegistration;
import org.adxen.fleet.PoolView;
import org.adxen.xen.Address;
import org.adxen.xen.Credentials;
import org.adxen.xen.FleetSimulator;
import org.adxen.xen.FleetSimulator.FleetRequest;
import org.adxen.xen.FleetSimulator.RunningFleet;
import org.adxen.xen.FleetSimulator.RunningPool;
import org.adxen.xen.Secret;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The simulated pools of <em>Open Demo Fleet</em>. Without the demo feature it is there, but not {@linkplain #isAvailable() available}. */
@Component(service = DemoFleet.class)
public final class DemoFleet {

	private final Fleet fleet;
	private final FleetSimulator simulator;
	private RunningFleet running;

	@Activate
	public DemoFleet(@Reference Fleet fleet,
			@Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY) FleetSimulator simulator) {
		this.fleet = fleet;
		this.simulator = simulator;
	}

	public boolean isAvailable() {
		return simulator != null;
	}

	/** Starts the simulator, unless it runs, and registers those of its pools that are not registered from an earlier time. Blocks. */
	public synchronized void open() throws IOException, EnvironmentException {
		if (running == null) {
			running = simulator.start(FleetRequest.demo());
			forgetEarlier(running.pools());
		}
		for (RunningPool pool : running.pools()) {
			register(pool);
		}
	}

	/** The simulator had to take other ports than at an earlier time: what is registered there answers no more. */
	private void forgetEarlier(List<RunningPool> pools) throws EnvironmentException {
		Set<Address> now = pools.stream().map(p -> Address.parse(p.address())).collect(Collectors.toSet());
		Set<String> hosts = now.stream().map(Address::host).collect(Collectors.toSet());
		Set<String> labels = pools.stream().map(RunningPool::name).collect(Collectors.toSet());
		fleet.remove(fleet.picture().pools().values().stream()
				.filter(p -> !p.isConnected() && !now.contains(p.address()) && hosts.contains(p.address().host())
						&& labels.contains(p.label()))
				.map(PoolView::id).toList());
	}

	private void register(RunningPool pool) throws EnvironmentException {
		Address address = Address.parse(pool.address());
		Optional<PoolView> known = fleet.byAddress(address);
		try (Secret password = Secret.of(pool.password().toCharArray())) {
			if (known.isEmpty()) {
				fleet.register(new PoolRegistration(pool.name(), address, new Credentials(pool.user(), password.copy()), false,
						pool.fingerprint()));
			} else {
				fleet.setPassword(known.get().id(), password.copy(), false);
				fleet.retry(known.get().id());
			}
		}
	}

	@Deactivate
	public synchronized void close() {
		if (running != null) {
			running.close();
			running = null;
		}
	}
}
