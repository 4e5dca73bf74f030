// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.builtin;

import java.time.Instant;
import java.util.Map;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.PoolView;
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

/** Live migration to another host: of the pool, or of another pool where the toolstack can. */
public final class Migrate implements Operation {

	@Override
	public Verdict check(Target target, Map<String, String> parameters, FleetPicture picture) {
		DomainView domain = Targets.domain(target, picture);
		String name = domain.facts().name();
		if (domain.facts().state() != PowerState.RUNNING) {
			return Verdict.refused(NLS.bind(Messages.migrateNeeds, name, StateText.of(domain.facts().state())));
		}
		PoolView pool = Targets.pool(target, picture);
		boolean elsewhere = picture.pools().values().stream().anyMatch(pool::migratesTo);
		if (pool.hosts().size() < 2 && !elsewhere) {
			return Verdict.refused(NLS.bind(pool.isMigratedBetween() ? Messages.migrateNeedsAnotherPlainHost : Messages.migrateNeedsAnotherHost,
					name, domain.poolLabel()));
		}
		String host = Parameters.text(parameters, Parameters.HOST);
		if (host.isEmpty()) {
			return Verdict.ALLOWED;
		}
		if (host.equals(domain.facts().host())) {
			return Verdict.refused(NLS.bind(Messages.migrateThere, name, domain.hostName()));
		}
		PoolView other = poolOf(host, pool, picture);
		if (other == pool) {
			return Room.on(host, domain, picture);
		}
		return pool.migratesTo(other) ? Room.on(host, other.hosts().get(host), domain)
				: Verdict.refused(NLS.bind(pool.isMigratedBetween() ? Messages.migrateOtherToolstack : Messages.migrateOtherPool, name,
						pool.isMigratedBetween() ? other.label() : domain.poolLabel()));
	}

	/** The pool that has the host; the domain's own when none has. */
	private static PoolView poolOf(String host, PoolView own, FleetPicture picture) {
		return own.hosts().containsKey(host) ? own
				: picture.pools().values().stream().filter(p -> p.hosts().containsKey(host)).findFirst().orElse(own);
	}

	@Override
	public Verdict preflight(Target target, Map<String, String> parameters, OperationContext context)
			throws XenException, InterruptedException {
		String host = Parameters.text(parameters, Parameters.HOST);
		PoolView pool = Targets.pool(target, context.picture());
		// The connector asks both hosts itself before a byte is moved to another pool.
		return poolOf(host, pool, context.picture()) != pool ? Verdict.ALLOWED
				: Room.certainlyOn(host, Targets.domain(target, context.picture()), context);
	}

	@Override
	public XenTask run(Target target, Map<String, String> parameters, OperationContext context)
			throws XenException, InterruptedException {
		String host = Parameters.text(parameters, Parameters.HOST);
		PoolView pool = Targets.pool(target, context.picture());
		PoolView other = poolOf(host, pool, context.picture());
		return other == pool ? context.connection().migrate(Targets.domainId(target), host)
				: context.connection().migrateTo(Targets.domainId(target), context.connection(other.id()));
	}

	@Override
	public Evidence evidence(Target target, Map<String, String> parameters, Instant begunAt, FleetPicture picture) {
		String host = Parameters.text(parameters, Parameters.HOST);
		// In another pool it is another target, with the same UUID.
		String uuid = Targets.domainId(target).uuid();
		return picture.domains().anyMatch(d -> d.key().domain().uuid().equals(uuid) && host.equals(d.facts().host())) ? Evidence.DONE
				: Evidence.NOT_DONE;
	}

	@Override
	public Map<String, String> undo(Target target, Map<String, String> parameters, FleetPicture picture) {
		return Targets.find(target, picture) instanceof DomainView domain && domain.facts().host() instanceof String host
				? Map.of(Parameters.HOST, host)
				: Map.of();
	}
}
