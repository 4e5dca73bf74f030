// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.builtin;

import java.util.Map;

import org.adxen.fleet.DomainKey;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.operations.Verdict;
import org.adxen.operations.internal.placement.DiskRule;
import org.adxen.operations.internal.placement.StateText;
import org.adxen.xen.PowerState;
import org.eclipse.osgi.util.NLS;

/**
 * A domain is started at one host only: not while it runs, or lies suspended, in another pool, nor where it was last seen so in one
 * that does not answer now, unless that host is off. Plain Xen hosts are pools of their own that may share configuration files.
 */
final class Elsewhere {

	private Elsewhere() {
	}

	/** @param key its UUID is looked for in the other pools */
	static Verdict check(String name, DomainKey key, Map<String, String> parameters, FleetPicture picture) {
		String hostIsOff = Parameters.text(parameters, DiskRule.HOST_IS_OFF);
		return picture.domains()
				.filter(d -> d.facts().state() != PowerState.HALTED && !d.key().pool().equals(key.pool())
						&& d.key().domain().uuid().equals(key.domain().uuid()))
				.filter(d -> !d.stale() || !hostIsOff.equals(placeOf(d)) && !hostIsOff.equals(d.poolLabel())).findFirst()
				.map(d -> Verdict.refused(NLS.bind(d.stale() ? Messages.lastSeenElsewhere : Messages.elsewhere,
						new Object[] { name, StateText.of(d.facts().state()), placeOf(d) })))
				.orElse(Verdict.ALLOWED);
	}

	private static String placeOf(DomainView domain) {
		String host = domain.hostName();
		return host == null ? domain.poolLabel() : host;
	}
}
