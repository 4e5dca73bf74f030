// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.hosts;

import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Session;
import org.adxen.xen.Secret;
import org.eclipse.osgi.util.NLS;

/** Gets passwords from where they may come from: a variable or the terminal, never the command line. */
public final class Passwords {

	private Passwords() {
	}

	/** A password that the command cannot do without. The caller wipes it. */
	public static Secret need(Session session, String user, String where) throws CommandException, InterruptedException {
		String variable = session.variables().get(Session.PASSWORD_VARIABLE);
		if (variable != null && !variable.isEmpty()) {
			return Secret.of(variable.toCharArray());
		}
		if (!session.terminal().canAsk()) {
			throw new CommandException(ExitCode.CONNECTION, NLS.bind(Messages.Passwords_none, user, where));
		}
		return ask(session, NLS.bind(Messages.Connecting_password, user, where));
	}

	/** The password from the environment, if there is one: an agent or key may do without. The caller wipes it. */
	public static Secret perhaps(Session session) {
		return Secret.of(session.variables().getOrDefault(Session.PASSWORD_VARIABLE, "").toCharArray());
	}

	static Secret ask(Session session, String prompt) throws InterruptedException {
		return Secret.take(session.terminal().askSecret(prompt));
	}
}
