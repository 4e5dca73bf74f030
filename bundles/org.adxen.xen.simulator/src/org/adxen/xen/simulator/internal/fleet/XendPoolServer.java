// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.fleet;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.adxen.xen.simulator.Scenario;
import org.adxen.xen.simulator.SimulatedDomain;
import org.adxen.xen.simulator.internal.Failure;
import org.adxen.xen.simulator.internal.Ids;
import org.adxen.xen.simulator.internal.Timing;
import org.adxen.xen.simulator.internal.data.Database;
import org.adxen.xen.simulator.internal.http.HttpServer;
import org.adxen.xen.simulator.internal.http.Trouble;
import org.adxen.xen.simulator.internal.load.Load;
import org.adxen.xen.simulator.internal.xend.XendEndpoint;
import org.adxen.xen.simulator.internal.xend.XendNode;

/** A xend host on its socket. */
final class XendPoolServer implements PoolServer {

	private final Database database;
	private final XendNode node;
	private final Trouble trouble = new Trouble();
	private final Optional<Identity> identity;
	private final Port port;
	private final String host;

	XendPoolServer(Scenario.Pool spec, Ids ids, Timing timing, Shared shared) {
		database = new Database(shared.xendSchema());
		node = new XendNode(database, shared.xendMethods(), timing, new Load(ids), spec.user(), spec.password());
		host = spec.hosts().getFirst().name();
		var address = Loopback.address(spec.hosts().getFirst().address());
		identity = spec.tls() ? Optional.of(new Identity(host, address, ids.seed())) : Optional.empty();
		port = new Port(new HttpServer(address, identity.map(known -> known::context),
				new XendEndpoint(node, shared.xendXml(), trouble), trouble));
		new XendBuilder(database, ids, spec).build();
	}

	@Override
	public int open(int preferred) throws IOException {
		return port.open(preferred);
	}

	@Override
	public String fingerprint() {
		return identity.map(known -> known.certificate().fingerprint()).orElse("");
	}

	@Override
	public Trouble trouble() {
		return trouble;
	}

	@Override
	public void refuse(boolean on) {
		if (on)
			port.shut();
		else
			port.reopenSoon();
	}

	@Override
	public void restart(Duration down) {
		node.loseSessions();
		port.bounce(down);
	}

	@Override
	public void loseSessions() {
		node.loseSessions();
	}

	@Override
	public void hostAlive(String name, boolean alive) {
		if (!name.equals(host))
			throw new IllegalArgumentException("There is no host " + name + " in this pool.");
		refuse(!alive);
	}

	@Override
	public void changeCertificates() {
		identity.ifPresent(Identity::change);
	}

	@Override
	public void failNext(String method, Failure failure) {
		node.failNext(method, failure);
	}

	@Override
	public List<SimulatedDomain> domains() {
		return database.all("VM").stream()
				.map(vm -> new SimulatedDomain(vm.string("name_label"), vm.ref(), vm.string("power_state"),
						vm.number("domid") < 0 ? "" : host, vm.flag("is_control_domain")))
				.toList();
	}

	@Override
	public void disturb(int number) {
		database.atomically(() -> {
			var guests = database.all("VM").stream().filter(vm -> !vm.flag("is_control_domain")).toList();
			if (guests.isEmpty())
				return;
			var vm = guests.get(Math.floorMod(number, guests.size()));
			var state = vm.string("power_state");
			if (state.equals("Running") || state.equals("Paused"))
				database.set("VM", vm.ref(), "power_state", state.equals("Running") ? "Paused" : "Running");
		});
	}

	@Override
	public void close() {
		port.finish();
	}
}
