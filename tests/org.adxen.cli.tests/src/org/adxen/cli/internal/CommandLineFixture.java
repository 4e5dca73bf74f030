// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal;

import static org.adxen.cli.internal.Fixtures.domain;
import static org.adxen.cli.internal.Fixtures.pool;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.Services;
import org.adxen.cli.internal.command.Session;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.discovery.HostDiscovery;
import org.adxen.operations.Operations;
import org.adxen.operations.group.Groups;
import org.adxen.xen.DomainSnapshot.Kind;
import org.adxen.xen.FleetSimulator;
import org.adxen.xen.PowerState;

/** Calls the command line with everything around it in memory. Two pools: lab with four domains, farm with one. */
public class CommandLineFixture {

	protected static final String WEB_1 = "11111111-0000-0000-0000-000000000001";

	protected final FakeFleet fleet = new FakeFleet()
			.with(pool("lab", "lab pool", "xapi://127.0.0.1:4431",
					domain("lab", "lab pool", "00000000-0000-0000-0000-000000000000", "Domain-0", PowerState.RUNNING, Kind.CONTROL),
					domain("lab", "lab pool", WEB_1, "web-1", PowerState.RUNNING, "prod", "web"),
					domain("lab", "lab pool", "11111111-0000-0000-0000-000000000002", "-clean", PowerState.HALTED),
					domain("lab", "lab pool", "11111111-0000-0000-0000-000000000003", "--yes", PowerState.HALTED)))
			.with(pool("farm", "farm", "xend+http://127.0.0.1:9363",
					domain("farm", "farm", "22222222-0000-0000-0000-000000000001", "db, \"old\"", PowerState.CRASHED)));
	protected final FakeOperations operations = new FakeOperations();
	protected final FakeTerminal terminal = new FakeTerminal();
	protected final Map<String, String> variables = new HashMap<>();
	protected FleetSimulator simulator;
	protected HostDiscovery discovery;
	protected Path environment;
	protected boolean fleetUsed;

	protected int adxen(String... arguments) {
		var services = new Services() {
			@Override
			public void useEnvironment(Path folder) {
				environment = folder;
			}

			@Override
			public Fleet fleet() throws CommandException {
				fleetUsed = true;
				return fleet;
			}

			@Override
			public Groups groups() {
				throw new UnsupportedOperationException();
			}

			@Override
			public Operations operations() {
				fleetUsed = true;
				return operations;
			}

			@Override
			public HostDiscovery discovery() {
				return discovery;
			}

			@Override
			public Optional<FleetSimulator> simulator() {
				return Optional.ofNullable(simulator);
			}
		};
		var session = new Session(services, terminal, variables, Fixtures.CLOCK);
		return new CommandLineTwin(session, "1.0.0").run(List.of(arguments));
	}

	/** What was written to standard output, with the line ends of Unix. */
	protected String out() {
		return terminal.out.toString().replace(System.lineSeparator(), "\n");
	}

	/** What was written to standard error. */
	protected String told() {
		return String.join("\n", terminal.told);
	}
}
