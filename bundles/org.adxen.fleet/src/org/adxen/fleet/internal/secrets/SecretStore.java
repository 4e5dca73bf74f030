// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.secrets;

import java.util.Optional;

import org.adxen.xen.Secret;

/**
 * Keeps passwords for longer than the program runs. Blocks, and may ask a person, so it is called on workers and never under a
 * lock.
 */
public interface SecretStore {

	/** The sentence says why, and what to do. */
	final class SecretException extends Exception {
		private static final long serialVersionUID = 1L;

		public SecretException(String sentence, Throwable cause) {
			super(sentence, cause);
		}
	}

	/** Asks nobody when there is none. */
	Optional<Secret> get(String pool) throws SecretException;

	void put(String pool, Secret secret) throws SecretException;

	/** Asks nobody. */
	void remove(String pool) throws SecretException;
}
