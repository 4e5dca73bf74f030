// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.operations;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.hosts.Connecting;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.PoolView;
import org.adxen.operations.OperationDescriptor;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.OperationRun;
import org.adxen.operations.Operations;
import org.adxen.operations.Question;
import org.adxen.operations.Target;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Any verb: whatever is contributed as an operation is a command, with its parameters as options. */
public final class OperationCommand implements Command {

	private static final String REASON = "--reason";
	private static final String ORIGIN = "command line";

	private final OperationDescriptor operation;
	private final OperationParameters parameters;

	public OperationCommand(OperationDescriptor operation) {
		this.operation = operation;
		parameters = new OperationParameters(operation);
	}

	@Override
	public void declare(CommandSpec spec) {
		spec.usageMessage().description(operation.description().replace("%", "%%"));
		Targeting.declare(operation, spec);
		parameters.declare(spec);
		spec.addOption(Options.value(REASON, "TEXT", Messages.Operation_reason));
		spec.addOption(Options.yes());
		spec.addOption(Options.format());
	}

	@Override
	public int run(ParseResult arguments, Session session)
			throws CommandException, EnvironmentException, IOException, InterruptedException {
		var output = session.output(arguments);
		var fleet = session.fleet();
		Operations operations = session.services().operations();
		var targeting = new Targeting(operation, arguments, fleet.picture());
		parameters.checkRequired(arguments);
		List<String> missing = new Connecting(session).connect(targeting.pools()).stream().map(PoolView::id).toList();
		operations.settle();
		List<Target> targets = targeting.resolve(fleet.picture(), !missing.isEmpty());
		if (targets.isEmpty()) {
			session.terminal().tell(Messages.Operation_nothingFound);
			return missing.isEmpty() ? ExitCode.FAILED : ExitCode.CONNECTION;
		}
		var request = new OperationRequest(operation.id(), targets, parameters.read(arguments, targets, fleet.picture()),
				Options.value(arguments, REASON, ""), ORIGIN, false);
		var results = new ArrayList<TargetResult>();
		Optional<Question> question = operations.question(request);
		if (question.isPresent()) {
			question.get().willNot().forEach((name, reason) -> results.add(TargetResult.refused(name, reason)));
			request = request.confirm(question.get());
			if (!request.targets().isEmpty()) {
				new Confirmation(session.terminal()).confirm(question.get(), Options.has(arguments, Options.YES));
			}
		}
		boolean interrupted = false;
		if (!request.targets().isEmpty()) {
			var followed = new RunFollower(session.terminal()).follow(run(operations, request));
			interrupted = followed.interrupted();
			followed.outcomes().forEach((target, outcome) -> results
					.add(TargetResult.of(target, followed.name(target), outcome, fleet.picture())));
		}
		output.list(TargetResult.FIELDS, results, "");
		return exitCode(results, interrupted, targets.stream().anyMatch(t -> missing.contains(t.pool())));
	}

	private static OperationRun run(Operations operations, OperationRequest request) throws CommandException {
		try {
			return operations.run(request);
		} catch (IllegalArgumentException e) {
			throw CommandException.usage(String.valueOf(e.getMessage()));
		}
	}

	/** @param missing whether a target's pool could not be connected to */
	public static int exitCode(List<TargetResult> results, boolean interrupted, boolean missing) {
		if (results.stream().anyMatch(r -> r.outcome() == TargetResult.Outcome.UNKNOWN)) {
			return ExitCode.UNKNOWN;
		}
		if (interrupted) {
			return ExitCode.CANCELLED;
		}
		if (results.stream().allMatch(r -> r.outcome() == TargetResult.Outcome.DONE)) {
			return ExitCode.OK;
		}
		return missing ? ExitCode.CONNECTION : ExitCode.FAILED;
	}

}
