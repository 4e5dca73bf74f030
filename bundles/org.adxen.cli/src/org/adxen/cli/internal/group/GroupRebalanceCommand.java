// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.group;

import java.io.IOException;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.output.Texts;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.query.QueryException;
import org.adxen.operations.group.GroupExpansion;
import org.adxen.operations.group.Rebalance;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code group rebalance}: spreads running members anew. */
public final class GroupRebalanceCommand implements Command {

	@Override
	public void declare(CommandSpec spec) {
		GroupArguments.declare(spec, Messages.Rebalance_description);
		spec.addOption(Options.value(GroupArguments.POLICY, "ID", Messages.Plan_policy));
		MoveRunner.declare(spec);
	}

	@Override
	public int run(ParseResult arguments, Session session)
			throws CommandException, EnvironmentException, IOException, InterruptedException {
		var group = GroupArguments.read(arguments, session);
		boolean all = GroupArguments.connect(session);
		try {
			GroupExpansion expansion = GroupExpansion.of(group);
			expansion.problems().forEach(p -> session.terminal().tell(Texts.harmless(p.sentence())));
			Rebalance rebalance = Rebalance.of(group, expansion, session.fleet().picture(),
					GroupArguments.policy(arguments, group.policy(), session).policy());
			int code = MoveRunner.run(rebalance.moves(), Messages.Rebalance_none, arguments, session);
			return code == ExitCode.OK && !all ? ExitCode.CONNECTION : code;
		} catch (QueryException e) {
			throw new CommandException(ExitCode.FAILED, String.valueOf(e.getMessage()));
		}
	}
}
