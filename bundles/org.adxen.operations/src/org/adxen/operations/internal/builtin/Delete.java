// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.builtin;

import java.time.Instant;
import java.util.Map;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.operations.Operation;
import org.adxen.operations.OperationContext;
import org.adxen.operations.Target;
import org.adxen.operations.Verdict;
import org.adxen.operations.internal.placement.StateText;
import org.adxen.xen.PowerState;
import org.adxen.xen.XenException;
import org.adxen.xen.XenTask;
import org.eclipse.osgi.util.NLS;

/** Removes a domain that is off; its disks only when that was said as well. Never turns a domain off: that is another verb. */
public final class Delete implements Operation {

	@Override
	public Verdict check(Target target, Map<String, String> parameters, FleetPicture picture) {
		DomainView domain = Targets.domain(target, picture);
		PowerState state = domain.facts().state();
		return state == PowerState.HALTED ? Verdict.ALLOWED
				: Verdict.refused(NLS.bind(Messages.deleteNeeds, domain.facts().name(), StateText.of(state)));
	}

	@Override
	public XenTask run(Target target, Map<String, String> parameters, OperationContext context)
			throws XenException, InterruptedException {
		return context.connection().delete(Targets.domainId(target), Parameters.flag(parameters, Parameters.WITH_DISKS));
	}

	@Override
	public Evidence evidence(Target target, Map<String, String> parameters, Instant begunAt, FleetPicture picture) {
		if (Targets.find(target, picture) != null) {
			return Evidence.NOT_DONE;
		}
		// The picture shows no disks: whether they went as well cannot be seen there.
		return Parameters.flag(parameters, Parameters.WITH_DISKS) ? Evidence.CANNOT_TELL : Evidence.DONE;
	}
}
