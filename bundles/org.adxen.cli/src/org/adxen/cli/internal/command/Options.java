// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.command;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.adxen.cli.internal.output.Format;
import org.eclipse.osgi.util.NLS;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** How options and parameters are declared and read, the same in all commands. */
public final class Options {

	public static final String FORMAT = "--format";
	public static final String YES = "--yes";
	public static final String POOL = "--pool";
	public static final String ENVIRONMENT = "--environment";
	public static final String HELP = "--help";

	private Options() {
	}

	/** An option that is there or not. */
	public static OptionSpec flag(String name, String description) {
		return OptionSpec.builder(name).arity("0").type(boolean.class).description(description).build();
	}

	/** An option that is there or not, or {@code --option=false} for what is so without it. */
	public static OptionSpec choice(String name, String description) {
		return OptionSpec.builder(name).arity("0..1").fallbackValue("true").type(boolean.class).description(description)
				.build();
	}

	/** An option with a value. */
	public static OptionSpec value(String name, String label, String description) {
		return OptionSpec.builder(name).arity("1").type(String.class).paramLabel(label).description(description).build();
	}

	/** What stands behind or between the options: from {@code least} on, one at most or any number. */
	public static PositionalParamSpec parameters(String label, int least, boolean many, String description) {
		return PositionalParamSpec.builder().paramLabel(label).description(description)
				.index(many ? "0..*" : "0").arity(least + (many ? "..*" : "..1")).required(least > 0).type(many ? List.class : String.class)
				.auxiliaryTypes(String.class).build();
	}

	/** One that may stand at this place. */
	public static PositionalParamSpec parameter(int index, String label, String description) {
		return PositionalParamSpec.builder().paramLabel(label).description(description).index(Integer.toString(index)).arity("0..1")
				.type(String.class).build();
	}

	/** @param aliases other names of the same option */
	public static OptionSpec format(String... aliases) {
		String[] names = Stream.concat(Stream.of(FORMAT), Stream.of(aliases)).toArray(String[]::new);
		return OptionSpec.builder(names).arity("1").type(String.class).paramLabel("table|csv|json")
				.description(Messages.Options_format).build();
	}

	public static OptionSpec yes() {
		return flag(YES, Messages.Options_yes);
	}

	public static OptionSpec pool() {
		return value(POOL, "POOL", Messages.Options_pool);
	}

	/** Understood by every command. */
	public static void addCommon(CommandSpec spec) {
		spec.addOption(value(ENVIRONMENT, "DIR", Messages.Options_environment));
		spec.addOption(OptionSpec.builder(HELP).arity("0").type(boolean.class).usageHelp(true)
				.description(Messages.Options_help).build());
	}

	public static boolean has(ParseResult arguments, String option) {
		return arguments.matchedOptionValue(option, Boolean.FALSE).booleanValue();
	}

	/** The value of an option, or what holds without it. */
	public static String value(ParseResult arguments, String option, String otherwise) {
		String given = arguments.matchedOptionValue(option, (String) null);
		return given == null ? otherwise : given;
	}

	public static List<String> parameters(ParseResult arguments) {
		return arguments.matchedPositionals().stream().flatMap(p -> p.originalStringValues().stream()).toList();
	}

	/** A whole number within bounds. */
	public static long number(ParseResult arguments, String option, long otherwise, long least, long most)
			throws CommandException {
		return arguments.hasMatchedOption(option) ? number(option, value(arguments, option, ""), least, most) : otherwise;
	}

	/** The same of what was given already. */
	public static long number(String option, String given, long least, long most) throws CommandException {
		try {
			long number = Long.parseLong(given.strip());
			if (number >= least && number <= most) {
				return number;
			}
		} catch (NumberFormatException e) {
			// told below, like a number out of bounds
		}
		throw CommandException.usage(NLS.bind(Messages.Options_noNumber,
				new Object[] { option, given, Long.toString(least), Long.toString(most) }));
	}

	static Format format(ParseResult arguments) throws CommandException {
		String given = value(arguments, FORMAT, Format.TABLE.word());
		for (Format format : Format.values()) {
			if (format.word().equals(given.toLowerCase(Locale.ROOT))) {
				return format;
			}
		}
		throw CommandException.usage(NLS.bind(Messages.Options_noFormat, given));
	}
}
