// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.operations;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.domains.Queries;
import org.adxen.cli.internal.hosts.Pools;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.query.Query;
import org.adxen.operations.OperationDescriptor;
import org.adxen.operations.OperationDescriptor.Targets;
import org.adxen.operations.Target;
import org.adxen.operations.TargetResolver;
import org.adxen.operations.UnresolvedTargetException;
import org.eclipse.osgi.util.NLS;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** What a verb is to be done to: names, or what a query finds. Nothing named means nothing, never everything. */
final class Targeting {

	private static final String HOST = "--host";
	private static final String QUERY = "--query";
	private static final Map<Targets, String> LABELS = Map.of(Targets.DOMAINS, "DOMAIN", Targets.HOSTS, "HOST");

	private final OperationDescriptor operation;
	private final List<String> names;
	private final String query;
	private final String pool;
	private final String host;
	private final Set<String> pools;

	/** @param lastKnown the picture before anything is connected to */
	Targeting(OperationDescriptor operation, ParseResult arguments, FleetPicture lastKnown) throws CommandException {
		this.operation = operation;
		query = Options.value(arguments, QUERY, "");
		boolean ofPools = operation.targets() == Targets.POOLS;
		String where = operation.takes("host") ? "" : Options.value(arguments, HOST, "");
		host = ofPools ? "" : where;
		// a plain host is a pool of one: there both words mean the same
		String only = Options.value(arguments, Options.POOL, ofPools ? where : "");
		pool = only.isEmpty() ? "" : Pools.find(lastKnown, only).id();
		names = operation.targets() == Targets.POOLS ? List.of(thePool(lastKnown)) : Options.parameters(arguments);
		if (names.isEmpty() && query.isBlank()) {
			throw CommandException.usage(operation.targets() == Targets.DOMAINS ? Messages.Targeting_noDomain
					: NLS.bind(Messages.Targeting_none, LABELS.get(operation.targets())));
		}
		if (!names.isEmpty() && !query.isBlank()) {
			throw CommandException.usage(Messages.Targeting_namesOrQuery);
		}
		pools = poolsNeeded(lastKnown);
	}

	static void declare(OperationDescriptor operation, CommandSpec spec) {
		if (operation.targets() == Targets.POOLS) {
			spec.addOption(Options.value(Options.POOL, "POOL", Messages.Targeting_pool));
			if (!operation.takes("host")) {
				spec.addOption(Options.value(HOST, "HOST", Messages.Targeting_plainHost));
			}
			return;
		}
		spec.addPositional(
				Options.parameters(LABELS.get(operation.targets()), 0, operation.many(), Messages.Targeting_target));
		spec.addOption(Options.pool());
		if (operation.targets() == Targets.DOMAINS) {
			if (!operation.takes("host")) {
				spec.addOption(Options.value(HOST, "HOST", Messages.Targeting_host));
			}
			spec.addOption(Options.value(QUERY, "QUERY", Messages.Targeting_query));
		}
	}

	/** What is done to a pool needs no name where there is but one. */
	private String thePool(FleetPicture picture) throws CommandException {
		if (pool.isEmpty() && picture.pools().size() != 1) {
			throw CommandException.usage(Messages.Targeting_noPool);
		}
		return pool.isEmpty() ? picture.pools().keySet().iterator().next() : pool;
	}

	/** The pools that have to be asked. */
	Collection<String> pools() {
		return pools;
	}

	private Set<String> poolsNeeded(FleetPicture lastKnown) {
		if (!pool.isEmpty() || operation.targets() == Targets.POOLS) {
			return Set.of(pool.isEmpty() ? names.get(0) : pool);
		}
		return query.isBlank() ? Pools.needed(lastKnown, names) : lastKnown.pools().keySet();
	}

	/**
	 * The targets, in the order in which they are named.
	 *
	 * @param incomplete whether a pool that may know more could not be asked
	 * @throws CommandException one of them is unknown or ambiguous; then nothing is to be done to the others either
	 */
	List<Target> resolve(FleetPicture picture, boolean incomplete) throws CommandException {
		if (!query.isBlank()) {
			Query parsed = Queries.parse(query);
			return picture.domains().filter(d -> pool.isEmpty() || d.key().pool().equals(pool)).filter(parsed::matches)
					.filter(d -> host.isEmpty() || isOn(d)).<Target>map(d -> new Target.OfDomain(d.key())).toList();
		}
		var resolver = new TargetResolver(picture);
		var targets = new LinkedHashSet<Target>();
		var problems = new ArrayList<String>();
		for (String name : names) {
			try {
				targets.add(resolver.resolve(operation.targets(), name, operation.targets() == Targets.POOLS ? "" : pool));
			} catch (UnresolvedTargetException e) {
				List<Target> there = e.candidates().stream().filter(t -> isOnHost(t, picture)).toList();
				if (there.size() == 1 && !host.isEmpty()) {
					targets.add(there.get(0));
				} else {
					problems.add(e.getMessage());
				}
			}
		}
		if (!problems.isEmpty()) {
			throw new CommandException(incomplete ? ExitCode.CONNECTION : ExitCode.FAILED, String.join(" ", problems));
		}
		for (Target target : targets) {
			if (!host.isEmpty() && !isOnHost(target, picture)) {
				throw new CommandException(ExitCode.FAILED, NLS.bind(Messages.Targeting_notOnHost, resolver.nameOf(target), host));
			}
		}
		return List.copyOf(targets);
	}

	private boolean isOnHost(Target target, FleetPicture picture) {
		return target instanceof Target.OfDomain(var key) && picture.domain(key) instanceof DomainView domain && isOn(domain);
	}

	private boolean isOn(DomainView domain) {
		return host.equals(domain.hostName()) || host.equals(domain.facts().host()) || host.equals(domain.key().domain().host());
	}
}
