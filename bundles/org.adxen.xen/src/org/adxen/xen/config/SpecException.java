// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

/** Why a disk or network specification is refused; the message is a sentence for the user. */
final class SpecException extends Exception {

	private static final long serialVersionUID = 1;

	SpecException(String sentence) {
		super(sentence);
	}
}
