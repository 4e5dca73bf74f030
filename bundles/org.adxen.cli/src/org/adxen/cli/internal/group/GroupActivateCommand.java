// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.group;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.operations.RunFollower;
import org.adxen.cli.internal.output.Field;
import org.adxen.cli.internal.output.Texts;
import org.adxen.cli.internal.output.Value;
import org.adxen.cli.internal.terminal.Answers;
import org.adxen.cli.internal.terminal.Terminal;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.HostKey;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.TargetOutcome;
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
	private static final String ROLL_BACK = "--roll-back";

	private record Row(String member, String host, ActivationState state) {
	}

	private static final List<Field<Row>> FIELDS = List.of(
			Field.of("member", Messages.Field_member, r -> Value.text(r.member)),
			Field.of("host", Messages.Field_host, r -> Value.text(r.host)),
			Field.of("state", Messages.Field_phase, r -> new Value.Word(r.state.phase().name().toLowerCase(Locale.ROOT), word(r.state.phase()))),
			Field.of("why", Messages.Field_detail, r -> Value.text(r.state.detail())));

	@Override
	public void declare(CommandSpec spec) {
		GroupArguments.declare(spec, Messages.Activate_description);
		Planning.declare(spec);
		spec.addOption(Options.value(PLAN, "PLAN", Messages.Activate_plan));
		spec.addOption(Options.flag(GO_ON, Messages.Activate_goOn));
		spec.addOption(Options.flag(ROLL_BACK, Messages.Activate_rollBack));
		spec.addOption(Options.yes());
	}

	@Override
	public int run(ParseResult arguments, Session session)
			throws CommandException, EnvironmentException, IOException, InterruptedException {
		var output = session.output(arguments);
		var group = GroupArguments.read(arguments, session);
		boolean all = GroupArguments.connect(session);
		GroupPlan plan = Planning.plan(group, places(arguments, group), arguments, session);
		if (plan.canRun()) {
			confirm(plan, arguments, session);
		}
		var steps = new StepTeller(session.terminal());
		GroupActivation activation = start(plan, arguments, session, all);
		Map<String, ActivationState> states = follow(activation, steps);
		var picture = session.fleet().picture();
		output.list(FIELDS, states.entrySet().stream()
				.map(e -> new Row(e.getKey(), Planning.name(picture, plan.hosts().get(e.getKey())), e.getValue())).toList(),
				Messages.Group_noMembers);
		int code = exitCode(states.values().stream().map(ActivationState::phase).toList());
		if (code != ExitCode.OK) {
			rollBack(activation, arguments, session);
		}
		return code;
	}

	private static Map<String, ActivationState> follow(GroupActivation activation, StepTeller steps) throws InterruptedException {
		boolean over = steps.follow(() -> told(activation), activation::isEnded);
		if (!over) {
			activation.cancel();
			activation.await();
			told(activation).forEach(steps::tell);
		}
		return activation.states();
	}

	private static Map<String, String> told(GroupActivation activation) {
		Map<String, String> told = new HashMap<>();
		activation.states().forEach((member, state) -> {
			if (state.phase() != Phase.WAITING) {
				told.put(member, word(state.phase()));
			}
		});
		return told;
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
		Planning.tell(plan, session);
		if (!Answers.yes(session.terminal(), counted(Messages.Activate_questionOne, Messages.Activate_question, plan.hosts().size(), name))) {
			throw new CommandException(ExitCode.FAILED, Messages.Activate_declined);
		}
	}

	/** In a whole sentence for one and for many; the name comes from a file that anybody may have written. */
	static String counted(String one, String many, int count, String name) {
		return Texts.harmless(count == 1 ? NLS.bind(one, name) : NLS.bind(many, Integer.toString(count), name));
	}

	private static GroupActivation start(GroupPlan plan, ParseResult arguments, Session session, boolean connected)
			throws CommandException, InterruptedException {
		try {
			return session.services().groups().activate(plan,
					new GroupActivation.Options(Options.has(arguments, GO_ON), "", GroupArguments.ORIGIN));
		} catch (IOException e) {
			throw new CommandException(connected ? ExitCode.FAILED : ExitCode.CONNECTION, String.valueOf(e.getMessage()));
		}
	}

	private static void rollBack(GroupActivation activation, ParseResult arguments, Session session)
			throws CommandException, InterruptedException {
		List<OperationRequest> requests = activation.rollBack();
		if (requests.isEmpty()) {
			return;
		}
		Terminal terminal = session.terminal();
		int started = requests.getFirst().targets().size();
		boolean wanted = Options.has(arguments, ROLL_BACK) || terminal.canAsk() && Answers.yes(terminal,
				counted(Messages.Activate_rollBackOne, Messages.Activate_rollBackQuestion, started, activation.plan().group().name()));
		for (OperationRequest request : wanted ? requests : List.<OperationRequest>of()) {
			var followed = new RunFollower(terminal).follow(session.services().operations().run(request.confirm()));
			followed.outcomes().forEach((target, outcome) -> {
				if (!(outcome instanceof TargetOutcome.Done)) {
					terminal.tell(Texts.harmless(NLS.bind(Messages.Activate_notRolledBack, followed.name(target))));
				}
			});
		}
		if (wanted) {
			terminal.tell(counted(Messages.Activate_rolledBackOne, Messages.Activate_rolledBack, started, activation.plan().group().name()));
		}
	}

	private static int exitCode(List<Phase> phases) {
		return phases.contains(Phase.UNKNOWN) ? ExitCode.UNKNOWN
				: phases.contains(Phase.CANCELLED) ? ExitCode.CANCELLED
						: phases.stream().allMatch(p -> p == Phase.READY) ? ExitCode.OK : ExitCode.FAILED;
	}

	private static String word(Phase phase) {
		return switch (phase) {
		case WAITING -> Messages.Phase_WAITING;
		case STARTING -> Messages.Phase_STARTING;
		case GETTING_READY -> Messages.Phase_GETTING_READY;
		case READY -> Messages.Phase_READY;
		case FAILED -> Messages.Phase_FAILED;
		case LEFT_OUT -> Messages.Phase_LEFT_OUT;
		case CANCELLED -> Messages.Phase_CANCELLED;
		case UNKNOWN -> Messages.Phase_UNKNOWN;
		};
	}
}
