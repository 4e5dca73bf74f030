// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.builtin;

import java.util.Map;

import org.adxen.fleet.FleetPicture;
import org.adxen.operations.Operation;
import org.adxen.operations.OperationContext;
import org.adxen.operations.Target;
import org.adxen.operations.Verdict;
import org.adxen.xen.XenException;
import org.adxen.xen.XenTask;

/** A snapshot of the disks; the domain may be in any state. */
public final class TakeSnapshot implements Operation {

	@Override
	public Verdict check(Target target, Map<String, String> parameters, FleetPicture picture) {
		return Verdict.ALLOWED;
	}

	@Override
	public XenTask run(Target target, Map<String, String> parameters, OperationContext context)
			throws XenException, InterruptedException {
		return context.connection().takeSnapshot(Targets.domainId(target), Parameters.text(parameters, Parameters.NAME));
	}
}
