// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.operations;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.fleet.ByteSize;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.PoolView;
import org.adxen.operations.OperationDescriptor;
import org.adxen.operations.OperationDescriptor.Parameter;
import org.adxen.operations.OperationDescriptor.Targets;
import org.adxen.operations.Target;
import org.adxen.operations.TargetResolver;
import org.adxen.operations.UnresolvedTargetException;
import org.adxen.xen.TemplateSnapshot;
import org.eclipse.osgi.util.NLS;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** What else a verb needs, as options of the command line. */
final class OperationParameters {

	private final OperationDescriptor operation;
	/** Those that may be given without their options, in this order: pools are named by an option, so the place of the targets is free. */
	private final List<Parameter> bare;

	OperationParameters(OperationDescriptor operation) {
		this.operation = operation;
		bare = operation.targets() != Targets.POOLS ? List.of()
				: operation.parameters().stream().filter(Parameter::required).toList();
	}

	void declare(CommandSpec spec) {
		for (Parameter parameter : operation.parameters()) {
			String name = option(parameter);
			String description = parameter.required() ? NLS.bind(Messages.Parameters_required, parameter.label())
					: parameter.label();
			spec.addOption(switch (parameter.kind()) {
			case FLAG -> Options.choice(name, description);
			default -> Options.value(name, label(parameter), description);
			});
		}
		for (int i = 0; i < bare.size(); i++) {
			Parameter parameter = bare.get(i);
			String label = parameter.kind() == Parameter.Kind.TEXT ? parameter.name().toUpperCase(Locale.ROOT) : label(parameter);
			spec.addPositional(Options.parameter(i, label, NLS.bind(Messages.Parameters_bare, option(parameter))));
		}
	}

	private static String label(Parameter parameter) {
		return switch (parameter.kind()) {
		case HOST -> "HOST";
		case TEXT, FLAG -> "TEXT";
		case MEMORY -> "SIZE";
		case NUMBER -> "N";
		case CONFIG_FILE, FILE -> "FILE";
		case TEMPLATE -> "TEMPLATE";
		};
	}

	/** As it was written; null when it was not. */
	private String given(Parameter parameter, ParseResult arguments) {
		String option = Options.value(arguments, option(parameter), null);
		List<String> words = Options.parameters(arguments);
		int at = bare.indexOf(parameter);
		return option == null && at >= 0 && at < words.size() ? words.get(at) : option;
	}

	/** Tells at once, before any host is asked. */
	void checkRequired(ParseResult arguments) throws CommandException {
		for (Parameter parameter : operation.parameters()) {
			if (parameter.required() && given(parameter, arguments) == null) {
				throw CommandException.usage(NLS.bind(Messages.Parameters_missing,
						new Object[] { operation.verb(), option(parameter), parameter.label() }));
			}
		}
	}

	Map<String, String> read(ParseResult arguments, List<Target> targets, FleetPicture picture) throws CommandException {
		var values = new LinkedHashMap<String, String>();
		for (Parameter parameter : operation.parameters()) {
			String option = option(parameter);
			if (parameter.kind() == Parameter.Kind.FLAG) {
				if (arguments.hasMatchedOption(option)) {
					values.put(parameter.name(), Boolean.toString(Options.has(arguments, option)));
				}
				continue;
			}
			String text = given(parameter, arguments);
			if (text != null) {
				values.put(parameter.name(), read(parameter, text, arguments, targets, picture));
			}
		}
		return values;
	}

	private static String read(Parameter parameter, String text, ParseResult arguments, List<Target> targets, FleetPicture picture)
			throws CommandException {
		String option = option(parameter);
		return switch (parameter.kind()) {
		case HOST -> host(text, onlyPool(option, targets), picture);
		case TEMPLATE -> template(text, picture.pools().get(onlyPool(option, targets)));
		case MEMORY -> memory(option, text);
		case NUMBER -> Long.toString(Options.number(option, text, 0, Integer.MAX_VALUE));
		case CONFIG_FILE -> onHost(arguments) ? text : file(text);
		case FILE -> file(text);
		case TEXT, FLAG -> text;
		};
	}

	/** Whether the configuration file is one of the host's, whose paths are not this machine's to complete. */
	private static boolean onHost(ParseResult arguments) {
		return arguments.commandSpec().findOption("--on-host") != null && Options.has(arguments, "--on-host");
	}

	private static String option(Parameter parameter) {
		return "--" + parameter.name();
	}

	/** Hosts and templates belong to one pool. */
	private static String onlyPool(String option, List<Target> targets) throws CommandException {
		Set<String> pools = targets.stream().map(Target::pool).collect(Collectors.toSet());
		if (pools.size() != 1) {
			throw CommandException.usage(NLS.bind(Messages.Parameters_severalPools, option));
		}
		return pools.iterator().next();
	}

	private static String host(String text, String pool, FleetPicture picture) throws CommandException {
		try {
			return new TargetResolver(picture).host(pool, text);
		} catch (UnresolvedTargetException e) {
			throw new CommandException(ExitCode.FAILED, e.getMessage());
		}
	}

	private static String template(String text, PoolView pool) throws CommandException {
		List<TemplateSnapshot> found = pool.templates().stream().filter(t -> t.uuid().equals(text) || t.name().equals(text)).toList();
		if (found.size() != 1) {
			throw new CommandException(ExitCode.FAILED, NLS.bind(
					found.isEmpty() ? Messages.Parameters_noTemplate : Messages.Parameters_severalTemplates, text, pool.label()));
		}
		return found.get(0).uuid();
	}

	private static String memory(String option, String text) throws CommandException {
		try {
			return Long.toString(ByteSize.parse(text));
		} catch (IllegalArgumentException e) {
			throw CommandException.usage(option + ": " + e.getMessage());
		}
	}

	private static String file(String text) throws CommandException {
		try {
			return Path.of(text).toAbsolutePath().toString();
		} catch (InvalidPathException e) {
			throw CommandException.usage(NLS.bind(Messages.Parameters_noPath, text));
		}
	}
}
