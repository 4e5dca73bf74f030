// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.command;

import java.time.Clock;
import java.util.Map;

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

	/** The fleet, if its environment can be read. */
	public Fleet fleet() throws CommandException {
		Fleet fleet = services.fleet();
		if (fleet.environment() instanceof EnvironmentState.Unreadable(var folder, String why)) {
			throw new CommandException(ExitCode.ENVIRONMENT, why);
		}
		return fleet;
	}
}
