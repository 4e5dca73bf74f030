// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.placement;

import org.adxen.xen.PowerState;

/** What a domain is doing, in a word that follows "is". */
public final class StateText {

	private StateText() {
	}

	public static String of(PowerState state) {
		return switch (state) {
		case RUNNING -> Messages.running;
		case HALTED -> Messages.halted;
		case PAUSED -> Messages.paused;
		case SUSPENDED -> Messages.suspended;
		case CRASHED -> Messages.crashed;
		case UNKNOWN -> Messages.unknown;
		};
	}
}
