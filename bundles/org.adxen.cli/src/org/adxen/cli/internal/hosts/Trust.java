// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.hosts;

import java.util.Locale;

import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.output.Texts;
import org.adxen.cli.internal.output.Value;
import org.adxen.cli.internal.terminal.Answers;
import org.adxen.fleet.EnvironmentException;
import org.adxen.xen.PeerIdentity;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

/** Asks whether a server is what it says it is. Nothing is trusted without an answer. */
final class Trust {

	private final Session session;

	Trust(Session session) {
		this.session = session;
	}

	/**
	 * Shows what the server showed, and remembers it if the admin says so.
	 *
	 * @param expected what was trusted before, null when nothing was
	 * @return false also where nobody can be asked
	 */
	boolean askedAndTrusted(PeerIdentity presented, @Nullable String expected)
			throws CommandException, EnvironmentException, InterruptedException {
		var terminal = session.terminal();
		if (!terminal.canAsk()) {
			return false;
		}
		var texts = new Texts(session.clock(), Locale.getDefault());
		String server = presented.host() + ":" + presented.port();
		terminal.tell(expected == null ? NLS.bind(Messages.Trust_new, server) : NLS.bind(Messages.Trust_other, server));
		terminal.tell("  " + Messages.Trust_subject + "  " + Texts.harmless(presented.subject()));
		if (presented.validUntil() != null) {
			terminal.tell("  " + NLS.bind(Messages.Trust_valid, texts.say(Value.time(presented.validFrom())),
					texts.say(Value.time(presented.validUntil()))));
		}
		if (expected != null) {
			terminal.tell("  " + Messages.Trust_before + "  " + PeerIdentity.fingerprint(presented.kind(), expected));
		}
		terminal.tell("  " + presented.fingerprint());
		if (!Answers.yes(terminal, Messages.Trust_question)) {
			return false;
		}
		session.fleet().trust(presented);
		return true;
	}

	/** Why a server that shows something else than before is not talked to. */
	static String changed(PeerIdentity presented, String expected, String address) {
		return NLS.bind(Messages.Trust_changed,
				new Object[] { address, PeerIdentity.fingerprint(presented.kind(), expected), presented.fingerprint() });
	}

	/** Whether a fingerprint that the admin gave is that of the server. */
	static boolean matches(PeerIdentity presented, String given) {
		return PeerIdentity.sha256Of(given).filter(presented.sha256()::equals).isPresent();
	}
}
