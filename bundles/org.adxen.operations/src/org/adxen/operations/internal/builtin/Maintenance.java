// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.builtin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.FailureText;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.adxen.operations.Operation;
import org.adxen.operations.OperationContext;
import org.adxen.operations.Target;
import org.adxen.operations.Verdict;
import org.adxen.xen.Capabilities;
import org.adxen.xen.DomainSnapshot.Kind;
import org.adxen.xen.PowerState;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.eclipse.osgi.util.NLS;

/** Enter Maintenance Mode: no new domains on the host, and those that run move to the other hosts of the pool, live. */
public final class Maintenance implements Operation {

	/** One of the codes that are AdXen's own; see {@link FailureText}. */
	private static final String HALF_DONE = "ADXEN_NOT_EMPTIED";

	@Override
	public Verdict check(Target target, Map<String, String> parameters, FleetPicture picture) {
		HostView host = Targets.host(target, picture);
		Verdict possible = possible(target, picture);
		if (!possible.isAllowed()) {
			return possible;
		}
		if (host.facts().evacuating()) {
			return Verdict.refused(NLS.bind(Messages.hostEvacuating, host.facts().name()));
		}
		List<DomainView> domains = running(target, picture);
		if (!host.facts().enabled() && domains.isEmpty()) {
			return Verdict.refused(NLS.bind(Messages.hostDisabledAlready, host.facts().name()));
		}
		PoolView pool = Targets.pool(target, picture);
		boolean refuge = pool.hosts().values().stream()
				.anyMatch(h -> !h.key().equals(host.key()) && h.facts().live() && h.facts().enabled());
		if (!domains.isEmpty() && !refuge) {
			return Verdict.refused(NLS.bind(Messages.maintenanceNeedsRefuge, host.facts().name(), domains.size()));
		}
		return domains.stream().filter(DomainView::isProtected).findFirst()
				.map(d -> Verdict.refused(NLS.bind(Messages.maintenanceProtected, host.facts().name(), d.facts().name())))
				.orElse(Verdict.ALLOWED);
	}

	/** Whether toolstack and host can be put into maintenance at all. */
	static Verdict possible(Target target, FleetPicture picture) {
		PoolView pool = Targets.pool(target, picture);
		HostView host = Targets.host(target, picture);
		Capabilities can = pool.capabilities();
		if (can != null && !can.hostMaintenance()) {
			return Targets.lacking(pool, can, NLS.bind(Messages.noMaintenance, pool.label(), host.facts().name()));
		}
		return host.facts().live() ? Verdict.ALLOWED
				: Verdict.refused(NLS.bind(Messages.hostDoesNotAnswer, host.facts().name()));
	}

	private static List<DomainView> running(Target target, FleetPicture picture) {
		HostView host = Targets.host(target, picture);
		return Targets.pool(target, picture).domains().values().stream()
				.filter(d -> d.facts().kind() == Kind.ORDINARY && host.key().host().equals(d.facts().host())
						&& (d.facts().state() == PowerState.RUNNING || d.facts().state() == PowerState.PAUSED))
				.toList();
	}

	@Override
	public XenTask run(Target target, Map<String, String> parameters, OperationContext context)
			throws XenException, InterruptedException {
		String host = Targets.hostId(target);
		context.connection().disable(host).await(progress -> {
		});
		String name = Targets.host(target, context.picture()).facts().name();
		try {
			return new Evacuation(context.connection().evacuate(host), name);
		} catch (XenException e) {
			throw halfDone(name, e);
		}
	}

	@Override
	public Evidence evidence(Target target, Map<String, String> parameters, Instant begunAt, FleetPicture picture) {
		if (!(picture.host(((Target.OfHost) target).key()) instanceof HostView host) || host.facts().evacuating()) {
			return Evidence.CANNOT_TELL;
		}
		return !host.facts().enabled() && running(target, picture).isEmpty() ? Evidence.DONE : Evidence.NOT_DONE;
	}

	/** What is cancelled or not known is told as that. */
	private static XenException halfDone(String host, XenException why) {
		return switch (why.failure()) {
		case XenFailure.Cancelled f -> why;
		case XenFailure.Unreachable f -> why;
		case XenFailure.TimedOut f -> why;
		default -> {
			String sentence = NLS.bind(Messages.maintenanceHalfDone, host, FailureText.sentence(why));
			yield new XenException(new XenFailure.Refused(HALF_DONE, List.of(sentence)), sentence, why.detail(), why);
		}
		};
	}

	/** Says, when not all domains could be moved, that the host takes no new ones nevertheless. */
	private record Evacuation(XenTask task, String host) implements XenTask {

		@Override
		public String id() {
			return task.id();
		}

		@Override
		public String await(DoubleConsumer progress) throws XenException, InterruptedException {
			try {
				return task.await(progress);
			} catch (XenException e) {
				throw halfDone(host, e);
			}
		}

		@Override
		public void cancel() throws XenException, InterruptedException {
			task.cancel();
		}
	}
}
