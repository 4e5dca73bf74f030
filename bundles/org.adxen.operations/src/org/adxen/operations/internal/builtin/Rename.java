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
import org.adxen.xen.XenException;
import org.adxen.xen.XenTask;
import org.eclipse.osgi.util.NLS;

/** Another name for a domain, in any state. */
public final class Rename implements Operation {

	@Override
	public Verdict check(Target target, Map<String, String> parameters, FleetPicture picture) {
		DomainView domain = Targets.domain(target, picture);
		if (!parameters.containsKey(Parameters.NAME)) {
			return Verdict.ALLOWED;
		}
		String name = Parameters.text(parameters, Parameters.NAME);
		if (name.isEmpty()) {
			return Verdict.refused(NLS.bind(Messages.renameNeedsName, domain.facts().name()));
		}
		return name.equals(domain.facts().name()) ? Verdict.refused(NLS.bind(Messages.renameSame, name)) : Verdict.ALLOWED;
	}

	@Override
	public XenTask run(Target target, Map<String, String> parameters, OperationContext context)
			throws XenException, InterruptedException {
		return context.connection().rename(Targets.domainId(target), Parameters.text(parameters, Parameters.NAME));
	}

	@Override
	public Evidence evidence(Target target, Map<String, String> parameters, Instant begunAt, FleetPicture picture) {
		return Targets.find(target, picture) instanceof DomainView domain
				&& domain.facts().name().equals(Parameters.text(parameters, Parameters.NAME)) ? Evidence.DONE : Evidence.NOT_DONE;
	}

	@Override
	public Map<String, String> undo(Target target, Map<String, String> parameters, FleetPicture picture) {
		return Map.of(Parameters.NAME, Targets.domain(target, picture).facts().name());
	}
}
