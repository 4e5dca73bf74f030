// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.placement;

import org.adxen.fleet.DomainView;
import org.adxen.xen.PowerState;
import org.eclipse.osgi.util.NLS;

/** Whether a domain that is not off can change its host at all. */
public final class Movable {

	private Movable() {
	}

	/** Why it cannot, a sentence; empty when it can. */
	public static String whyNot(DomainView domain) {
		if (domain.isProtected()) {
			return NLS.bind(Messages.stayProtected, domain.facts().name());
		}
		return domain.facts().state() == PowerState.RUNNING ? "" : NLS.bind(Messages.stayPaused, domain.facts().name());
	}
}
