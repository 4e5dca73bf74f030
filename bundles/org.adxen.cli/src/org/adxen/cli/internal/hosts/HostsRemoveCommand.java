// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.hosts;

import java.io.IOException;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.output.Texts;
import org.adxen.cli.internal.terminal.Answers;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.PoolView;
import org.eclipse.osgi.util.NLS;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hosts remove}: forgets pools; nothing happens to the hosts. */
public final class HostsRemoveCommand implements Command {

	@Override
	public void declare(CommandSpec spec) {
		spec.usageMessage().description(Messages.Remove_description);
		spec.addPositional(Options.parameters("POOL", 1, true, Messages.Pools_parameter));
		spec.addOption(Options.yes());
	}

	@Override
	public int run(ParseResult arguments, Session session)
			throws CommandException, EnvironmentException, IOException, InterruptedException {
		var fleet = session.fleet();
		var pools = Pools.findAll(fleet.picture(), Options.parameters(arguments));
		if (!Options.has(arguments, Options.YES)) {
			String names = Texts.harmless(String.join(", ", pools.stream().map(PoolView::label).toList()));
			if (!session.terminal().canAsk()) {
				throw CommandException.usage(NLS.bind(Messages.Remove_needsYes, names));
			}
			if (!Answers.yes(session.terminal(), NLS.bind(Messages.Remove_question, names))) {
				throw new CommandException(ExitCode.FAILED, Messages.Remove_declined);
			}
		}
		fleet.remove(pools.stream().map(PoolView::id).toList());
		pools.forEach(p -> session.terminal().tell(NLS.bind(Messages.Remove_done, Texts.harmless(p.label()), p.address())));
		return ExitCode.OK;
	}
}
