// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.builtin;

import java.time.Instant;
import java.util.Map;

import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.PoolView;
import org.adxen.operations.Operation;
import org.adxen.operations.OperationContext;
import org.adxen.operations.Target;
import org.adxen.operations.Verdict;
import org.adxen.xen.Capabilities;
import org.adxen.xen.TemplateRequest;
import org.adxen.xen.XenException;
import org.adxen.xen.XenTask;
import org.eclipse.osgi.util.NLS;

/**
 * A new domain that is off, as its template says. Activating a group gives memory, vCPUs and the membership too, which nobody is
 * asked for.
 */
public final class CreateFromTemplate implements Operation {

	@Override
	public Verdict check(Target target, Map<String, String> parameters, FleetPicture picture) {
		PoolView pool = Targets.pool(target, picture);
		Capabilities can = pool.capabilities();
		if (can != null && !can.templates()) {
			return Targets.lacking(pool, can, NLS.bind(Messages.noTemplates, pool.label()));
		}
		String template = Parameters.text(parameters, Parameters.TEMPLATE);
		return template.isEmpty() || pool.templates().stream().anyMatch(t -> t.uuid().equals(template)) ? Verdict.ALLOWED
				: Verdict.refused(NLS.bind(Messages.noSuchTemplate, pool.label(), template));
	}

	@Override
	public XenTask run(Target target, Map<String, String> parameters, OperationContext context)
			throws XenException, InterruptedException {
		return context.connection().createFromTemplate(new TemplateRequest(Parameters.text(parameters, Parameters.TEMPLATE),
				Parameters.text(parameters, Parameters.NAME), Math.max(0, Parameters.number(parameters, Parameters.MEMORY)),
				(int) Math.max(0, Parameters.number(parameters, Parameters.VCPUS)), Membership.labels(parameters)));
	}

	@Override
	public Evidence evidence(Target target, Map<String, String> parameters, Instant begunAt, FleetPicture picture) {
		return Membership.evidence(target, parameters, picture);
	}
}
