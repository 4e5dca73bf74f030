// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator;

import java.util.List;

import org.adxen.xen.simulator.internal.fleet.PoolServer;

/** A pool that is being simulated. Every method may be called from any thread. */
public final class SimulatedPool {

	private final Scenario.Pool scenario;
	private final PoolServer server;
	private final int port;
	private final Faults faults;

	SimulatedPool(Scenario.Pool scenario, PoolServer server, int port) {
		this.scenario = scenario;
		this.server = server;
		this.port = port;
		faults = new Faults(server);
	}

	/** The name from the scenario. */
	public String name() {
		return scenario.name();
	}

	/** Where to connect: xapi:// means TLS, xapi+http:// and xend+http:// mean plain HTTP, xl:// means SSH. */
	public String address() {
		var at = "://" + scenario.hosts().getFirst().address() + ':' + port;
		if (scenario.toolstack() == Scenario.Toolstack.XL)
			return "xl" + at;
		var scheme = scenario.toolstack() == Scenario.Toolstack.XEND ? "xend" : "xapi";
		return scheme + (scenario.tls() ? "" : "+http") + at;
	}

	/** The port at its address. */
	public int port() {
		return port;
	}

	/** Whether the port speaks TLS. */
	public boolean tls() {
		return scenario.tls();
	}

	/** Who may log in. */
	public String user() {
		return scenario.user();
	}

	/** The password, which is no secret. */
	public String password() {
		return scenario.password();
	}

	/** SHA-256 of the coordinator's certificate or of the SSH host key in hex, "" over plain HTTP. */
	public String fingerprint() {
		return server.fingerprint();
	}

	/** What can be made to go wrong. */
	public Faults faults() {
		return faults;
	}

	/** The domains as they are now, domain 0 included. */
	public List<SimulatedDomain> domains() {
		return server.domains();
	}

	/** The domain of this name, which must exist. */
	public SimulatedDomain domain(String name) {
		return domains().stream().filter(domain -> domain.name().equals(name)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("There is no domain " + name + " in " + name() + '.'));
	}

	/** Changes something about a domain that clients see; the number chooses which and what. */
	public void disturb(int number) {
		server.disturb(number);
	}

	void close() {
		server.close();
	}
}
