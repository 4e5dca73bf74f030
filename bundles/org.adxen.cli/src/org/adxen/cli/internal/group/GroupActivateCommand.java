// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.group;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.output.Field;
import org.adxen.cli.internal.output.Value;
import org.adxen.cli.internal.terminal.Answers;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.HostKey;
import org.adxen.operations.group.ActivationState;
import org.adxen.operations.group.ActivationState.Phase;
import org.adxen.operations.group.GroupActivation;
import org.adxen.operations.group.GroupDefinition;
import org.adxen.operations.group.GroupPlan;
import org.eclipse.osgi.util.NLS;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code group activate}: starts the members by the plan. */
public final class GroupActivateCommand implements Command {

	private static final String PLAN = "--plan";
	private static final String GO_ON = "--go-on";

	private record Row(String member, String host, ActivationState state) {
	}

	private static final List<Field<Row>> FIELDS = List.of(
			Field.of("member", Messages.Field_member, r -> Value.text(r.member)),
			Field.of("host", Messages.Field_host, r -> Value.text(r.host)),
			Field.of("state", Messages.Field_phase, r -> word(r.state.phase())),
			Field.of("why", Messages.Field_detail, r -> Value.text(r.state.detail())));

	@Override
	public void declare(CommandSpec spec) {
		Groups.declare(spec, Messages.Activate_description);
		spec.addOption(Options.value(Groups.POLICY, "ID", Messages.Plan_policy));
		spec.addOption(Options.value(PLAN, "PLAN", Messages.Activate_plan));
		spec.addOption(Options.flag(GO_ON, Messages.Activate_goOn));
		spec.addOption(Options.yes());
	}

	@Override
	public int run(ParseResult arguments, Session session)
			throws CommandException, EnvironmentException, IOException, InterruptedException {
		var output = session.output(arguments);
		var group = Groups.read(arguments, session);
		boolean all = Groups.connect(session);
		GroupPlan plan = Groups.plan(group, places(arguments, group), arguments, session);
		if (plan.canRun()) {
			confirm(plan, arguments, session);
		}
		GroupActivation activation = start(plan, arguments, session, all);
		try {
			activation.await();
		} catch (InterruptedException e) {
			activation.cancel();
			activation.await();
		}
		var picture = session.fleet().picture();
		Map<String, ActivationState> states = activation.states();
		output.list(FIELDS, states.entrySet().stream().map(e -> new Row(e.getKey(),
				GroupPlanCommand.name(picture, plan.hosts().get(e.getKey())), e.getValue())).toList(), Messages.Group_noMembers);
		return exitCode(states.values().stream().map(ActivationState::phase).toList());
	}

	private static Map<String, HostKey> places(ParseResult arguments, GroupDefinition group) throws CommandException {
		String saved = Options.value(arguments, PLAN, "");
		try {
			return saved.isEmpty() ? Map.of() : GroupPlan.read(Path.of(saved), group);
		} catch (IOException e) {
			throw new CommandException(ExitCode.FAILED, String.valueOf(e.getMessage()));
		}
	}

	private static void confirm(GroupPlan plan, ParseResult arguments, Session session) throws CommandException, InterruptedException {
		if (Options.has(arguments, Options.YES)) {
			return;
		}
		String name = plan.group().name();
		if (!session.terminal().canAsk()) {
			throw CommandException.usage(NLS.bind(Messages.Activate_needsYes, name));
		}
		if (!Answers.yes(session.terminal(), NLS.bind(Messages.Activate_question, Integer.toString(plan.hosts().size()), name))) {
			throw new CommandException(ExitCode.FAILED, Messages.Activate_declined);
		}
	}

	private static GroupActivation start(GroupPlan plan, ParseResult arguments, Session session, boolean connected)
			throws CommandException, InterruptedException {
		try {
			return GroupActivation.start(plan, new GroupActivation.Options(Options.has(arguments, GO_ON), "", Groups.ORIGIN),
					session.fleet(), session.services().operations(), () -> {
						// told at the end
					});
		} catch (IOException e) {
			throw new CommandException(connected ? ExitCode.FAILED : ExitCode.CONNECTION, String.valueOf(e.getMessage()));
		}
	}

	private static int exitCode(List<Phase> phases) {
		return phases.contains(Phase.UNKNOWN) ? ExitCode.UNKNOWN
				: phases.contains(Phase.CANCELLED) ? ExitCode.CANCELLED
						: phases.stream().allMatch(p -> p == Phase.READY) ? ExitCode.OK : ExitCode.FAILED;
	}

	private static Value word(Phase phase) {
		return new Value.Word(phase.name().toLowerCase(Locale.ROOT), switch (phase) {
		case WAITING -> Messages.Phase_WAITING;
		case STARTING -> Messages.Phase_STARTING;
		case GETTING_READY -> Messages.Phase_GETTING_READY;
		case READY -> Messages.Phase_READY;
		case FAILED -> Messages.Phase_FAILED;
		case LEFT_OUT -> Messages.Phase_LEFT_OUT;
		case CANCELLED -> Messages.Phase_CANCELLED;
		case UNKNOWN -> Messages.Phase_UNKNOWN;
		});
	}
}
