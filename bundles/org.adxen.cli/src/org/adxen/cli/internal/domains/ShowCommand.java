// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.domains;

import java.io.IOException;
import java.util.List;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.hosts.Connecting;
import org.adxen.cli.internal.hosts.HostFields;
import org.adxen.cli.internal.hosts.PoolFields;
import org.adxen.cli.internal.hosts.Pools;
import org.adxen.cli.internal.output.Output;
import org.adxen.cli.internal.output.Section;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.FailureText;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.FleetPicture;
import org.adxen.operations.OperationDescriptor.Targets;
import org.adxen.operations.Target;
import org.adxen.operations.TargetResolver;
import org.adxen.operations.UnresolvedTargetException;
import org.adxen.xen.DomainDetails;
import org.adxen.xen.XenException;
import org.eclipse.osgi.util.NLS;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code show}: all that is known of one domain, host or pool. */
public final class ShowCommand implements Command {

	private static final String HOST = "--hosts";
	private static final String POOL = "--pools";

	@Override
	public void declare(CommandSpec spec) {
		spec.usageMessage().description(Messages.Show_description);
		spec.addPositional(Options.parameters("TARGET", 1, false, Messages.Show_target));
		spec.addOption(Options.flag(HOST, Messages.Show_hosts));
		spec.addOption(Options.flag(POOL, Messages.Show_pools));
		spec.addOption(Options.pool());
		spec.addOption(Options.format());
	}

	@Override
	public int run(ParseResult arguments, Session session)
			throws CommandException, EnvironmentException, IOException, InterruptedException {
		Output output = session.output(arguments);
		Fleet fleet = session.fleet();
		String name = Options.parameters(arguments).get(0);
		String pool = Options.value(arguments, Options.POOL, "");
		if (!pool.isEmpty()) {
			pool = Pools.find(fleet.picture(), pool).id();
		}
		boolean complete = new Connecting(session)
				.connect(pool.isEmpty() ? Pools.needed(fleet.picture(), List.of(name)) : List.of(pool)).isEmpty();
		FleetPicture picture = fleet.picture();
		switch (resolve(picture, name, pool, kinds(arguments), complete)) {
		case Target.OfDomain(var key) -> {
			if (picture.domain(key) instanceof DomainView domain) {
				complete &= show(domain, fleet, output, session);
			}
		}
		case Target.OfHost(var key) -> output.show(HostFields.ALL, picture.host(key), List.of());
		case Target.OfPool(var id) -> output.show(PoolFields.LIVE, picture.pools().get(id), List.of());
		}
		return complete ? ExitCode.OK : ExitCode.CONNECTION;
	}

	/** A lone host, its pool and a domain may have the same name: without more words it is the domain, then the host. */
	private static List<Targets> kinds(ParseResult arguments) {
		if (Options.has(arguments, POOL)) {
			return List.of(Targets.POOLS);
		}
		return Options.has(arguments, HOST) ? List.of(Targets.HOSTS) : List.of(Targets.DOMAINS, Targets.HOSTS, Targets.POOLS);
	}

	private static Target resolve(FleetPicture picture, String name, String pool, List<Targets> kinds, boolean complete)
			throws CommandException {
		var resolver = new TargetResolver(picture);
		UnresolvedTargetException problem = null;
		for (Targets kind : kinds) {
			try {
				return resolver.resolve(kind, name, kind == Targets.POOLS ? "" : pool);
			} catch (UnresolvedTargetException e) {
				// Told is that it is ambiguous, else that there is no such domain.
				problem = problem == null || problem.candidates().isEmpty() && !e.candidates().isEmpty() ? e : problem;
			}
		}
		throw new CommandException(complete ? ExitCode.FAILED : ExitCode.CONNECTION, problem == null ? name : problem.getMessage());
	}

	/** @return whether everything could be read */
	private static boolean show(DomainView domain, Fleet fleet, Output output, Session session)
			throws IOException, InterruptedException {
		if (domain.stale()) {
			output.show(DomainFields.ALL, domain, List.of());
			return false;
		}
		try {
			DomainDetails details = fleet.connection(domain.key().pool()).details(domain.key().domain());
			output.show(DomainFields.ALL, domain,
					List.of(new Section<>("disks", Messages.Show_disks, DomainFields.DISKS, details.disks()),
							new Section<>("nics", Messages.Show_nics, DomainFields.NICS, details.nics()),
							new Section<>("snapshots", Messages.Show_snapshots, DomainFields.SNAPSHOTS, details.snapshots())));
			return true;
		} catch (XenException e) {
			output.show(DomainFields.ALL, domain, List.of());
			session.terminal().tell(NLS.bind(Messages.Show_noDetails, FailureText.sentence(e)));
			return false;
		}
	}
}
