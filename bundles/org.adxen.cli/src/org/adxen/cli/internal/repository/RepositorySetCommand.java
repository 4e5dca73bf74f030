// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.repository;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.output.Texts;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.ImageRepository;
import org.eclipse.osgi.util.NLS;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code repository set}: says where the image repository is; nothing is made or moved there. */
public final class RepositorySetCommand implements Command {

	private static final String LOCAL = "--local";
	private static final String NONE = "--none";

	@Override
	public void declare(CommandSpec spec) {
		spec.usageMessage().description(Messages.Set_description);
		spec.addPositional(Options.parameters("PATH", 0, false, Messages.Set_path));
		spec.addOption(Options.value(LOCAL, "DIR", Messages.Set_local));
		spec.addOption(Options.flag(NONE, Messages.Set_none));
	}

	@Override
	public int run(ParseResult arguments, Session session) throws CommandException, EnvironmentException, InterruptedException {
		ImageRepository wanted = wanted(arguments);
		Fleet fleet = session.fleet();
		fleet.setSettings(fleet.settings().with(wanted));
		session.terminal().tell(wanted.isSet() ? NLS.bind(Messages.Set_done, Texts.harmless(wanted.path())) : Messages.none);
		return ExitCode.OK;
	}

	private static ImageRepository wanted(ParseResult arguments) throws CommandException {
		List<String> path = Options.parameters(arguments);
		if (path.isEmpty() != Options.has(arguments, NONE)) {
			throw CommandException.usage(Messages.Set_pathOrNone);
		}
		if (path.isEmpty()) {
			return ImageRepository.NONE;
		}
		String local = Options.value(arguments, LOCAL, "");
		try {
			return new ImageRepository(path.get(0), local.isEmpty() ? "" : Path.of(local).toAbsolutePath().toString());
		} catch (InvalidPathException e) {
			throw CommandException.usage(NLS.bind(Messages.Set_noFolder, local));
		} catch (IllegalArgumentException e) {
			throw CommandException.usage(String.valueOf(e.getMessage()));
		}
	}
}
