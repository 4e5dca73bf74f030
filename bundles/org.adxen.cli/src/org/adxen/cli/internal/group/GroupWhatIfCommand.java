// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.group;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.output.Field;
import org.adxen.cli.internal.output.Value;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.FleetPicture;
import org.adxen.operations.group.Memberships;
import org.adxen.operations.placement.MovePlan;
import org.adxen.operations.placement.Placement.Decision;
import org.adxen.operations.placement.WhatIf;
import org.eclipse.osgi.util.NLS;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code group whatif}: what becomes of a host's domains if it fails or goes into maintenance; empties and fills it again. */
public final class GroupWhatIfCommand implements Command {

	private static final String EVACUATE = "--evacuate";
	private static final String SAVE = "--save";
	private static final String RETURN = "--return";

	private record Row(String domain, String host, Decision decision) {
	}

	private static final List<Field<Row>> FIELDS = List.of(
			Field.of("domain", Messages.Field_domain, r -> Value.text(r.domain)),
			Field.of("host", Messages.Field_host, r -> Value.text(r.host)),
			Field.of("why", Messages.Field_detail, r -> Value.text(r.decision.why())),
			Field.of("remedy", Messages.Field_remedy, r -> Value.text(r.decision.remedy())));

	@Override
	public void declare(CommandSpec spec) {
		spec.usageMessage().description(Messages.WhatIf_description);
		spec.addPositional(Options.parameters("HOST", 0, false, Messages.WhatIf_host));
		spec.addOption(Options.format());
		spec.addOption(Options.value(GroupArguments.POLICY, "ID", Messages.WhatIf_policy));
		spec.addOption(Options.flag(EVACUATE, Messages.WhatIf_evacuate));
		spec.addOption(Options.value(SAVE, "PLAN", Messages.WhatIf_save));
		spec.addOption(Options.value(RETURN, "PLAN", Messages.WhatIf_return));
		MoveRunner.declare(spec);
	}

	@Override
	public int run(ParseResult arguments, Session session)
			throws CommandException, EnvironmentException, IOException, InterruptedException {
		List<String> hosts = Options.parameters(arguments);
		String back = Options.value(arguments, RETURN, "");
		if (hosts.isEmpty() == back.isEmpty()) {
			throw CommandException.usage(Messages.WhatIf_hostOrReturn);
		}
		boolean all = GroupArguments.connect(session);
		FleetPicture picture = session.fleet().picture();
		if (!back.isEmpty()) {
			return MoveRunner.run(read(Path.of(back), picture), Messages.WhatIf_nothingToReturn, arguments, session);
		}
		WhatIf whatIf = WhatIf.without(Planning.host(hosts.getFirst(), picture), picture,
				GroupArguments.policy(arguments, "", session).policy(),
				Memberships.apart(session.services().groups().read(), picture));
		String save = Options.value(arguments, SAVE, "");
		if (!save.isEmpty()) {
			whatIf.returnHome().save(Path.of(save));
		}
		if (Options.has(arguments, EVACUATE)) {
			return MoveRunner.run(whatIf.evacuation(), empty(whatIf), arguments, session);
		}
		var rows = new ArrayList<Row>();
		whatIf.domains().forEach((key, domain) -> {
			Decision decision = Objects.requireNonNull(whatIf.placement().decisions().get(key));
			rows.add(new Row(domain.facts().name(), Planning.name(picture, decision.host()), decision));
		});
		session.output(arguments).list(FIELDS, rows, empty(whatIf));
		return whatIf.placement().isComplete() ? ExitCode.OK : all ? ExitCode.FAILED : ExitCode.CONNECTION;
	}

	private static String empty(WhatIf whatIf) {
		return NLS.bind(Messages.WhatIf_empty, whatIf.host().facts().name());
	}

	private static MovePlan read(Path file, FleetPicture picture) throws CommandException {
		try {
			return MovePlan.read(file, picture);
		} catch (IOException e) {
			throw new CommandException(ExitCode.FAILED, String.valueOf(e.getMessage()));
		}
	}
}
