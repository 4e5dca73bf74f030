// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.builtin;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.operations.Operation;
import org.adxen.operations.OperationContext;
import org.adxen.operations.Target;
import org.adxen.operations.Verdict;
import org.adxen.operations.internal.placement.StateText;
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
 * A step from one state to another that needs nothing else. The contribution names it: {@code class="…DomainStep:pause"}.
 * Legal states as in XAPI's VM life cycle (xapi_vm_lifecycle.ml).
 */
public final class DomainStep implements Operation, IExecutableExtension {

	/** Clocks of hosts and of this machine may differ by so much. */
	private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

	@FunctionalInterface
	private interface Call {
		XenTask on(XenConnection connection, DomainId domain) throws XenException, InterruptedException;
	}

	private enum Step {
		PAUSE(EnumSet.of(PowerState.RUNNING), PowerState.PAUSED, XenConnection::pause),
		UNPAUSE(EnumSet.of(PowerState.PAUSED), PowerState.RUNNING, XenConnection::unpause),
		SHUTDOWN(EnumSet.of(PowerState.RUNNING), PowerState.HALTED, XenConnection::shutDown),
		DESTROY(EnumSet.complementOf(EnumSet.of(PowerState.HALTED)), PowerState.HALTED, XenConnection::forceShutDown),
		SUSPEND(EnumSet.of(PowerState.RUNNING), PowerState.SUSPENDED, XenConnection::suspend),
		REBOOT(EnumSet.of(PowerState.RUNNING), PowerState.RUNNING, XenConnection::reboot),
		RESET(EnumSet.of(PowerState.RUNNING, PowerState.PAUSED), PowerState.RUNNING, XenConnection::forceReboot);

		private final Set<PowerState> from;
		private final PowerState to;
		private final Call call;

		Step(Set<PowerState> from, PowerState to, Call call) {
			this.from = from;
			this.to = to;
			this.call = call;
		}

		private String refusal() {
			return switch (this) {
			case PAUSE -> Messages.pauseNeeds;
			case UNPAUSE -> Messages.unpauseNeeds;
			case SHUTDOWN -> Messages.shutDownNeeds;
			case DESTROY -> Messages.forceShutDownNeeds;
			case SUSPEND -> Messages.suspendNeeds;
			case REBOOT -> Messages.rebootNeeds;
			case RESET -> Messages.forceRebootNeeds;
			};
		}
	}

	private Step step = Step.PAUSE;

	@Override
	@NonNullByDefault({})
	public void setInitializationData(IConfigurationElement config, String attribute, Object data) {
		step = Step.valueOf(String.valueOf(data).toUpperCase(Locale.ROOT));
	}

	@Override
	public Verdict check(Target target, Map<String, String> parameters, FleetPicture picture) {
		DomainView domain = Targets.domain(target, picture);
		PowerState state = domain.facts().state();
		return step.from.contains(state) ? Verdict.ALLOWED
				: Verdict.refused(NLS.bind(step.refusal(), domain.facts().name(), StateText.of(state)));
	}

	@Override
	public XenTask run(Target target, Map<String, String> parameters, OperationContext context)
			throws XenException, InterruptedException {
		return step.call.on(context.connection(), Targets.domainId(target));
	}

	@Override
	public Evidence evidence(Target target, Map<String, String> parameters, Instant begunAt, FleetPicture picture) {
		if (!(Targets.find(target, picture) instanceof DomainView domain)) {
			return step.to == PowerState.HALTED ? Evidence.DONE : Evidence.NOT_DONE;
		}
		if (domain.facts().state() != step.to) {
			return Evidence.NOT_DONE;
		}
		return step.from.contains(step.to) ? startedSince(domain, begunAt) : Evidence.DONE;
	}

	/** A reboot leads to the state it came from; only the time of the start tells. */
	private static Evidence startedSince(DomainView domain, Instant begunAt) {
		Instant startedAt = domain.facts().startedAt();
		if (startedAt == null) {
			return Evidence.CANNOT_TELL;
		}
		if (startedAt.isAfter(begunAt)) {
			return Evidence.DONE;
		}
		return startedAt.isBefore(begunAt.minus(CLOCKS_APART)) ? Evidence.NOT_DONE : Evidence.CANNOT_TELL;
	}
}
