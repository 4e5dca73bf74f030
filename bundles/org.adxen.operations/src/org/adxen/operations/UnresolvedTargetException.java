// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations;

import java.util.List;

/** A text names no target, or several; the message is a sentence for the admin with what was meant perhaps. */
public final class UnresolvedTargetException extends Exception {

	private static final long serialVersionUID = 1L;

	private final transient List<Target> candidates;

	UnresolvedTargetException(String sentence, List<Target> candidates) {
		super(sentence);
		this.candidates = List.copyOf(candidates);
	}

	/** Those it could mean; empty when it names nothing. */
	public List<Target> candidates() {
		return candidates;
	}
}
