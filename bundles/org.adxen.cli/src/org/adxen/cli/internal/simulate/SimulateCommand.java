// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.simulate;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.output.Field;
import org.adxen.cli.internal.output.Value;
import org.adxen.xen.FleetSimulator;
import org.adxen.xen.FleetSimulator.FleetRequest;
import org.adxen.xen.FleetSimulator.RunningFleet;
import org.adxen.xen.FleetSimulator.RunningPool;
import org.eclipse.osgi.util.NLS;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code simulate}: serves pools that are not there, on loopback, until it is stopped. */
public final class SimulateCommand implements Command {

	private static final String SCENARIO = "--scenario";
	private static final String POOLS = "--pools";
	private static final String HOSTS = "--hosts";
	private static final String VMS = "--vms";
	private static final String TOOLSTACK = "--toolstack";
	private static final String SEED = "--seed";
	private static final String PORT = "--port";
	private static final String NETWORK = "--network";

	private static final List<Field<RunningPool>> FIELDS = List.of(
			Field.of("name", Messages.Field_name, p -> Value.text(p.name())),
			Field.of("address", Messages.Field_address, p -> Value.text(p.address())),
			Field.of("user", Messages.Field_user, p -> Value.text(p.user())),
			Field.of("password", Messages.Field_password, p -> Value.text(p.password())),
			Field.of("fingerprint", Messages.Field_fingerprint, p -> Value.text(p.fingerprint())));

	@Override
	public void declare(CommandSpec spec) {
		spec.usageMessage().description(Messages.Simulate_description);
		spec.addOption(Options.value(SCENARIO, "FILE", Messages.Simulate_scenario));
		spec.addOption(Options.value(POOLS, "N", Messages.Simulate_pools));
		spec.addOption(Options.value(HOSTS, "N", Messages.Simulate_hosts));
		spec.addOption(Options.value(VMS, "N", Messages.Simulate_vms));
		spec.addOption(Options.value(TOOLSTACK, "NAME", Messages.Simulate_toolstack));
		spec.addOption(Options.value(SEED, "N", Messages.Simulate_seed));
		spec.addOption(Options.value(PORT, "PORT", Messages.Simulate_port));
		spec.addOption(Options.value(NETWORK, "ADDRESS", Messages.Simulate_network));
		spec.addOption(Options.format());
	}

	@Override
	public int run(ParseResult arguments, Session session) throws CommandException, IOException {
		FleetRequest request = request(arguments);
		var output = session.output(arguments);
		FleetSimulator simulator = session.services().simulator()
				.orElseThrow(() -> new CommandException(ExitCode.FAILED, Messages.Simulate_absent));
		try (RunningFleet fleet = start(simulator, request)) {
			output.list(FIELDS, fleet.pools(), Messages.Simulate_empty);
			session.terminal().tell(Messages.Simulate_running);
			// Nothing counts it down: it ends by an interrupt.
			new CountDownLatch(1).await();
		} catch (InterruptedException e) {
			session.terminal().tell(Messages.Simulate_stopped);
		}
		return ExitCode.OK;
	}

	private static RunningFleet start(FleetSimulator simulator, FleetRequest request) throws CommandException {
		try {
			return simulator.start(request);
		} catch (IOException e) {
			throw new CommandException(ExitCode.FAILED, String.valueOf(e.getMessage()));
		}
	}

	/** What a request names instead of a scenario. */
	private static String toolstack(ParseResult arguments) throws CommandException {
		return switch (Options.value(arguments, TOOLSTACK, "xapi")) {
		case "xapi" -> "";
		case "xl" -> FleetSimulator.PLAIN_HOSTS;
		case String other -> throw CommandException.usage(NLS.bind(Messages.Simulate_toolstack_unknown, other));
		};
	}

	private static FleetRequest request(ParseResult arguments) throws CommandException {
		boolean equalPools = arguments.hasMatchedOption(POOLS) || arguments.hasMatchedOption(HOSTS)
				|| arguments.hasMatchedOption(VMS) || arguments.hasMatchedOption(TOOLSTACK);
		if (equalPools && arguments.hasMatchedOption(SCENARIO)) {
			throw CommandException.usage(Messages.Simulate_oneOf);
		}
		long seed = Options.number(arguments, SEED, 1, Long.MIN_VALUE, Long.MAX_VALUE);
		int port = (int) Options.number(arguments, PORT, 0, 0, 65_535);
		String network = Options.value(arguments, NETWORK, "");
		if (!network.isEmpty() && port != 0) {
			throw CommandException.usage(Messages.Simulate_networkOrPort);
		}
		if (!equalPools) {
			return new FleetRequest(Options.value(arguments, SCENARIO, FleetSimulator.DEMO), 0, 0, 0, seed, port, network);
		}
		return new FleetRequest(toolstack(arguments), (int) Options.number(arguments, POOLS, 1, 1, 10_000),
				(int) Options.number(arguments, HOSTS, 2, 1, 64), (int) Options.number(arguments, VMS, 20, 0, 100_000), seed, port, network);
	}
}
