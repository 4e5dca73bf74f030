// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.config;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.output.Texts;
import org.adxen.xen.config.ConfigFile;
import org.adxen.xen.config.ConfigProblem;
import org.adxen.xen.config.PythonConversion;
import org.eclipse.osgi.util.NLS;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code config convert}: makes files for {@code xl} of the Python files of the old {@code xm}; executes nothing. */
public final class ConfigConvertCommand implements Command {

	private static final String TO = "--to";

	@Override
	public void declare(CommandSpec spec) {
		spec.usageMessage().description(Messages.Convert_description);
		spec.addPositional(Options.parameters("FILE", 1, true, Messages.Convert_file));
		spec.addOption(Options.value(TO, "DIR", Messages.Convert_to));
	}

	@Override
	public int run(ParseResult arguments, Session session) throws CommandException, IOException {
		List<String> names = Options.parameters(arguments);
		String to = Options.value(arguments, TO, "");
		if (names.size() > 1 && to.isEmpty()) {
			throw CommandException.usage(Messages.Convert_needsTo);
		}
		var files = ReadFiles.read(names, session.terminal());
		boolean all = !files.unread();
		for (ReadFiles.ReadFile file : files.read()) {
			PythonConversion converted = PythonConversion.of(file.content().source());
			converted.problems().forEach(p -> tell(file.name(), p, session));
			all &= converted.problems().isEmpty() && write(file.name(), converted.text(), to, session);
		}
		return all ? ExitCode.OK : ExitCode.FAILED;
	}

	/** @return whether it was written, and xl takes it */
	private static boolean write(String name, String text, String to, Session session) throws CommandException, IOException {
		if (to.isEmpty()) {
			try (Writer out = session.terminal().results(StandardCharsets.UTF_8)) {
				out.write(text);
			}
			return told(name, text, session);
		}
		try {
			Path target = Files.createDirectories(Path.of(to)).resolve(Path.of(name).getFileName());
			Files.writeString(target, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
			session.terminal().tell(NLS.bind(Messages.Convert_written, Texts.harmless(target.toString())));
			return told(target.toString(), text, session);
		} catch (FileAlreadyExistsException e) {
			session.terminal().tell("adxen: " + NLS.bind(Messages.Convert_exists, Texts.harmless(String.valueOf(e.getMessage()))));
			return false;
		} catch (InvalidPathException e) {
			throw CommandException.usage(NLS.bind(Messages.Convert_noFolder, to));
		}
	}

	/** What xl would say of the result: a key that it has no more, a value that is missing now. */
	private static boolean told(String name, String text, Session session) {
		ConfigFile result = ConfigFile.parse(text.getBytes(StandardCharsets.UTF_8));
		result.problems().forEach(p -> session.terminal().tell(NLS.bind(Messages.Convert_result, sentence(name, p))));
		return result.accepted();
	}

	private static void tell(String name, ConfigProblem problem, Session session) {
		session.terminal().tell(sentence(name, problem));
	}

	private static String sentence(String name, ConfigProblem problem) {
		return Texts.harmless("%s:%d:%d: %s".formatted(name, problem.line(), problem.column(), problem.sentence()));
	}
}
