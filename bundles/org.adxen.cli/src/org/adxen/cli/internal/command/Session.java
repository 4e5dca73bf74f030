// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.command;

import java.time.Clock;
import java.util.Map;
import java.util.Set;

import org.adxen.cli.internal.output.Output;
import org.adxen.cli.internal.terminal.Terminal;
import org.adxen.fleet.EnvironmentState;
import org.adxen.fleet.Fleet;

import picocli.CommandLine.ParseResult;

/**
 * What one call of the command line has around it.
 *
 * @param services  what commands are carried out with
 * @param terminal  where it is called from
 * @param variables the environment variables
 * @param clock     with the admin's time zone
 */
public record Session(Services services, Terminal terminal, Map<String, String> variables, Clock clock) {

	/** The environment variable that holds a password, for where nobody can be asked. */
	public static final String PASSWORD_VARIABLE = "ADXEN_PASSWORD";

	/** Where results go, in the format that was asked for. */
	public Output output(ParseResult arguments) throws CommandException {
		return new Output(terminal, Options.format(arguments), clock);
	}

	/** The fleet with all that is registered and what was seen of it last, if its environment can be read. */
	public Fleet fleet() throws CommandException, InterruptedException {
		Fleet fleet = services.fleet();
		if (fleet.environment() instanceof EnvironmentState.Unreadable(var folder, String why)) {
			throw new CommandException(ExitCode.ENVIRONMENT, why);
		}
		// Connects to nothing, but returns only when the fleet has taken up what is on the disk.
		fleet.connect(Set.of());
		return fleet;
	}
}
