// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.group;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.output.Field;
import org.adxen.cli.internal.output.Value;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostKey;
import org.adxen.operations.group.GroupPlan;
import org.adxen.operations.placement.Placement.Decision;
import org.eclipse.jdt.annotation.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code group plan}: where each member would go. */
public final class GroupPlanCommand implements Command {

	private static final String SAVE = "--save";

	private record Row(String member, String host, Decision decision) {
	}

	private static final List<Field<Row>> FIELDS = List.of(
			Field.of("member", Messages.Field_member, r -> Value.text(r.member)),
			Field.of("host", Messages.Field_host, r -> Value.text(r.host)),
			Field.of("why", Messages.Field_detail, r -> Value.text(r.decision.why())),
			Field.of("remedy", Messages.Field_remedy, r -> Value.text(r.decision.remedy())));

	@Override
	public void declare(CommandSpec spec) {
		Groups.declare(spec, Messages.Plan_description);
		spec.addOption(Options.value(Groups.POLICY, "ID", Messages.Plan_policy));
		spec.addOption(Options.value(SAVE, "PLAN", Messages.Plan_save));
	}

	@Override
	public int run(ParseResult arguments, Session session)
			throws CommandException, EnvironmentException, IOException, InterruptedException {
		var output = session.output(arguments);
		var group = Groups.read(arguments, session);
		boolean all = Groups.connect(session);
		GroupPlan plan = Groups.plan(group, Map.of(), arguments, session);
		FleetPicture picture = session.fleet().picture();
		output.list(FIELDS, plan.placement().decisions().entrySet().stream()
				.map(e -> new Row(e.getKey(), name(picture, e.getValue().host()), e.getValue())).toList(), Messages.Group_noMembers);
		plan.expansion().problems().forEach(p -> session.terminal().tell(p.sentence()));
		String save = Options.value(arguments, SAVE, "");
		if (plan.canRun() && !save.isEmpty()) {
			plan.save(Path.of(save));
		}
		return plan.canRun() ? ExitCode.OK : all ? ExitCode.FAILED : ExitCode.CONNECTION;
	}

	static String name(FleetPicture picture, @Nullable HostKey key) {
		var host = key == null ? null : picture.host(key);
		return host == null ? "" : host.facts().name();
	}
}
