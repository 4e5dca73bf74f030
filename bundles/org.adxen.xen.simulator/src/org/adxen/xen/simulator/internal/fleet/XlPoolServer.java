// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.fleet;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.adxen.xen.simulator.Scenario;
import org.adxen.xen.simulator.SimulatedDomain;
import org.adxen.xen.simulator.internal.Failure;
import org.adxen.xen.simulator.internal.Ids;
import org.adxen.xen.simulator.internal.Timing;
import org.adxen.xen.simulator.internal.http.Trouble;
import org.adxen.xen.simulator.internal.ssh.SshPort;
import org.adxen.xen.simulator.internal.xl.XlHost;

/** A plain Xen host behind its SSH server. Besides the scenario's user there are one with sudo and one without. */
final class XlPoolServer implements PoolServer {

	private static final String WITH_SUDO = "admin";
	private static final String WITHOUT_SUDO = "operator";

	private final String name;
	private final String address;
	private final XlNetwork network;
	private final XlHost host;
	private final Trouble trouble = new Trouble();
	private final SshPort ssh;
	private final Port port;
	private volatile int number;

	XlPoolServer(Scenario.Pool spec, Ids ids, Timing timing, XlNetwork network) {
		this.network = network;
		var machine = spec.hosts().getFirst();
		name = machine.name();
		var loads = new HashMap<String, Double>();
		spec.domains().forEach(domain -> loads.put(domain.name(), domain.load()));
		host = new XlHost(name, timing, machine.memory(), machine.cpus(), loads, network::find, Set.of(WITH_SUDO), trouble::hangs);
		address = machine.address();
		var inet = Loopback.address(address);
		var passwords = Map.of(spec.user(), spec.password(), WITH_SUDO, spec.password(), WITHOUT_SUDO, spec.password());
		ssh = new SshPort(host.machine(), inet, ids.seed() + '/' + name, passwords, timing.wrongPassword(), trouble, network.threads());
		port = new Port(ssh);
		for (String user : passwords.keySet())
			host.machine().addUser(user);
		new XlBuilder(host, ids, spec).build();
		network.join(name, host);
	}

	@Override
	public int open(int preferred) throws IOException {
		number = port.open(preferred);
		network.listens(address, number, host);
		return number;
	}

	@Override
	public String fingerprint() {
		return ssh.fingerprint();
	}

	@Override
	public Trouble trouble() {
		return trouble;
	}

	@Override
	public void refuse(boolean on) {
		if (on) {
			port.shut();
			network.silent(address, number, host);
		} else {
			port.reopenSoon();
			network.listens(address, number, host);
		}
	}

	@Override
	public void restart(Duration down) {
		port.bounce(down);
	}

	@Override
	public void loseSessions() {
		port.bounce(Duration.ZERO);
	}

	@Override
	public void hostAlive(String which, boolean alive) {
		if (!which.equals(name))
			throw new IllegalArgumentException("There is no host " + which + " in this pool.");
		if (alive)
			host.revive();
		else
			host.die();
		refuse(!alive);
	}

	@Override
	public void changeCertificates() {
		ssh.changeKey();
	}

	@Override
	public void failNext(String method, Failure failure) {
		throw new UnsupportedOperationException("A host of xl has no methods.");
	}

	@Override
	public List<SimulatedDomain> domains() {
		return host.domains();
	}

	@Override
	public void disturb(int which) {
		host.disturb(which);
	}

	@Override
	public void hangStore(boolean on) {
		host.storeHangs(on);
	}

	@Override
	public void leaveDisk(long bytes) {
		host.machine().files().leave(bytes);
	}

	@Override
	public void rebootHost() {
		host.reboot();
		port.bounce(Duration.ZERO);
	}

	@Override
	public void close() {
		port.finish();
		host.die();
		ssh.finish();
		network.leave();
	}
}
