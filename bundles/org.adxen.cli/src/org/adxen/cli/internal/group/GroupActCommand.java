// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.group;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.operations.Confirmation;
import org.adxen.cli.internal.operations.OperationCommand;
import org.adxen.cli.internal.operations.RunFollower;
import org.adxen.cli.internal.operations.TargetResult;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.FleetPicture;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.Operations;
import org.adxen.operations.Question;
import org.adxen.operations.Target;
import org.adxen.operations.group.GroupAct;
import org.adxen.operations.group.GroupActs;
import org.adxen.operations.group.GroupExpansion;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One operation on all members, in reverse order of their start. Stops when a stage was not done as a whole. */
public final class GroupActCommand implements Command {

	private final String operation;
	private final String description;

	private GroupActCommand(String operation, String description) {
		this.operation = operation;
		this.description = description;
	}

	public static GroupActCommand shutDown() {
		return new GroupActCommand("org.adxen.operations.shutDown", Messages.Act_shutDown);
	}

	public static GroupActCommand destroy() {
		return new GroupActCommand("org.adxen.operations.forceShutDown", Messages.Act_destroy);
	}

	public static GroupActCommand delete() {
		return new GroupActCommand("org.adxen.operations.delete", Messages.Act_delete);
	}

	@Override
	public void declare(CommandSpec spec) {
		GroupArguments.declare(spec, description);
		spec.addOption(Options.yes());
	}

	@Override
	public int run(ParseResult arguments, Session session)
			throws CommandException, EnvironmentException, IOException, InterruptedException {
		var output = session.output(arguments);
		var group = GroupArguments.read(arguments, session);
		boolean all = GroupArguments.connect(session);
		Operations operations = session.services().operations();
		GroupExpansion expansion = GroupExpansion.of(group);
		// What cannot be read of the definition is not acted on: that is told first.
		expansion.problems().forEach(p -> session.terminal().tell(p.sentence()));
		List<OperationRequest> stages = GroupActs.inReverse(expansion, session.fleet().picture(), operation, "", GroupArguments.ORIGIN);
		var results = new ArrayList<TargetResult>();
		boolean interrupted = !stages.isEmpty() && run(new GroupAct(stages), operations, arguments, session, results);
		output.list(TargetResult.FIELDS, results, Messages.Act_none);
		int code = OperationCommand.exitCode(results, interrupted, !all);
		return code == ExitCode.OK && !expansion.problems().isEmpty() ? ExitCode.FAILED : code;
	}

	/** @return whether it was stopped by Ctrl-C */
	private static boolean run(GroupAct act, Operations operations, ParseResult arguments, Session session,
			List<TargetResult> results) throws CommandException, InterruptedException {
		OperationRequest request = act.whole();
		Optional<Question> question = act.question(operations, session.fleet().picture());
		if (question.isPresent()) {
			question.get().willNot().forEach((name, reason) -> results.add(TargetResult.refused(name, reason)));
			request = request.confirm(question.get());
			if (request.targets().isEmpty()) {
				return false;
			}
			new Confirmation(session.terminal()).confirm(question.get(), Options.has(arguments, Options.YES));
		}
		var picture = session.fleet().picture();
		var interrupted = new AtomicBoolean();
		List<Target> left = act.run(request, operations, run -> {
			var followed = new RunFollower(session.terminal()).follow(run);
			followed.outcomes().forEach((t, o) -> results.add(TargetResult.of(t, followed.name(t), o, picture)));
			interrupted.set(followed.interrupted());
			return !followed.interrupted();
		});
		left.forEach(t -> results.add(TargetResult.refused(name(t, picture), Messages.Act_leftAlone)));
		return interrupted.get();
	}

	private static String name(Target target, FleetPicture picture) {
		return target instanceof Target.OfDomain of && picture.domain(of.key()) instanceof DomainView domain ? domain.facts().name()
				: target.id();
	}
}
