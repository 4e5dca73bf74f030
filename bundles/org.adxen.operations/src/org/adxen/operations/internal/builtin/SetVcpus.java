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

/** Number of virtual CPUs: within the maximum while the domain runs, the maximum itself while it is off. */
public final class SetVcpus implements Operation {

	@Override
	public Verdict check(Target target, Map<String, String> parameters, FleetPicture picture) {
		DomainView domain = Targets.domain(target, picture);
		PowerState state = domain.facts().state();
		String name = domain.facts().name();
		if (state != PowerState.RUNNING && state != PowerState.HALTED) {
			return Verdict.refused(NLS.bind(Messages.resizeNeeds, name, StateText.of(state)));
		}
		if (!parameters.containsKey(Parameters.VCPUS)) {
			return Verdict.ALLOWED;
		}
		long vcpus = Parameters.number(parameters, Parameters.VCPUS);
		if (vcpus < 1 || vcpus > Short.MAX_VALUE) {
			return Verdict.refused(NLS.bind(Messages.vcpusNeedNumber, name));
		}
		int max = domain.facts().vcpusMax();
		return state == PowerState.RUNNING && max > 0 && vcpus > max
				? Verdict.refused(NLS.bind(Messages.vcpusAboveMax, name, max))
				: Verdict.ALLOWED;
	}

	@Override
	public XenTask run(Target target, Map<String, String> parameters, OperationContext context)
			throws XenException, InterruptedException {
		return context.connection().setVcpus(Targets.domainId(target),
				Math.toIntExact(Parameters.number(parameters, Parameters.VCPUS)));
	}

	@Override
	public Evidence evidence(Target target, Map<String, String> parameters, Instant begunAt, FleetPicture picture) {
		return Targets.find(target, picture) instanceof DomainView domain
				&& domain.facts().vcpus() == Parameters.number(parameters, Parameters.VCPUS) ? Evidence.DONE : Evidence.NOT_DONE;
	}

	@Override
	public Map<String, String> undo(Target target, Map<String, String> parameters, FleetPicture picture) {
		return Map.of(Parameters.VCPUS, Integer.toString(Targets.domain(target, picture).facts().vcpus()));
	}
}
