// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.group;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.output.Field;
import org.adxen.cli.internal.output.Texts;
import org.adxen.cli.internal.output.Value;
import org.adxen.cli.internal.terminal.Answers;
import org.adxen.fleet.FleetPicture;
import org.adxen.operations.placement.MovePlan;
import org.adxen.operations.placement.MoveRun;
import org.adxen.operations.placement.MoveState;
import org.adxen.operations.placement.MoveState.Phase;
import org.eclipse.osgi.util.NLS;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Shows a plan of moves, asks, runs it, and tells what became of each. */
final class MoveRunner {

	private static final String DRY_RUN = "--dry-run";
	private static final String ONE_BY_ONE = "--one-by-one";

	private record Row(String domain, String from, String to, String state, String word, String why) {
	}

	private static final List<Field<Row>> FIELDS = List.of(
			Field.of("domain", Messages.Field_domain, r -> Value.text(r.domain)),
			Field.of("from", Messages.Field_from, r -> Value.text(r.from)),
			Field.of("to", Messages.Field_to, r -> Value.text(r.to)),
			Field.of("state", Messages.Field_phase, r -> new Value.Word(r.state, r.word)),
			Field.of("why", Messages.Field_detail, r -> Value.text(r.why)));

	private MoveRunner() {
	}

	static void declare(CommandSpec spec) {
		spec.addOption(Options.flag(DRY_RUN, Messages.Move_dryRun));
		spec.addOption(Options.flag(ONE_BY_ONE, Messages.Move_oneByOne));
		spec.addOption(Options.yes());
	}

	/** @param ifNone what is told when there is nothing to move */
	static int run(MovePlan plan, String ifNone, ParseResult arguments, Session session)
			throws CommandException, IOException, InterruptedException {
		Map<String, MoveState> states = Map.of();
		boolean dry = Options.has(arguments, DRY_RUN);
		if (!dry && !plan.steps().isEmpty()) {
			confirm(plan, arguments, session);
			states = follow(plan, Options.has(arguments, ONE_BY_ONE), session);
		}
		session.output(arguments).list(FIELDS, rows(plan, states, session.fleet().picture()), ifNone);
		List<Phase> phases = states.values().stream().map(MoveState::phase).toList();
		return phases.contains(Phase.UNKNOWN) ? ExitCode.UNKNOWN
				: phases.contains(Phase.CANCELLED) ? ExitCode.CANCELLED
						: phases.stream().allMatch(p -> p == Phase.DONE) && plan.left().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
	}

	private static List<Row> rows(MovePlan plan, Map<String, MoveState> states, FleetPicture picture) {
		List<Row> rows = new ArrayList<>();
		for (MovePlan.Step step : plan.steps()) {
			MoveState state = states.getOrDefault(step.move().name(), new MoveState(Phase.WAITING, ""));
			rows.add(new Row(step.domain(), Planning.name(picture, step.move().from()), Planning.name(picture, step.move().to()),
					state.phase().name().toLowerCase(Locale.ROOT), word(state.phase()), state.detail().isEmpty() ? step.why() : state.detail()));
		}
		plan.left().forEach((domain, why) -> rows.add(new Row(domain, "", "", "stays", Messages.Move_stays, why)));
		return rows;
	}

	private static void confirm(MovePlan plan, ParseResult arguments, Session session) throws CommandException, InterruptedException {
		if (Options.has(arguments, Options.YES)) {
			return;
		}
		if (!session.terminal().canAsk()) {
			throw CommandException.usage(Messages.Move_needsYes);
		}
		FleetPicture picture = session.fleet().picture();
		for (MovePlan.Step step : plan.steps()) {
			session.terminal().tell(Texts.harmless("  " + NLS.bind(Messages.Plan_line,
					new Object[] { step.domain(), Planning.name(picture, step.move().to()), step.why() })));
		}
		plan.left().forEach((domain, why) -> session.terminal().tell(Texts.harmless("  " + why)));
		int count = plan.steps().size();
		if (!Answers.yes(session.terminal(),
				count == 1 ? Messages.Move_questionOne : NLS.bind(Messages.Move_question, Integer.toString(count)))) {
			throw new CommandException(ExitCode.FAILED, Messages.Move_declined);
		}
	}

	private static Map<String, MoveState> follow(MovePlan plan, boolean oneByOne, Session session)
			throws CommandException, InterruptedException {
		Map<String, String> names = plan.steps().stream().collect(Collectors.toMap(s -> s.move().name(), MovePlan.Step::domain));
		MoveRun run = MoveRun.start(plan, new MoveRun.Options(oneByOne, "", GroupArguments.ORIGIN), session.fleet(),
				session.services().operations(), () -> {
					// looked at again and again
				});
		var steps = new StepTeller(session.terminal());
		if (!steps.follow(() -> told(run, names), run::isEnded)) {
			run.cancel();
			run.await();
			told(run, names).forEach(steps::tell);
		}
		return run.states();
	}

	private static Map<String, String> told(MoveRun run, Map<String, String> names) {
		Map<String, String> told = new HashMap<>();
		run.states().forEach((move, state) -> {
			if (state.phase() != Phase.WAITING) {
				told.put(names.getOrDefault(move, move), word(state.phase()));
			}
		});
		return told;
	}

	private static String word(Phase phase) {
		return switch (phase) {
		case WAITING -> Messages.Phase_WAITING;
		case MOVING -> Messages.Move_MOVING;
		case DONE -> Messages.Move_DONE;
		case FAILED -> Messages.Phase_FAILED;
		case LEFT_OUT -> Messages.Phase_LEFT_OUT;
		case CANCELLED -> Messages.Phase_CANCELLED;
		case UNKNOWN -> Messages.Phase_UNKNOWN;
		};
	}
}
