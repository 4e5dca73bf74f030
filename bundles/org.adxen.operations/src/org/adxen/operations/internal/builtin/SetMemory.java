// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.builtin;

import java.time.Instant;
import java.util.Map;

import org.adxen.fleet.ByteSize;
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

/** Memory of a domain: the balloon target while it runs, all limits while it is off. */
public final class SetMemory implements Operation {

	@Override
	public Verdict check(Target target, Map<String, String> parameters, FleetPicture picture) {
		DomainView domain = Targets.domain(target, picture);
		PowerState state = domain.facts().state();
		String name = domain.facts().name();
		if (state != PowerState.RUNNING && state != PowerState.HALTED) {
			return Verdict.refused(NLS.bind(Messages.resizeNeeds, name, StateText.of(state)));
		}
		if (!parameters.containsKey(Parameters.MEMORY)) {
			return Verdict.ALLOWED;
		}
		long bytes = Parameters.number(parameters, Parameters.MEMORY);
		if (bytes <= 0) {
			return Verdict.refused(NLS.bind(Messages.memoryNeedsSize, name));
		}
		long max = domain.facts().memoryMaxBytes();
		return state == PowerState.RUNNING && max > 0 && bytes > max
				? Verdict.refused(NLS.bind(Messages.memoryAboveMax, name, ByteSize.format(max)))
				: Verdict.ALLOWED;
	}

	@Override
	public XenTask run(Target target, Map<String, String> parameters, OperationContext context)
			throws XenException, InterruptedException {
		return context.connection().setMemory(Targets.domainId(target), Parameters.number(parameters, Parameters.MEMORY));
	}

	@Override
	public Evidence evidence(Target target, Map<String, String> parameters, Instant begunAt, FleetPicture picture) {
		return Targets.find(target, picture) instanceof DomainView domain
				&& domain.facts().memoryBytes() == Parameters.number(parameters, Parameters.MEMORY) ? Evidence.DONE
						: Evidence.CANNOT_TELL; // a balloon takes its time
	}

	@Override
	public Map<String, String> undo(Target target, Map<String, String> parameters, FleetPicture picture) {
		return Map.of(Parameters.MEMORY, Long.toString(Targets.domain(target, picture).facts().memoryBytes()));
	}
}
