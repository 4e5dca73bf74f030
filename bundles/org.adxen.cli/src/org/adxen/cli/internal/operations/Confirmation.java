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
final class Confirmation {

	private final Terminal terminal;

	Confirmation(Terminal terminal) {
		this.terminal = terminal;
	}

	/**
	 * Returns when it may be done.
	 *
	 * @param yes whether the admin said so beforehand
	 * @throws CommandException the answer was no, or nobody can be asked
	 */
	void confirm(Question question, boolean yes) throws CommandException, InterruptedException {
		if (yes) {
			question.warnings().forEach(w -> terminal.tell(NLS.bind(Messages.Confirmation_warning, w)));
			return;
		}
		if (!terminal.canAsk()) {
			throw CommandException.usage(NLS.bind(Messages.Confirmation_needsYes, question.title()));
		}
		show(question);
		String typed = question.typed().orElse("");
		boolean confirmed = typed.isEmpty() ? Answers.yes(terminal, NLS.bind(Messages.Confirmation_question, question.action()))
				: terminal.ask(NLS.bind(Messages.Confirmation_type, typed, question.action()) + " ").equals(typed);
		if (!confirmed) {
			throw new CommandException(ExitCode.FAILED, Messages.Confirmation_declined);
		}
	}

	private void show(Question question) {
		terminal.tell(question.title());
		terminal.tell(question.text());
		question.willDo().forEach(t -> terminal.tell("  " + Texts.harmless(t)));
		if (!question.willNot().isEmpty()) {
			terminal.tell(Messages.Confirmation_willNot);
			question.willNot().forEach((t, reason) -> terminal.tell("  " + Texts.harmless(t + ": " + reason)));
		}
		question.warnings().forEach(w -> terminal.tell(NLS.bind(Messages.Confirmation_warning, w)));
	}
}
