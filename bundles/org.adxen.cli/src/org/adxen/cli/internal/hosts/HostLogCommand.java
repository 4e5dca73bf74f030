// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.hosts;

import java.io.IOException;
import java.io.Writer;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.output.Texts;
import org.adxen.fleet.EnvironmentException;
import org.adxen.operations.OperationDescriptor.Targets;
import org.adxen.operations.Target;
import org.adxen.xen.XenException;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code host-log}: what the hypervisor of a host has logged. */
public final class HostLogCommand implements Command {

	@Override
	public void declare(CommandSpec spec) {
		spec.usageMessage().description(Messages.Log_description);
		OneTarget.declare(spec, "HOST");
	}

	@Override
	public int run(ParseResult arguments, Session session)
			throws CommandException, EnvironmentException, XenException, IOException, InterruptedException {
		if (OneTarget.find(Targets.HOSTS, arguments, session) instanceof Target.OfHost(var key)) {
			write(session.fleet().connection(key.pool()).hypervisorLog(key.host()), session);
		}
		return ExitCode.OK;
	}

	/** Guests can write into it, so it is told line by line without what a terminal would obey. */
	private static void write(String log, Session session) throws IOException {
		try (Writer out = session.terminal().results(session.terminal().charset())) {
			for (String line : log.lines().toList()) {
				out.append(Texts.harmless(line)).append(System.lineSeparator());
			}
		}
	}
}
