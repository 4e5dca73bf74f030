// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery;

/** Targets cannot be used; the message is a sentence that names what is wrong and says what to write instead. */
public final class TargetException extends Exception {

	private static final long serialVersionUID = 1L;

	public TargetException(String sentence) {
		super(sentence);
	}

	public TargetException(String sentence, Throwable cause) {
		super(sentence, cause);
	}
}
