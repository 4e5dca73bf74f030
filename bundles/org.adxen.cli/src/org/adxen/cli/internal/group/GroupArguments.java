// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.group;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.hosts.Connecting;
import org.adxen.fleet.EnvironmentException;
import org.adxen.operations.group.GroupDefinition;
import org.adxen.operations.group.GroupFiles;
import org.adxen.operations.group.KnownGroup;
import org.adxen.operations.placement.PlacementPolicies;
import org.eclipse.osgi.util.NLS;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** What the commands on a group have in common. */
final class GroupArguments {

	static final String ORIGIN = "command line";
	static final String POLICY = "--policy";

	private GroupArguments() {
	}

	static void declare(CommandSpec spec, String description) {
		spec.usageMessage().description(description);
		spec.addPositional(Options.parameters("FILE", 1, false, Messages.Group_file));
		spec.addOption(Options.format());
	}

	static Path file(ParseResult arguments, Session session) throws CommandException, InterruptedException {
		return file(Options.parameters(arguments).getFirst(), session);
	}

	/** A path, or the name of a group that the environment knows; a path where it is neither. */
	static Path file(String given, Session session) throws CommandException, InterruptedException {
		Path path = Path.of(given).toAbsolutePath().normalize();
		if (Files.exists(path) || session.fleet().groupFiles().contains(path)) {
			return path;
		}
		List<Path> named = session.services().groups().read().stream().filter(g -> g.name().equals(given)).map(KnownGroup::file).toList();
		if (named.size() > 1) {
			throw new CommandException(ExitCode.FAILED,
					NLS.bind(Messages.Group_ambiguous, given, named.stream().map(Path::toString).collect(Collectors.joining(", "))));
		}
		if (named.isEmpty()) {
			throw new CommandException(ExitCode.FAILED, NLS.bind(Messages.Group_unknown, given));
		}
		return named.getFirst();
	}

	static GroupDefinition read(ParseResult arguments, Session session) throws CommandException, InterruptedException {
		try {
			return GroupFiles.read(file(arguments, session), session.fleet().settings().repository());
		} catch (IOException e) {
			throw new CommandException(ExitCode.FAILED, String.valueOf(e.getMessage()));
		}
	}

	/** @return whether all registered pools are connected now; those that are not have been told of */
	static boolean connect(Session session) throws CommandException, EnvironmentException, InterruptedException {
		boolean all = new Connecting(session).connect(session.fleet().picture().pools().keySet()).isEmpty();
		session.services().operations().settle();
		return all;
	}

	/** @param otherwise id of the one that holds where the admin names none; empty for the first */
	static PlacementPolicies.Named policy(ParseResult arguments, String otherwise, Session session)
			throws CommandException, InterruptedException {
		PlacementPolicies policies = session.services().groups().policies();
		String id = Options.value(arguments, POLICY, otherwise);
		if (id.isEmpty()) {
			return policies.all().getFirst();
		}
		return policies.find(id).orElseThrow(() -> new CommandException(ExitCode.FAILED, NLS.bind(Messages.Plan_unknownPolicy, id,
				policies.all().stream().map(PlacementPolicies.Named::id).collect(Collectors.joining(", ")))));
	}
}
