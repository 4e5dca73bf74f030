// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.repository;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.hosts.Connecting;
import org.adxen.cli.internal.hosts.Pools;
import org.adxen.cli.internal.output.Field;
import org.adxen.cli.internal.output.Format;
import org.adxen.cli.internal.output.Output;
import org.adxen.cli.internal.output.Value;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.PoolView;
import org.adxen.fleet.repository.RepositoryCheck;
import org.adxen.fleet.repository.RepositoryCheck.Finding;
import org.adxen.fleet.repository.RepositoryFiles;
import org.eclipse.osgi.util.NLS;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code repository check}: which hosts cannot read which of the configuration files, or of the files that those name. */
public final class RepositoryCheckCommand implements Command {

	private static final List<Field<Finding>> FIELDS = List.of(
			Field.of("host", Messages.Field_host, f -> Value.text(f.host())),
			Field.of("path", Messages.Field_path, f -> Value.text(f.path())),
			Field.of("problem", Messages.Field_problem, f -> new Value.Word(f.problem().name().toLowerCase(Locale.ROOT), f.sentence())),
			Field.of("neededBy", Messages.Field_neededBy, f -> Value.items(f.neededBy())));

	@Override
	public void declare(CommandSpec spec) {
		spec.usageMessage().description(Messages.Check_description);
		spec.addPositional(Options.parameters("HOST", 0, true, Messages.Check_hosts));
		spec.addOption(Options.format());
	}

	@Override
	public int run(ParseResult arguments, Session session)
			throws CommandException, EnvironmentException, IOException, InterruptedException {
		Output output = session.output(arguments);
		Fleet fleet = session.fleet();
		var repository = Places.repository(fleet);
		List<String> named = Options.parameters(arguments);
		List<PoolView> hosts = named.isEmpty() ? RepositoryFiles.places(fleet, fleet.picture())
				: List.copyOf(Pools.findAll(fleet.picture(), named));
		if (hosts.isEmpty()) {
			throw new CommandException(ExitCode.FAILED, Messages.noPlace);
		}
		Set<String> missing = new Connecting(session).connect(hosts.stream().map(PoolView::id).toList()).stream().map(PoolView::id)
				.collect(Collectors.toSet());
		session.terminal().progress(Messages.Check_progress);
		RepositoryCheck check = RepositoryCheck.of(fleet, repository, hosts.stream().filter(h -> !missing.contains(h.id())).toList());
		session.terminal().progress("");
		output.list(FIELDS, check.findings(), NLS.bind(Messages.Check_fine, Integer.valueOf(check.configurations()),
				Integer.valueOf(hosts.size() - missing.size())));
		if (output.format() == Format.TABLE && !check.findings().isEmpty()) {
			session.terminal().tell(NLS.bind(Messages.Check_found, Integer.valueOf(check.findings().size())));
		}
		return !missing.isEmpty() ? ExitCode.CONNECTION : check.findings().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
	}
}
