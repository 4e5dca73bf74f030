// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.hosts;

import java.io.IOException;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hosts list}: what is registered, without asking any host. */
public final class HostsListCommand implements Command {

	@Override
	public void declare(CommandSpec spec) {
		spec.usageMessage().description(Messages.HostsList_description);
		spec.addOption(Options.format());
	}

	@Override
	public int run(ParseResult arguments, Session session) throws CommandException, IOException, InterruptedException {
		session.output(arguments).list(PoolFields.REGISTRATION, session.fleet().picture().pools().values(), Messages.HostsList_none);
		return ExitCode.OK;
	}
}
