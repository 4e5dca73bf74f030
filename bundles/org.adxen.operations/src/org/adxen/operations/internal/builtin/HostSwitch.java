// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.builtin;

import java.time.Instant;
import java.util.Map;

import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostView;
import org.adxen.operations.Operation;
import org.adxen.operations.OperationContext;
import org.adxen.operations.Target;
import org.adxen.operations.Verdict;
import org.adxen.xen.XenException;
import org.adxen.xen.XenTask;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Lets domains start on a host, or not any more: {@code class="…HostSwitch:enable"} or {@code :disable}. */
public final class HostSwitch implements Operation, IExecutableExtension {

	private boolean enable;

	@Override
	@NonNullByDefault({})
	public void setInitializationData(IConfigurationElement config, String attribute, Object data) {
		enable = "enable".equals(data);
	}

	@Override
	public Verdict check(Target target, Map<String, String> parameters, FleetPicture picture) {
		HostView host = Targets.host(target, picture);
		Verdict possible = Maintenance.possible(target, picture);
		if (!possible.isAllowed()) {
			return possible;
		}
		return host.facts().enabled() != enable ? Verdict.ALLOWED
				: Verdict.refused(NLS.bind(enable ? Messages.hostEnabledAlready : Messages.hostDisabledAlready,
						host.facts().name()));
	}

	@Override
	public XenTask run(Target target, Map<String, String> parameters, OperationContext context)
			throws XenException, InterruptedException {
		String host = Targets.hostId(target);
		return enable ? context.connection().enable(host) : context.connection().disable(host);
	}

	@Override
	public Evidence evidence(Target target, Map<String, String> parameters, Instant begunAt, FleetPicture picture) {
		return picture.host(((Target.OfHost) target).key()) instanceof HostView host && host.facts().enabled() == enable
				? Evidence.DONE
				: Evidence.NOT_DONE;
	}
}
