// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.group;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.hosts.Connecting;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.HostKey;
import org.adxen.fleet.query.QueryException;
import org.adxen.operations.group.GroupDefinition;
import org.adxen.operations.group.GroupExpansion;
import org.adxen.operations.group.GroupFiles;
import org.adxen.operations.group.GroupPlan;
import org.adxen.operations.group.GroupPlanner;
import org.adxen.operations.placement.PlacementPolicies;
import org.eclipse.osgi.util.NLS;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** What the commands on a group's file have in common. */
final class Groups {

	static final String ORIGIN = "command line";
	static final String POLICY = "--policy";

	private Groups() {
	}

	static void declare(CommandSpec spec, String description) {
		spec.usageMessage().description(description);
		spec.addPositional(Options.parameters("FILE", 1, false, Messages.Group_file));
		spec.addOption(Options.format());
	}

	static Path file(ParseResult arguments) {
		return Path.of(Options.parameters(arguments).getFirst());
	}

	static GroupDefinition read(ParseResult arguments, Session session) throws CommandException, InterruptedException {
		try {
			return GroupFiles.read(file(arguments), session.fleet().settings().repository());
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

	/** A plan, which may not be complete. */
	static GroupPlan plan(GroupDefinition group, Map<String, HostKey> places, ParseResult arguments, Session session)
			throws CommandException, InterruptedException {
		try {
			return GroupPlanner.plan(group, GroupExpansion.of(group), session.fleet().picture(), List.of(), places,
					policy(Options.value(arguments, POLICY, group.policy()), session.services().groups().policies()).policy());
		} catch (QueryException e) {
			throw new CommandException(ExitCode.FAILED, String.valueOf(e.getMessage()));
		}
	}

	private static PlacementPolicies.Named policy(String id, PlacementPolicies policies) throws CommandException {
		if (id.isEmpty()) {
			return policies.all().getFirst();
		}
		return policies.find(id).orElseThrow(() -> new CommandException(ExitCode.FAILED, NLS.bind(Messages.Plan_unknownPolicy, id,
				policies.all().stream().map(PlacementPolicies.Named::id).collect(Collectors.joining(", ")))));
	}
}
