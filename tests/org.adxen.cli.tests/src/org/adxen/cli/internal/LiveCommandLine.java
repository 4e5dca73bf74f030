// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.adxen.cli.internal.command.Session;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.ImageRepository;
import org.adxen.fleet.PoolRegistration;
import org.adxen.operations.Operations;
import org.adxen.xen.Address;
import org.adxen.xen.Credentials;
import org.adxen.xen.Secret;
import org.adxen.xen.XenConnection;
import org.adxen.xen.simulator.Scenario;
import org.adxen.xen.simulator.SimulatedFleet;
import org.adxen.xen.simulator.SimulatedPool;
import org.junit.rules.ExternalResource;
import org.osgi.framework.FrameworkUtil;

/** The command line with the services of the running framework and simulated pools, which are registered by their names. */
public final class LiveCommandLine extends ExternalResource {

	private static Path environment;

	private final String scenario;
	private final OsgiServices services = new OsgiServices(FrameworkUtil.getBundle(OsgiServices.class).getBundleContext());
	private final FakeTerminal terminal = new FakeTerminal();
	private final Map<String, String> pools = new HashMap<>();
	private SimulatedFleet simulated;

	public LiveCommandLine(String scenario) {
		this.scenario = scenario;
	}

	@Override
	protected void before() throws Throwable {
		// the framework has one fleet, and a fleet one environment
		if (environment == null) {
			environment = Files.createTempDirectory("adxen-cli");
			services.useEnvironment(environment);
		}
		simulated = SimulatedFleet.start(Scenario.parse(scenario));
		for (SimulatedPool pool : simulated.pools()) {
			pools.put(pool.name(), fleet().register(new PoolRegistration(pool.name(), Address.parse(pool.address()),
					new Credentials(pool.user(), Secret.of(pool.password().toCharArray())), false, pool.fingerprint())));
		}
	}

	@Override
	protected void after() {
		try {
			fleet().setSettings(fleet().settings().with(ImageRepository.NONE));
			fleet().remove(List.copyOf(fleet().picture().pools().keySet()));
		} catch (org.adxen.fleet.EnvironmentException e) {
			throw new AssertionError(e);
		} finally {
			simulated.close();
		}
	}

	private Fleet fleet() {
		try {
			return services.fleet();
		} catch (org.adxen.cli.internal.command.CommandException e) {
			throw new AssertionError(e);
		}
	}

	public Operations operations() throws Exception {
		return services.operations();
	}

	public XenConnection connection(String pool) throws Exception {
		return fleet().connection(pools.get(pool));
	}

	/** The names of all domains as they are shown now. */
	public List<String> domains() {
		return fleet().picture().domains().map(d -> d.facts().name()).toList();
	}

	/** Anew each time: what was written before is forgotten. */
	public int adxen(String... arguments) {
		terminal.out.setLength(0);
		terminal.told.clear();
		return new CommandLineTwin(new Session(services, terminal, Map.of(), Fixtures.CLOCK), "1.0.0").run(List.of(arguments));
	}

	/** What was written to standard output, with the line ends of Unix where they are those of the system. */
	public String out() {
		return terminal.out.toString();
	}

	public String told() {
		return String.join("\n", terminal.told);
	}
}
