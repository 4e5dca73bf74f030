// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.group;

import java.io.IOException;
import java.util.List;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.output.Field;
import org.adxen.cli.internal.output.Value;
import org.adxen.fleet.EnvironmentException;
import org.adxen.operations.group.GroupView;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code group list}: the groups that the environment knows. */
public final class GroupListCommand implements Command {

	private static final List<Field<GroupView>> FIELDS = List.of(
			Field.of("name", Messages.Field_name, g -> Value.text(g.known().name())),
			Field.of("members", Messages.Field_members, g -> Value.count(g.members().size())),
			Field.of("running", Messages.Field_running, g -> Value.count(g.running())),
			Field.of("drifts", Messages.Field_drifts, g -> Value.count(g.drifts().size())),
			Field.of("file", Messages.Field_file, g -> Value.text(g.known().file().toString())),
			Field.of("problem", Messages.Field_problem, g -> Value.text(g.problem())));

	@Override
	public void declare(CommandSpec spec) {
		spec.usageMessage().description(Messages.List_description);
		spec.addOption(Options.format());
	}

	@Override
	public int run(ParseResult arguments, Session session)
			throws CommandException, EnvironmentException, IOException, InterruptedException {
		var groups = session.services().groups();
		boolean any = !groups.read().isEmpty();
		boolean all = !any || GroupArguments.connect(session);
		List<GroupView> views = GroupView.of(groups, session.fleet().picture(), GroupArguments.ORIGIN);
		session.output(arguments).list(FIELDS, views, Messages.List_none);
		return !all ? ExitCode.CONNECTION : views.stream().allMatch(g -> g.problem().isEmpty()) ? ExitCode.OK : ExitCode.FAILED;
	}
}
