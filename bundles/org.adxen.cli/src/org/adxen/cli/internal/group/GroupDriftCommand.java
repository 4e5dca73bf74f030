// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.group;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.output.Field;
import org.adxen.cli.internal.output.Value;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.query.QueryException;
import org.adxen.operations.group.Drift;
import org.adxen.operations.group.GroupExpansion;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code group drift}: how reality differs from the definition; fails when it does, for scripts. */
public final class GroupDriftCommand implements Command {

	private static final List<Field<Drift>> FIELDS = List.of(
			Field.of("member", Messages.Field_member, d -> Value.text(d.member())),
			Field.detail("kind", Messages.Field_kind, d -> Value.text(d.kind().name().toLowerCase(Locale.ROOT))),
			Field.of("difference", Messages.Field_difference, d -> Value.text(d.sentence())),
			Field.detail("mend", Messages.Field_mend, d -> Value.text(d.mend().map(m -> m.operation()).orElse(""))));

	@Override
	public void declare(CommandSpec spec) {
		GroupArguments.declare(spec, Messages.Drift_description);
	}

	@Override
	public int run(ParseResult arguments, Session session)
			throws CommandException, EnvironmentException, IOException, InterruptedException {
		var output = session.output(arguments);
		var group = GroupArguments.read(arguments, session);
		boolean all = GroupArguments.connect(session);
		try {
			var expansion = GroupExpansion.of(group);
			List<Drift> drifts = Drift.of(group, expansion, session.fleet().picture(), GroupArguments.ORIGIN);
			output.list(FIELDS, drifts, Messages.Drift_none);
			expansion.problems().forEach(p -> session.terminal().tell(p.sentence()));
			return !all ? ExitCode.CONNECTION : drifts.isEmpty() && expansion.problems().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
		} catch (QueryException e) {
			throw new CommandException(ExitCode.FAILED, String.valueOf(e.getMessage()));
		}
	}
}
