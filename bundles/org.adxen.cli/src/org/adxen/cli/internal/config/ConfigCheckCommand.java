// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.config;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.output.Field;
import org.adxen.cli.internal.output.Output;
import org.adxen.cli.internal.output.Texts;
import org.adxen.cli.internal.output.Value;
import org.adxen.xen.config.ConfigProblem;
import org.eclipse.osgi.util.NLS;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code config check}: what is wrong with domain configuration files. Neither opens the environment nor runs anything. */
public final class ConfigCheckCommand implements Command {

	private record Found(String file, ConfigProblem problem) {
	}

	private static final List<Field<Found>> FIELDS = List.of(
			Field.of("file", Messages.Field_file, f -> Value.text(f.file)),
			Field.of("line", Messages.Field_line, f -> Value.count(f.problem.line())),
			Field.of("column", Messages.Field_column, f -> Value.count(f.problem.column())),
			Field.of("severity", Messages.Field_severity, f -> severity(f.problem)),
			Field.of("key", Messages.Field_key, f -> Value.text(f.problem.key())),
			Field.of("message", Messages.Field_message, f -> Value.text(f.problem.sentence())));

	@Override
	public void declare(CommandSpec spec) {
		spec.usageMessage().description(Messages.Check_description);
		spec.addPositional(Options.parameters("FILE", 1, true, Messages.File_parameter));
		spec.addOption(Options.format());
	}

	@Override
	public int run(ParseResult arguments, Session session) throws CommandException, IOException {
		Output output = session.output(arguments);
		var files = ReadFiles.read(Options.parameters(arguments), session.terminal());
		switch (output.format()) {
		case JSON -> output.data(files.asData());
		case CSV -> output.list(FIELDS, files.read().stream().flatMap(
				f -> f.content().problems().stream().map(p -> new Found(f.name(), p))).toList(), "");
		case TABLE -> tell(files, output);
		}
		return files.allAccepted() ? ExitCode.OK : ExitCode.FAILED;
	}

	/** As compilers do, so that editors find the place. */
	private static void tell(ReadFiles files, Output output) throws IOException {
		for (ReadFiles.ReadFile file : files.read()) {
			for (ConfigProblem problem : file.content().problems()) {
				output.line(Texts.harmless("%s:%d:%d: %s: %s".formatted(file.name(), problem.line(),
						problem.column(), output.texts().say(severity(problem)), problem.sentence())));
			}
			if (file.content().problems().isEmpty()) {
				output.line(NLS.bind(Messages.Check_fine, Texts.harmless(file.name())));
			}
		}
	}

	private static Value.Word severity(ConfigProblem problem) {
		return new Value.Word(problem.severity().name().toLowerCase(Locale.ROOT), switch (problem.severity()) {
		case ERROR -> Messages.Severity_error;
		case WARNING -> Messages.Severity_warning;
		});
	}
}
