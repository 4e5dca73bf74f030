// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.group;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.output.Field;
import org.adxen.cli.internal.output.Texts;
import org.adxen.cli.internal.output.Value;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostKey;
import org.adxen.fleet.HostView;
import org.adxen.fleet.query.Query;
import org.adxen.fleet.query.QueryException;
import org.adxen.operations.OperationDescriptor.Targets;
import org.adxen.operations.Target;
import org.adxen.operations.TargetResolver;
import org.adxen.operations.UnresolvedTargetException;
import org.adxen.operations.group.GroupDefinition;
import org.adxen.operations.group.GroupExpansion;
import org.adxen.operations.group.GroupPlan;
import org.adxen.operations.group.GroupPlanner;
import org.adxen.operations.placement.Placement.Decision;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options by which a plan is made, and how it is told. */
final class Planning {

	private static final String HOSTS = "--hosts";
	private static final String MOVE = "--move";

	private record Row(String member, String host, Decision decision) {
	}

	private static final List<Field<Row>> FIELDS = List.of(
			Field.of("member", Messages.Field_member, r -> Value.text(r.member)),
			Field.of("host", Messages.Field_host, r -> Value.text(r.host)),
			Field.of("why", Messages.Field_detail, r -> Value.text(r.decision.why())),
			Field.of("remedy", Messages.Field_remedy, r -> Value.text(r.decision.remedy())));

	private Planning() {
	}

	static void declare(CommandSpec spec) {
		spec.addOption(Options.value(GroupArguments.POLICY, "ID", Messages.Plan_policy));
		spec.addOption(Options.value(HOSTS, "HOSTS", Messages.Plan_hosts));
		spec.addOption(OptionSpec.builder(MOVE).arity("1").type(List.class).auxiliaryTypes(String.class).paramLabel("MEMBER=HOST")
				.description(Messages.Plan_move).build());
	}

	/** A plan, which may not be complete. */
	static GroupPlan plan(GroupDefinition group, Map<String, HostKey> places, ParseResult arguments, Session session)
			throws CommandException, InterruptedException {
		FleetPicture picture = session.fleet().picture();
		try {
			GroupExpansion expansion = GroupExpansion.of(group);
			Map<String, HostKey> all = new HashMap<>(places);
			for (String move : arguments.matchedOptionValue(MOVE, List.<String>of())) {
				move(move, expansion, picture, all);
			}
			return GroupPlanner.plan(group, expansion, picture, hosts(Options.value(arguments, HOSTS, ""), picture), all,
					GroupArguments.policy(arguments, group.policy(), session).policy());
		} catch (QueryException e) {
			throw new CommandException(ExitCode.FAILED, String.valueOf(e.getMessage()));
		}
	}

	private static void move(String move, GroupExpansion group, FleetPicture picture, Map<String, HostKey> places)
			throws CommandException {
		int equals = move.lastIndexOf('=');
		String member = move.substring(0, Math.max(equals, 0));
		if (equals < 1) {
			throw CommandException.usage(NLS.bind(Messages.Plan_noMove, move));
		}
		if (group.members().stream().noneMatch(m -> m.name().equals(member))) {
			throw new CommandException(ExitCode.FAILED, NLS.bind(Messages.Plan_noMember, member));
		}
		places.put(member, host(move.substring(equals + 1), picture).key());
	}

	/** @throws CommandException there is none or more than one of that name */
	static HostView host(String name, FleetPicture picture) throws CommandException {
		try {
			if (new TargetResolver(picture).resolve(Targets.HOSTS, name, "") instanceof Target.OfHost(var key)
					&& picture.host(key) instanceof HostView host) {
				return host;
			}
		} catch (UnresolvedTargetException e) {
			throw new CommandException(ExitCode.FAILED, String.valueOf(e.getMessage()));
		}
		throw new CommandException(ExitCode.FAILED, NLS.bind(Messages.Plan_noHosts, name));
	}

	/** Names of hosts with commas between them, or what a query finds. */
	private static Collection<HostKey> hosts(String given, FleetPicture picture) throws CommandException, QueryException {
		Set<HostKey> hosts = new LinkedHashSet<>();
		if (given.isBlank()) {
			return hosts;
		}
		Set<String> names = new HashSet<>();
		picture.hosts().forEach(h -> names.add(h.facts().name()));
		List<String> parts = List.of(given.split(","));
		if (parts.size() > 1 || names.contains(given)) {
			for (String part : parts) {
				hosts.add(host(part.strip(), picture).key());
			}
			return hosts;
		}
		Query query = Query.parse(given);
		picture.hosts().filter(query::matches).forEach(h -> hosts.add(h.key()));
		if (hosts.isEmpty()) {
			throw new CommandException(ExitCode.FAILED, NLS.bind(Messages.Plan_noHosts, given));
		}
		return hosts;
	}

	/** To standard output, problems of the definition to standard error. */
	static void write(GroupPlan plan, ParseResult arguments, Session session)
			throws CommandException, IOException, InterruptedException {
		session.output(arguments).list(FIELDS, rows(plan, session.fleet().picture()), Messages.Group_noMembers);
		plan.expansion().problems().forEach(p -> session.terminal().tell(Texts.harmless(p.sentence())));
	}

	/** To standard error, before it is asked about. */
	static void tell(GroupPlan plan, Session session) throws CommandException, InterruptedException {
		rows(plan, session.fleet().picture()).forEach(row -> session.terminal()
				.tell(Texts.harmless("  " + NLS.bind(Messages.Plan_line, new Object[] { row.member, row.host, row.decision.why() }))));
	}

	private static List<Row> rows(GroupPlan plan, FleetPicture picture) {
		List<Row> rows = new ArrayList<>();
		plan.placement().decisions().forEach((member, d) -> rows.add(new Row(member, name(picture, d.host()), d)));
		return rows;
	}

	static String name(FleetPicture picture, @Nullable HostKey key) {
		HostView host = key == null ? null : picture.host(key);
		return host == null ? "" : host.facts().name();
	}
}
