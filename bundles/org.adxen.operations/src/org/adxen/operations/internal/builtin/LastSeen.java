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

/** A domain that was last seen running at a host that does not answer now is not started elsewhere unless that host is off. */
final class LastSeen {

	private LastSeen() {
	}

	/** @param key its UUID is looked for in the other pools; pools that are connected tell the truth themselves */
	static Verdict notElsewhere(String name, DomainKey key, Map<String, String> parameters, FleetPicture picture) {
		String hostIsOff = Parameters.text(parameters, DiskRule.HOST_IS_OFF);
		return picture.domains()
				.filter(d -> d.stale() && d.facts().state() != PowerState.HALTED && !d.key().pool().equals(key.pool())
						&& d.key().domain().uuid().equals(key.domain().uuid()))
				.filter(d -> !hostIsOff.equals(placeOf(d)) && !hostIsOff.equals(d.poolLabel())).findFirst()
				.map(d -> Verdict.refused(
						NLS.bind(Messages.lastSeenElsewhere, name, StateText.of(d.facts().state()), placeOf(d))))
				.orElse(Verdict.ALLOWED);
	}

	private static String placeOf(DomainView domain) {
		String host = domain.hostName();
		return host == null ? domain.poolLabel() : host;
	}
}
