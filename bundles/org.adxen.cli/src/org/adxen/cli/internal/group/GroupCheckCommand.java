// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.group;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.output.Field;
import org.adxen.cli.internal.output.Value;
import org.adxen.operations.group.GroupCheck;
import org.adxen.operations.group.GroupProblem;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code group check}: what is wrong with a definition; asks no host. */
public final class GroupCheckCommand implements Command {

	static final List<Field<GroupProblem>> FIELDS = List.of(
			Field.of("member", Messages.Field_member, p -> Value.text(p.member())),
			Field.of("problem", Messages.Field_problem, p -> Value.text(p.sentence())));

	@Override
	public void declare(CommandSpec spec) {
		GroupArguments.declare(spec, Messages.Check_description);
	}

	@Override
	public int run(ParseResult arguments, Session session) throws CommandException, IOException, InterruptedException {
		List<GroupProblem> problems = problems(GroupArguments.file(arguments, session), session);
		session.output(arguments).list(FIELDS, problems, Messages.Check_none);
		return problems.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
	}

	private static List<GroupProblem> problems(Path file, Session session) throws CommandException, InterruptedException {
		try {
			return GroupCheck.read(file, session.fleet().settings().repository()).check(session.services().groups().policies()).problems();
		} catch (IOException e) {
			throw new CommandException(ExitCode.FAILED, String.valueOf(e.getMessage()));
		}
	}
}
