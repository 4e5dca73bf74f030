// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.group;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
import picocli.CommandLine.ParseResult;

/** {@code group add} and {@code group remove}: which files the environment knows. The files themselves are not changed. */
public final class GroupFileCommand implements Command {

	private final boolean add;

	private GroupFileCommand(boolean add) {
		this.add = add;
	}

	public static GroupFileCommand add() {
		return new GroupFileCommand(true);
	}

	public static GroupFileCommand remove() {
		return new GroupFileCommand(false);
	}

	@Override
	public void declare(CommandSpec spec) {
		spec.usageMessage().description(add ? Messages.File_add : Messages.File_remove);
		spec.addPositional(Options.parameters("FILE", 1, true, Messages.Group_file));
	}

	@Override
	public int run(ParseResult arguments, Session session) throws CommandException, EnvironmentException, InterruptedException {
		List<Path> files = new ArrayList<>();
		for (String given : Options.parameters(arguments)) {
			files.add(GroupArguments.file(given, session));
		}
		List<Path> known = session.fleet().groupFiles();
		if (!add) {
			for (Path file : files) {
				if (!known.contains(file)) {
					throw new CommandException(ExitCode.FAILED, NLS.bind(Messages.File_notKnown, file));
				}
			}
			session.fleet().removeGroupFiles(files);
			return ExitCode.OK;
		}
		for (Path file : files) {
			try {
				GroupFiles.read(file, session.fleet().settings().repository());
			} catch (IOException e) {
				throw new CommandException(ExitCode.FAILED, String.valueOf(e.getMessage()));
			}
		}
		session.fleet().addGroupFiles(files);
		return ExitCode.OK;
	}
}
