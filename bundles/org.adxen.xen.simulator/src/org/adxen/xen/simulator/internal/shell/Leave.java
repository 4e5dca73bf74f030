// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.shell;

/** Leaves what a shell is executing: exit, return, break, continue. */
final class Leave extends RuntimeException {

	private static final long serialVersionUID = 1;

	enum Kind {
		EXIT, RETURN, BREAK, CONTINUE
	}

	final Kind kind;
	/** The status, or how many loops to leave. */
	final int number;

	Leave(Kind kind, int number) {
		super(kind.name(), null, false, false);
		this.kind = kind;
		this.number = number;
	}
}
