// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet;

import java.util.Optional;

import org.adxen.xen.Secret;

/**
 * Asks the admin for the password of AdXen's keyring, when neither the system's keyring nor a file nor the environment has it. An
 * OSGi service of whoever can ask: the workbench by a dialog, the command line at a terminal. Called on a worker thread, which
 * waits; never on a display thread, never under a lock. Asked at most once while the program runs, unless the answer was wrong.
 */
@FunctionalInterface
public interface MasterPasswordPrompt {

	/**
	 * @param creating whether there is no keyring yet, so that a new password is to be chosen (and typed twice)
	 * @param wrong    whether the last answer did not open the keyring
	 * @return empty when the admin does not want to: passwords are then known until the program ends
	 */
	Optional<Secret> ask(boolean creating, boolean wrong) throws InterruptedException;
}
