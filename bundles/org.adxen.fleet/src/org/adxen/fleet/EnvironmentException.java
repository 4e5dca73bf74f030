// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet;

/** The environment could not be read or changed; the message is a sentence for the admin, in the admin's language. */
public final class EnvironmentException extends Exception {

	private static final long serialVersionUID = 1L;

	public EnvironmentException(String sentence) {
		super(sentence);
	}

	public EnvironmentException(String sentence, Throwable cause) {
		super(sentence, cause);
	}
}
