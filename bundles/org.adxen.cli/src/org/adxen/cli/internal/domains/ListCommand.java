// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.domains;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.hosts.Connecting;
import org.adxen.cli.internal.hosts.HostFields;
import org.adxen.cli.internal.hosts.PoolFields;
import org.adxen.cli.internal.hosts.Pools;
import org.adxen.cli.internal.output.Field;
import org.adxen.cli.internal.output.Output;
import org.adxen.cli.internal.output.Value;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.PoolView;
import org.eclipse.osgi.util.NLS;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code list}: the domains, hosts or pools of the fleet as they are now, or as they were seen last. */
public final class ListCommand implements Command {

	private static final String HOSTS = "--hosts";
	private static final String POOLS = "--pools";

	@Override
	public void declare(CommandSpec spec) {
		spec.usageMessage().description(Messages.List_description);
		spec.addPositional(Options.parameters("QUERY", 0, true, Messages.List_query));
		spec.addOption(Options.flag(HOSTS, Messages.List_hosts));
		spec.addOption(Options.flag(POOLS, Messages.List_pools));
		spec.addOption(Options.pool());
		spec.addOption(Options.format());
	}

	@Override
	public int run(ParseResult arguments, Session session)
			throws CommandException, EnvironmentException, IOException, InterruptedException {
		Output output = session.output(arguments);
		String text = String.join(" ", Options.parameters(arguments));
		boolean hosts = Options.has(arguments, HOSTS);
		boolean pools = Options.has(arguments, POOLS);
		if (hosts && pools) {
			throw CommandException.usage(Messages.List_oneKind);
		}
		if (!text.isEmpty() && pools) {
			throw CommandException.usage(NLS.bind(Messages.List_noQueryHere, POOLS));
		}
		var query = Queries.parse(text);
		var fleet = session.fleet();
		String only = Options.value(arguments, Options.POOL, "");
		Collection<String> wanted = only.isEmpty() ? fleet.picture().pools().keySet()
				: List.of(Pools.find(fleet.picture(), only).id());
		boolean complete = new Connecting(session).connect(wanted).isEmpty();
		FleetPicture picture = fleet.picture();
		List<PoolView> shown = picture.pools().values().stream().filter(p -> wanted.contains(p.id())).toList();
		if (pools) {
			output.list(PoolFields.LIVE, shown, Messages.List_nonePools);
		} else if (hosts) {
			output.list(withAge(HostFields.ALL, h -> picture.pools().get(h.key().pool()), complete),
					shown.stream().flatMap(p -> p.hosts().values().stream()).filter(query::matches).toList(),
					text.isEmpty() ? Messages.List_noneHosts : NLS.bind(Messages.List_noneFound, text));
		} else {
			output.list(withAge(DomainFields.ALL, d -> picture.pools().get(d.key().pool()), complete),
					shown.stream().flatMap(p -> p.domains().values().stream()).filter(query::matches).toList(),
					text.isEmpty() ? shown.isEmpty() ? Messages.List_nonePools : Messages.List_noneYet : NLS.bind(Messages.List_noneFound, text));
		}
		return complete ? ExitCode.OK : ExitCode.CONNECTION;
	}

	/** Adds when it was seen: in tables only where some of it is old. */
	private static <T> List<Field<T>> withAge(List<Field<T>> fields, Function<T, PoolView> pool, boolean complete) {
		var all = new ArrayList<>(fields);
		all.add(new Field<>("seenAt", Messages.Field_seen, !complete, t -> Value.ago(pool.apply(t).seenAt())));
		return all;
	}
}
