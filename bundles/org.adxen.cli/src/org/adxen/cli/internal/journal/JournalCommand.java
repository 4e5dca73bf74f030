// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.journal;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.output.Field;
import org.adxen.cli.internal.output.Format;
import org.adxen.cli.internal.output.Output;
import org.adxen.cli.internal.output.Value;
import org.adxen.fleet.EnvironmentException;
import org.adxen.operations.Journal.JournalFilter;
import org.adxen.operations.Journal.Page;
import org.adxen.operations.JournalEntry;
import org.adxen.operations.JournalEntry.State;
import org.eclipse.osgi.util.NLS;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code journal}: who did what to which target, when, and what became of it. */
public final class JournalCommand implements Command {

	private static final String SINCE = "--since";
	private static final String SETTLE = "--settle";
	private static final String LIMIT = "--limit";
	private static final int TABLE_LIMIT = 200;

	/** What was done to one target. */
	private record Line(JournalEntry entry, JournalEntry.Line target) {
	}

	private static final List<Field<Line>> FIELDS = List.of(
			Field.of("begunAt", Messages.Field_begun, l -> Value.time(l.entry.begunAt())),
			Field.detail("endedAt", Messages.Field_ended, l -> Value.time(l.entry.endedAt().orElse(null))),
			Field.of("who", Messages.Field_who, l -> Value.text(l.entry.who())),
			Field.detail("origin", Messages.Field_origin, l -> Value.text(l.entry.origin())),
			Field.of("name", Messages.Field_operation, l -> Value.text(l.entry.name())),
			Field.detail("operation", Messages.Field_operationId, l -> Value.text(l.entry.operation())),
			Field.of("targetName", Messages.Field_target, l -> Value.text(l.target.name())),
			Field.detail("target", Messages.Field_targetId, l -> Value.text(l.target.target())),
			Field.of("parameters", Messages.Field_parameters, l -> new Value.Pairs(l.entry.parameters())),
			Field.of("outcome", Messages.Field_outcome, l -> state(l.target.state())),
			Field.of("detail", Messages.Field_detail, l -> Value.text(l.target.detail())),
			Field.of("reason", Messages.Field_reason, l -> Value.text(l.entry.reason())),
			Field.detail("task", Messages.Field_task, l -> Value.text(l.target.task())),
			Field.detail("id", Messages.Field_id, l -> Value.text(l.entry.id())));

	@Override
	public void declare(CommandSpec spec) {
		spec.usageMessage().description(Messages.Journal_description);
		spec.addPositional(Options.parameters("TEXT", 0, true, Messages.Journal_text));
		spec.addOption(Options.value(SINCE, "TIME", Messages.Journal_since));
		spec.addOption(Options.value(LIMIT, "N", Messages.Journal_limit));
		spec.addOption(Options.flag(SETTLE, Messages.Journal_settle));
		spec.addOption(Options.format("--export"));
	}

	@Override
	public int run(ParseResult arguments, Session session)
			throws CommandException, EnvironmentException, IOException, InterruptedException {
		Output output = session.output(arguments);
		String since = Options.value(arguments, SINCE, "");
		Instant from = since.isEmpty() ? Instant.MIN : Moment.parse(since, session.clock());
		// A table is read by somebody; an export has to be complete.
		int limit = (int) Options.number(arguments, LIMIT, output.format() == Format.TABLE ? TABLE_LIMIT : Integer.MAX_VALUE, 1,
				Integer.MAX_VALUE);
		session.fleet();
		boolean complete = !Options.has(arguments, SETTLE) || new Settling(session).settle();
		Page page = session.services().operations().journal()
				.read(new JournalFilter(String.join(" ", Options.parameters(arguments)), from, limit));
		output.list(FIELDS, page.entries().stream().flatMap(JournalCommand::lines).toList(), Messages.Journal_none);
		if (page.entries().size() == limit) {
			session.terminal().tell(NLS.bind(Messages.Journal_limited, Integer.toString(limit), LIMIT));
		}
		if (page.unreadable() > 0) {
			session.terminal().tell(NLS.bind(Messages.Journal_unreadable, Integer.toString(page.unreadable())));
			return ExitCode.ENVIRONMENT; // what was told is not all, and a script has to know
		}
		return complete ? ExitCode.OK : ExitCode.CONNECTION;
	}

	private static Stream<Line> lines(JournalEntry entry) {
		return entry.targets().stream().map(t -> new Line(entry, t));
	}

	private static Value state(State state) {
		return new Value.Word(state.name().toLowerCase(Locale.ROOT), switch (state) {
		case BEGUN -> Messages.State_begun;
		case DONE -> Messages.State_done;
		case REFUSED -> Messages.State_refused;
		case FAILED -> Messages.State_failed;
		case CANCELLED -> Messages.State_cancelled;
		case UNKNOWN -> Messages.State_unknown;
		});
	}
}
