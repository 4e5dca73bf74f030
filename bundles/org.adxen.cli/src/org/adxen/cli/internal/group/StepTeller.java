// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.group;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.adxen.cli.internal.output.Texts;
import org.adxen.cli.internal.terminal.Terminal;
import org.eclipse.osgi.util.NLS;

/** Tells on standard error, a line each, when something with many parts gets further with one of them. */
final class StepTeller {

	private static final long LOOK_MILLIS = 100;

	private final Terminal terminal;
	private final Map<String, String> told = new HashMap<>();

	StepTeller(Terminal terminal) {
		this.terminal = terminal;
	}

	/**
	 * Until it is over. Blocks.
	 *
	 * @param parts how far each is that has begun, in a word
	 * @return false when this was interrupted, as by Ctrl-C
	 */
	boolean follow(Supplier<Map<String, String>> parts, BooleanSupplier over) {
		try {
			while (!over.getAsBoolean()) {
				parts.get().forEach(this::tell);
				TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
			}
			parts.get().forEach(this::tell);
			return true;
		} catch (InterruptedException e) {
			return false; // who asked for it stops what is followed, and tells what became of it
		}
	}

	void tell(String part, String state) {
		if (!state.equals(told.put(part, state))) {
			terminal.tell(Texts.harmless(NLS.bind(Messages.Step_line, part, state)));
		}
	}
}
