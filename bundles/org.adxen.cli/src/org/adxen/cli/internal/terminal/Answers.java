// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.terminal;

import java.util.List;
import java.util.Locale;

/** Understands what is answered; anything that is not clearly yes is no. */
public final class Answers {

	private Answers() {
	}

	/** @param question without the hint how to answer */
	public static boolean yes(Terminal terminal, String question) throws InterruptedException {
		String answer = terminal.ask(question + " " + Messages.Answers_hint + " ").toLowerCase(Locale.ROOT);
		return List.of(Messages.Answers_yes.split(" ")).contains(answer);
	}
}
