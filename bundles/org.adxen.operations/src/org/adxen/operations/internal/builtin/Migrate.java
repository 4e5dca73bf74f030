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
import org.adxen.operations.internal.placement.Room;
import org.adxen.operations.internal.placement.StateText;
import org.adxen.xen.PowerState;
import org.adxen.xen.XenException;
import org.adxen.xen.XenTask;
import org.eclipse.osgi.util.NLS;

/** Live migration to another host of the pool. */
public final class Migrate implements Operation {

	@Override
	public Verdict check(Target target, Map<String, String> parameters, FleetPicture picture) {
		DomainView domain = Targets.domain(target, picture);
		String name = domain.facts().name();
		if (domain.facts().state() != PowerState.RUNNING) {
			return Verdict.refused(NLS.bind(Messages.migrateNeeds, name, StateText.of(domain.facts().state())));
		}
		if (Targets.pool(target, picture).hosts().size() < 2) {
			return Verdict.refused(NLS.bind(Messages.migrateNeedsAnotherHost, name, domain.poolLabel()));
		}
		String host = Parameters.text(parameters, Parameters.HOST);
		if (host.isEmpty()) {
			return Verdict.ALLOWED;
		}
		if (picture.hosts().anyMatch(h -> h.key().host().equals(host) && !h.key().pool().equals(domain.key().pool()))) {
			return Verdict.refused(NLS.bind(Messages.migrateOtherPool, name, domain.poolLabel()));
		}
		return host.equals(domain.facts().host()) ? Verdict.refused(NLS.bind(Messages.migrateThere, name, domain.hostName()))
				: Room.on(host, domain, picture);
	}

	@Override
	public Verdict preflight(Target target, Map<String, String> parameters, OperationContext context)
			throws XenException, InterruptedException {
		return Room.certainlyOn(Parameters.text(parameters, Parameters.HOST), Targets.domain(target, context.picture()),
				context);
	}

	@Override
	public XenTask run(Target target, Map<String, String> parameters, OperationContext context)
			throws XenException, InterruptedException {
		return context.connection().migrate(Targets.domainId(target), Parameters.text(parameters, Parameters.HOST));
	}

	@Override
	public Evidence evidence(Target target, Map<String, String> parameters, Instant begunAt, FleetPicture picture) {
		return Targets.find(target, picture) instanceof DomainView domain
				&& Parameters.text(parameters, Parameters.HOST).equals(domain.facts().host()) ? Evidence.DONE : Evidence.NOT_DONE;
	}

	@Override
	public Map<String, String> undo(Target target, Map<String, String> parameters, FleetPicture picture) {
		return Targets.find(target, picture) instanceof DomainView domain && domain.facts().host() instanceof String host
				? Map.of(Parameters.HOST, host)
				: Map.of();
	}
}
