// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.output.Texts;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.FailureText;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.eclipse.osgi.util.NLS;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One call of the command line: finds the command, runs it, and makes one sentence and an exit code of what goes wrong. */
final class CommandLineTwin {

	private static final String HELP = "help";

	private final Session session;
	private final CommandTable commands;
	private final Help help;

	/** @param version of the product */
	CommandLineTwin(Session session, String version) {
		this.session = session;
		commands = new CommandTable(session.services());
		help = new Help(session, commands, version);
	}

	/** @return the exit code, see {@link ExitCode} */
	int run(List<String> arguments) {
		try {
			return dispatch(arguments);
		} catch (CommandException e) {
			return complain(e.exitCode(), e.getMessage());
		} catch (EnvironmentException e) {
			return complain(ExitCode.ENVIRONMENT, e.getMessage());
		} catch (XenException e) {
			return complain(exitCode(e.failure()), FailureText.sentence(e));
		} catch (InterruptedException e) {
			return complain(ExitCode.CANCELLED, Messages.Twin_interrupted);
		} catch (IOException e) {
			return complain(ExitCode.FAILED, NLS.bind(Messages.Twin_output, e.getMessage()));
		} catch (UncheckedIOException e) {
			return complain(ExitCode.ENVIRONMENT, String.valueOf(e.getCause().getMessage()));
		} catch (RuntimeException e) {
			// Nobody else reads it: what happened goes to the admin, who can report it.
			complain(ExitCode.FAILED, NLS.bind(Messages.Twin_mistake, e));
			Arrays.stream(e.getStackTrace()).limit(12).forEach(f -> session.terminal().tell("    " + f));
			return ExitCode.FAILED;
		}
	}

	private int dispatch(List<String> arguments)
			throws CommandException, EnvironmentException, XenException, IOException, InterruptedException {
		String first = arguments.isEmpty() ? Options.HELP : arguments.get(0);
		switch (first) {
		case Options.HELP, HELP -> {
			return help.show(arguments.subList(Math.min(1, arguments.size()), arguments.size()));
		}
		case "--version" -> {
			return help.version();
		}
		default -> useEnvironment(arguments);
		}
		CommandTable.Call call = commands.find(arguments);
		CommandSpec spec = call.spec();
		ParseResult parsed = UsageProblem.parse(spec, call.arguments());
		return parsed.isUsageHelpRequested() ? help.show(spec) : call.command().run(parsed, session);
	}

	/** Has to be known before the verbs are, because they come from services that use it. */
	private void useEnvironment(List<String> arguments) throws CommandException {
		CommandSpec only = CommandSpec.create();
		only.addOption(Options.value(Options.ENVIRONMENT, "DIR", ""));
		only.parser().unmatchedArgumentsAllowed(true).overwrittenOptionsAllowed(true);
		try {
			String folder = Options.value(UsageProblem.parse(only, arguments), Options.ENVIRONMENT, "");
			if (!folder.isEmpty()) {
				session.services().useEnvironment(Path.of(folder));
			}
		} catch (InvalidPathException e) {
			throw CommandException.usage(NLS.bind(Messages.Twin_noFolder, e.getInput()));
		}
	}

	private static int exitCode(XenFailure failure) {
		return switch (failure) {
		case XenFailure.Unreachable u -> ExitCode.CONNECTION;
		case XenFailure.Authentication a -> ExitCode.CONNECTION;
		case XenFailure.Untrusted u -> ExitCode.CONNECTION;
		case XenFailure.Protocol p -> ExitCode.CONNECTION;
		case XenFailure.TimedOut t -> ExitCode.CONNECTION;
		case XenFailure.Cancelled c -> ExitCode.CANCELLED;
		default -> ExitCode.FAILED;
		};
	}

	private int complain(int exitCode, String sentence) {
		session.terminal().tell("adxen: " + Texts.harmless(sentence));
		return exitCode;
	}
}
