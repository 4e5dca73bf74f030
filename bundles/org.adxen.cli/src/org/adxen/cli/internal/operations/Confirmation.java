// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.operations;

import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.output.Texts;
import org.adxen.cli.internal.terminal.Answers;
import org.adxen.cli.internal.terminal.Terminal;
import org.adxen.operations.Question;
import org.eclipse.osgi.util.NLS;

/** Asks at the terminal what the workbench asks in a dialog. */
public final class Confirmation {

	private final Terminal terminal;

	public Confirmation(Terminal terminal) {
		this.terminal = terminal;
	}

	/**
	 * Returns when it may be done.
	 *
	 * @param yes whether the admin said so beforehand
	 * @throws CommandException the answer was no, or nobody can be asked
	 */
	public void confirm(Question question, boolean yes) throws CommandException, InterruptedException {
		if (yes) {
			warn(question);
			return;
		}
		if (!terminal.canAsk()) {
			throw CommandException.usage(NLS.bind(Messages.Confirmation_needsYes, question.title()));
		}
		show(question);
		String typed = question.typed().orElse("");
		String action = Texts.harmless(question.action());
		boolean confirmed = typed.isEmpty() ? Answers.yes(terminal, NLS.bind(Messages.Confirmation_question, action))
				: terminal.ask(NLS.bind(Messages.Confirmation_type, typed, action) + " ").equals(typed);
		if (!confirmed) {
			throw new CommandException(ExitCode.FAILED, Messages.Confirmation_declined);
		}
	}

	/** Names in it come from hosts. */
	private void warn(Question question) {
		question.warnings().forEach(w -> terminal.tell(Texts.harmless(NLS.bind(Messages.Confirmation_warning, w))));
	}

	private void show(Question question) {
		terminal.tell(Texts.harmless(question.title()));
		terminal.tell(Texts.harmless(question.text()));
		question.willDo().forEach(t -> terminal.tell("  " + Texts.harmless(t)));
		if (!question.willNot().isEmpty()) {
			terminal.tell(Messages.Confirmation_willNot);
			question.willNot().forEach((t, reason) -> terminal.tell("  " + Texts.harmless(t + ": " + reason)));
		}
		warn(question);
	}
}
