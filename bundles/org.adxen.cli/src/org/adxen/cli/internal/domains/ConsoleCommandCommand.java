// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.domains;

import java.io.IOException;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.hosts.OneTarget;
import org.adxen.fleet.EnvironmentException;
import org.adxen.operations.OperationDescriptor.Targets;
import org.adxen.operations.Target;
import org.adxen.xen.XenException;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code console-command}: the command that opens a domain's text console in a terminal of this machine, ready for a shell. */
public final class ConsoleCommandCommand implements Command {

	@Override
	public void declare(CommandSpec spec) {
		spec.usageMessage().description(Messages.Console_description);
		OneTarget.declare(spec, "DOMAIN");
	}

	@Override
	public int run(ParseResult arguments, Session session)
			throws CommandException, EnvironmentException, XenException, IOException, InterruptedException {
		if (OneTarget.find(Targets.DOMAINS, arguments, session) instanceof Target.OfDomain(var key)) {
			// for a shell, so never made harmless: the connector has quoted it
			session.output(arguments).line(session.fleet().connection(key.pool()).consoleCommand(key.domain()));
		}
		return ExitCode.OK;
	}
}
