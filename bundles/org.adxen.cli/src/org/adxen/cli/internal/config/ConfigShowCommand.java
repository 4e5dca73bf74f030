// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.config;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.output.Field;
import org.adxen.cli.internal.output.Format;
import org.adxen.cli.internal.output.Output;
import org.adxen.cli.internal.output.Value;
import org.adxen.xen.config.ConfigEntry;
import org.eclipse.osgi.util.NLS;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code config show}: the keys and values of domain configuration files, as {@code xl} would read them. */
public final class ConfigShowCommand implements Command {

	/** A single value; those of lists have their index behind the key. */
	private record Line(String file, String key, Object value, ConfigEntry entry) {
	}

	private static final List<Field<Line>> FIELDS = List.of(Field.of("file", Messages.Field_file, l -> Value.text(l.file)),
			Field.of("line", Messages.Field_line, l -> Value.count(l.entry.position().line())),
			Field.of("key", Messages.Field_key, l -> Value.text(l.key)),
			Field.of("value", Messages.Field_value, l -> Value.text(String.valueOf(l.value))));

	@Override
	public void declare(CommandSpec spec) {
		spec.usageMessage().description(Messages.Show_description);
		spec.addPositional(Options.parameters("FILE", 1, true, Messages.File_parameter));
		spec.addOption(Options.format());
	}

	@Override
	public int run(ParseResult arguments, Session session) throws CommandException, IOException {
		Output output = session.output(arguments);
		var files = ReadFiles.read(Options.parameters(arguments), session.terminal());
		if (output.format() == Format.JSON) {
			output.data(files.asData());
		} else {
			output.list(FIELDS, lines(files), Messages.Show_none);
			files.read().forEach(f -> tellProblems(f, session));
		}
		return files.allAccepted() ? ExitCode.OK : ExitCode.FAILED;
	}

	private static List<Line> lines(ReadFiles files) {
		var lines = new ArrayList<Line>();
		for (ReadFiles.ReadFile file : files.read()) {
			file.content().values().forEach((key, value) -> {
				ConfigEntry entry = file.content().dictionary().entry(key);
				if (entry != null) {
					addLines(lines, file.name(), key, value, entry);
				}
			});
		}
		return lines;
	}

	private static void addLines(List<Line> lines, String file, String key, Object value, ConfigEntry entry) {
		if (value instanceof List<?> items) {
			for (int i = 0; i < items.size(); i++) {
				addLines(lines, file, key + "[" + i + "]", items.get(i), entry);
			}
			if (items.isEmpty()) {
				lines.add(new Line(file, key, "[]", entry));
			}
		} else {
			lines.add(new Line(file, key, value, entry));
		}
	}

	private static void tellProblems(ReadFiles.ReadFile file, Session session) {
		int problems = file.content().problems().size();
		if (problems > 0) {
			session.terminal().tell(NLS.bind(Messages.Show_problems, Integer.valueOf(problems), file.name()));
		}
	}
}
