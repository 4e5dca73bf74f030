// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.group;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.fleet.EnvironmentException;
import org.adxen.operations.group.GroupPlan;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code group plan}: where each member would go. */
public final class GroupPlanCommand implements Command {

	private static final String SAVE = "--save";

	@Override
	public void declare(CommandSpec spec) {
		GroupArguments.declare(spec, Messages.Plan_description);
		Planning.declare(spec);
		spec.addOption(Options.value(SAVE, "PLAN", Messages.Plan_save));
	}

	@Override
	public int run(ParseResult arguments, Session session)
			throws CommandException, EnvironmentException, IOException, InterruptedException {
		var group = GroupArguments.read(arguments, session);
		boolean all = GroupArguments.connect(session);
		GroupPlan plan = Planning.plan(group, Map.of(), arguments, session);
		Planning.write(plan, arguments, session);
		String save = Options.value(arguments, SAVE, "");
		if (plan.canRun() && !save.isEmpty()) {
			plan.save(Path.of(save));
		}
		return plan.canRun() ? ExitCode.OK : all ? ExitCode.FAILED : ExitCode.CONNECTION;
	}
}
