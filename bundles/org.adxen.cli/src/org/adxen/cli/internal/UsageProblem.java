// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

import org.adxen.cli.internal.command.CommandException;
import org.eclipse.osgi.util.NLS;

import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** How arguments are read, and what is said when they cannot be. */
final class UsageProblem {

	private UsageProblem() {
	}

	/** Only {@code --long} options, nothing done to the arguments: no files, variables or quotes are looked for in them. */
	static CommandLine parser(CommandSpec spec) {
		return new CommandLine(spec).setExpandAtFiles(false).setInterpolateVariables(false).setTrimQuotes(false)
				.setPosixClusteredShortOptionsAllowed(false).setAllowOptionsAsOptionParameters(false);
	}

	/** @throws CommandException they cannot be read; what is there and should not be is told before what is missing */
	static ParseResult parse(CommandSpec spec, List<String> arguments) throws CommandException {
		CommandLine line = parser(spec);
		spec.parser().collectErrors(true);
		ParseResult parsed = line.parseArgs(arguments.toArray(String[]::new));
		if (parsed.isUsageHelpRequested()) {
			return parsed;
		}
		List<ParameterException> problems = parsed.errors().stream().filter(ParameterException.class::isInstance)
				.map(ParameterException.class::cast).toList();
		for (ParameterException problem : problems) {
			if (problem instanceof UnmatchedArgumentException) {
				throw explain(problem, spec);
			}
		}
		if (!problems.isEmpty()) {
			throw explain(problems.get(0), spec);
		}
		return parsed;
	}

	private static CommandException explain(ParameterException problem, CommandSpec spec) {
		String sentence = switch (problem) {
		case UnmatchedArgumentException e -> unmatched(e);
		case MissingParameterException e -> missing(e.getMissing());
		case OverwrittenOptionException e -> NLS.bind(Messages.Usage_twice, name(e.getOverwritten()));
		default -> problem.getMessage();
		};
		return spec.name().startsWith("adxen ")
				? CommandException.usage(sentence + " " + NLS.bind(Messages.Usage_see, spec.name().substring("adxen ".length())))
				: CommandException.usage(sentence);
	}

	private static String unmatched(UnmatchedArgumentException problem) {
		String first = problem.getUnmatched().get(0);
		for (String argument : problem.getUnmatched()) {
			if (argument.toLowerCase(Locale.ROOT).startsWith("--pass")) {
				return Messages.Usage_password;
			}
		}
		String sentence = first.startsWith("-") ? NLS.bind(Messages.Usage_unknownOption, first)
				: NLS.bind(Messages.Usage_tooMany, first);
		List<String> near = first.startsWith("--") ? problem.getSuggestions() : List.of();
		return near.isEmpty() ? sentence : sentence + " " + NLS.bind(Messages.Usage_nearest, near.get(0));
	}

	private static String missing(List<ArgSpec> missing) {
		return missing.stream().map(a -> NLS.bind(a.isOption() ? Messages.Usage_noValue : Messages.Usage_missing, name(a)))
				.findFirst().orElse("");
	}

	private static String name(ArgSpec argument) {
		return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
	}

	/** @param names of all commands; the nearest one is suggested */
	static CommandException unknownCommand(String given, Collection<String> names) {
		return CommandException.usage(NLS.bind(Messages.Usage_unknownCommand, given) + nearest(given, names));
	}

	/** @param names of the commands whose first word is {@code group} */
	static CommandException unknownOf(String group, String given, Collection<String> names) {
		return CommandException
				.usage(NLS.bind(Messages.Usage_needsSecond, group, String.join(", ", names)) + nearest(given, names));
	}

	private static String nearest(String given, Collection<String> names) {
		CommandSpec all = CommandSpec.create();
		names.forEach(n -> all.addSubcommand(n, CommandSpec.create()));
		List<String> near = new UnmatchedArgumentException(new CommandLine(all), List.of(given)).getSuggestions();
		return near.isEmpty() ? "" : " " + NLS.bind(Messages.Usage_nearest, near.get(0));
	}
}
