// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.hosts;

import java.util.Arrays;
import java.util.Optional;

import org.adxen.cli.internal.terminal.Terminal;
import org.adxen.fleet.MasterPasswordPrompt;
import org.adxen.xen.Secret;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** Asks for the password of the keyring at the terminal, where there is one. Called on several threads at once; asks once. */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
public final class KeyringPrompt implements MasterPasswordPrompt {

	private final Terminal terminal;
	private boolean asked;
	private Secret answer = Secret.none();

	public KeyringPrompt(Terminal terminal) {
		this.terminal = terminal;
	}

	@Override
	public synchronized Optional<Secret> ask(boolean creating, boolean wrong) throws InterruptedException {
		if (!terminal.canAsk()) {
			return Optional.empty();
		}
		if (wrong) {
			terminal.tell(Messages.Keyring_wrong);
		}
		if (wrong || !asked) {
			asked = true;
			answer.close();
			answer = creating ? choose() : read(Messages.Keyring_ask);
		}
		return answer.isEmpty() ? Optional.empty() : Optional.of(answer.copy());
	}

	private Secret choose() throws InterruptedException {
		terminal.tell(Messages.Keyring_create);
		while (true) {
			Secret first = read(Messages.Keyring_new);
			if (first.isEmpty()) {
				return first;
			}
			try (Secret second = read(Messages.Keyring_again)) {
				if (Arrays.equals(first.chars(), second.chars())) {
					return first;
				}
			}
			first.close();
			terminal.tell(Messages.Keyring_differ);
		}
	}

	private Secret read(String prompt) throws InterruptedException {
		return Secret.take(terminal.askSecret(prompt + " "));
	}
}
