// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.builtin;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.adxen.fleet.DomainKey;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostKey;
import org.adxen.fleet.HostView;
import org.adxen.operations.Operation;
import org.adxen.operations.OperationContext;
import org.adxen.operations.Target;
import org.adxen.operations.Verdict;
import org.adxen.operations.internal.placement.DiskRule;
import org.adxen.operations.internal.placement.Room;
import org.adxen.operations.internal.placement.StateText;
import org.adxen.xen.DiskUse;
import org.adxen.xen.DomainId;
import org.adxen.xen.PowerState;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenException;
import org.adxen.xen.XenTask;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/**
 * Start and Resume, both with or without a host: whatever makes a domain run that did not, so that memory and disks have to be
 * looked at first. The contribution names which: {@code class="…BringUp:start"} or {@code :resume}.
 */
public final class BringUp implements Operation, IExecutableExtension {

	private boolean resume;

	@Override
	@NonNullByDefault({})
	public void setInitializationData(IConfigurationElement config, String attribute, Object data) {
		resume = switch (String.valueOf(data)) {
		case "start" -> false;
		case "resume" -> true;
		default -> throw new IllegalArgumentException("\"" + data + "\" is neither start nor resume.");
		};
	}

	@Override
	public Verdict check(Target target, Map<String, String> parameters, FleetPicture picture) {
		DomainView domain = Targets.domain(target, picture);
		PowerState state = domain.facts().state();
		if (state != (resume ? PowerState.SUSPENDED : PowerState.HALTED)) {
			return Verdict.refused(NLS.bind(refusal(state), domain.facts().name(), StateText.of(state)));
		}
		Verdict elsewhere = Elsewhere.check(domain.facts().name(), domain.key(), parameters, picture);
		if (!elsewhere.isAllowed()) {
			return elsewhere;
		}
		String host = Parameters.text(parameters, Parameters.HOST);
		return host.isEmpty() ? Verdict.ALLOWED : usable(host, domain, picture);
	}

	/** Whether the host answers and takes domains; its memory is looked at right before, not while a menu is open. */
	private static Verdict usable(String hostId, DomainView domain, FleetPicture picture) {
		HostView host = picture.host(new HostKey(domain.key().pool(), hostId));
		return host != null && host.facts().live() && host.facts().enabled() ? Verdict.ALLOWED
				: Room.on(hostId, domain, picture);
	}

	private String refusal(PowerState state) {
		if (resume) {
			return Messages.resumeNeeds;
		}
		return state == PowerState.SUSPENDED ? Messages.startNeedsNotSuspended : Messages.startNeeds;
	}

	@Override
	public Verdict preflight(Target target, Map<String, String> parameters, OperationContext context)
			throws XenException, InterruptedException {
		DomainView domain = Targets.domain(target, context.picture());
		String host = Parameters.text(parameters, Parameters.HOST);
		Verdict room = host.isEmpty() ? Room.anywhere(domain, context) : Room.certainlyOn(host, domain, context);
		if (!room.isAllowed()) {
			return room;
		}
		DomainKey key = domain.key();
		List<DiskUse> own = context.disks().stream()
				.filter(d -> d.pool().equals(key.pool()) && d.use().domain().equals(key.domain()))
				.map(OperationContext.FleetDisk::use).toList();
		return DiskRule.check(key, domain.facts().name(), own, context,
				Parameters.text(parameters, DiskRule.HOST_IS_OFF));
	}

	@Override
	public XenTask run(Target target, Map<String, String> parameters, OperationContext context)
			throws XenException, InterruptedException {
		DomainId domain = Targets.domainId(target);
		String host = Parameters.text(parameters, Parameters.HOST);
		boolean paused = Parameters.flag(parameters, Parameters.PAUSED);
		XenConnection connection = context.connection();
		if (resume) {
			return host.isEmpty() ? connection.resume(domain) : connection.resumeOn(domain, host);
		}
		return host.isEmpty() ? connection.start(domain, paused) : connection.startOn(domain, host, paused);
	}

	@Override
	public Evidence evidence(Target target, Map<String, String> parameters, Instant begunAt, FleetPicture picture) {
		if (!(Targets.find(target, picture) instanceof DomainView domain)) {
			return Evidence.NOT_DONE;
		}
		return switch (domain.facts().state()) {
		case RUNNING, PAUSED -> Evidence.DONE;
		case HALTED, SUSPENDED, CRASHED -> Evidence.NOT_DONE;
		case UNKNOWN -> Evidence.CANNOT_TELL;
		};
	}
}
