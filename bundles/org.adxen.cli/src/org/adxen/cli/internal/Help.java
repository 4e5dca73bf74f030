// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Session;

import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** {@code adxen help}: an overview, a command, or a topic. */
final class Help {

	private static final int WIDTH = 100;

	private final Session session;
	private final CommandTable commands;
	private final String version;

	Help(Session session, CommandTable commands, String version) {
		this.session = session;
		this.commands = commands;
		this.version = version;
	}

	int version() throws IOException {
		write("AdXen " + version + System.lineSeparator() + "Java " + Runtime.version() + ", " + System.getProperty("os.name")
				+ " " + System.getProperty("os.arch") + System.lineSeparator());
		return ExitCode.OK;
	}

	int show(List<String> about) throws CommandException, IOException {
		String topic = about.isEmpty() ? null : topics().get(about.get(0));
		if (about.isEmpty()) {
			overview();
		} else if (topic != null) {
			write(topic);
		} else {
			show(commands.find(about).spec());
		}
		return ExitCode.OK;
	}

	int show(CommandSpec spec) throws IOException {
		spec.usageMessage().width(WIDTH).synopsisHeading(Messages.Help_usage + " ").sortOptions(false)
				.parameterListHeading("%n").optionListHeading("%n");
		write(UsageProblem.parser(spec).getUsageMessage(Ansi.OFF));
		return ExitCode.OK;
	}

	private static Map<String, String> topics() {
		var topics = new LinkedHashMap<String, String>();
		topics.put("exit-codes", Messages.Help_exitCodes);
		topics.put("formats", Messages.Help_formats);
		topics.put("query", Messages.Help_query);
		topics.put("environment", Messages.Help_environment);
		return topics;
	}

	private void overview() throws IOException {
		var lines = new LinkedHashMap<String, String>();
		commands.builtIn().forEach(e -> lines.put(e.name(), firstSentence(e)));
		var verbs = new LinkedHashMap<String, String>();
		try {
			commands.verbs().forEach(v -> verbs.put(v.verb(), v.description()));
		} catch (CommandException e) {
			session.terminal().tell("adxen: " + e.getMessage());
		}
		int widest = Math.max(widest(lines), widest(verbs));
		var text = new StringBuilder(Messages.Help_start);
		append(text, lines, widest);
		if (!verbs.isEmpty()) {
			text.append(System.lineSeparator()).append(Messages.Help_verbs);
			append(text, verbs, widest);
		}
		text.append(System.lineSeparator()).append(Messages.Help_topics).append(' ')
				.append(String.join(", ", topics().keySet())).append(System.lineSeparator());
		write(text.toString());
	}

	private static int widest(Map<String, String> lines) {
		return lines.keySet().stream().mapToInt(String::length).max().orElse(0);
	}

	private static void append(StringBuilder text, Map<String, String> lines, int widest) {
		lines.forEach((name, sentence) -> text.append("  ").append(name).append(" ".repeat(widest - name.length() + 2))
				.append(sentence).append(System.lineSeparator()));
	}

	private static String firstSentence(CommandTable.Entry entry) {
		CommandSpec spec = CommandSpec.create();
		entry.make().get().declare(spec);
		String description = String.join(" ", spec.usageMessage().description());
		int end = description.indexOf(". ");
		return end < 0 ? description : description.substring(0, end + 1);
	}

	private void write(String text) throws IOException {
		try (Writer out = session.terminal().results(session.terminal().charset())) {
			out.write(text);
		}
	}
}
