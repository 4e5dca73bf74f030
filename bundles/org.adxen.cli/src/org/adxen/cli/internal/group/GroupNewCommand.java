// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.group;

import java.nio.file.Files;
import java.nio.file.Path;
import java.io.IOException;
import java.util.List;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.fleet.EnvironmentException;
import org.adxen.operations.group.GroupFiles;
import org.eclipse.osgi.util.NLS;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code group new}: a group's file of configuration files. */
public final class GroupNewCommand implements Command {

	private static final String NAME = "--name";
	private static final String MEMBER = "--member";

	@Override
	public void declare(CommandSpec spec) {
		spec.usageMessage().description(Messages.New_description);
		spec.addPositional(Options.parameters("FILE", 1, false, Messages.Group_file));
		spec.addOption(Options.value(NAME, "NAME", Messages.New_name));
		spec.addOption(OptionSpec.builder(MEMBER).arity("1").type(List.class).auxiliaryTypes(String.class).paramLabel("CFG")
				.description(Messages.New_member).build());
	}

	@Override
	public int run(ParseResult arguments, Session session) throws CommandException, EnvironmentException, InterruptedException {
		Path file = Path.of(Options.parameters(arguments).getFirst()).toAbsolutePath().normalize();
		if (Files.exists(file)) {
			throw new CommandException(ExitCode.FAILED, NLS.bind(Messages.New_exists, file));
		}
		String name = Options.value(arguments, NAME, String.valueOf(file.getFileName()).replaceFirst("\\.adxgroup$", ""));
		List<String> members = arguments.matchedOptionValue(MEMBER, List.<String>of());
		try {
			GroupFiles.create(file, name, members.stream().map(Path::of).toList());
		} catch (IOException e) {
			throw new CommandException(ExitCode.FAILED, String.valueOf(e.getMessage()));
		}
		session.fleet().addGroupFiles(List.of(file));
		session.terminal().tell(members.size() == 1 ? NLS.bind(Messages.New_doneOne, name, file)
				: NLS.bind(Messages.New_done, new Object[] { name, Integer.toString(members.size()), file }));
		return ExitCode.OK;
	}
}
