// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.repository;

import java.io.IOException;
import java.util.List;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.output.Field;
import org.adxen.cli.internal.output.Output;
import org.adxen.cli.internal.output.Value;
import org.adxen.fleet.ImageRepository;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code repository show}: where the environment's image repository is. */
public final class RepositoryShowCommand implements Command {

	private static final List<Field<ImageRepository>> FIELDS = List.of(
			Field.of("path", Messages.Field_path, r -> Value.text(r.path())),
			Field.of("local", Messages.Field_local, r -> Value.text(r.here())));

	@Override
	public void declare(CommandSpec spec) {
		spec.usageMessage().description(Messages.Show_description);
		spec.addOption(Options.format());
	}

	@Override
	public int run(ParseResult arguments, Session session) throws CommandException, IOException, InterruptedException {
		Output output = session.output(arguments);
		ImageRepository repository = session.fleet().settings().repository();
		if (!repository.isSet()) {
			session.terminal().tell(Messages.none);
		}
		output.show(FIELDS, repository, List.of());
		return ExitCode.OK;
	}
}
