// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.check;

import java.util.Map;

import org.adxen.fleet.FleetPicture;
import org.adxen.operations.Operation;
import org.adxen.operations.OperationDescriptor;
import org.adxen.operations.Target;
import org.adxen.operations.Verdict;
import org.adxen.operations.internal.registry.OperationRegistry;
import org.eclipse.osgi.util.NLS;

/** The one verdict: the general rules, then the operation's own, then the toolstack's word. No I/O; safe for any thread. */
public final class Rules {

	private final OperationRegistry registry;

	public Rules(OperationRegistry registry) {
		this.registry = registry;
	}

	public Verdict check(OperationDescriptor descriptor, Target target, Map<String, String> parameters,
			FleetPicture picture) {
		Verdict general = GeneralRules.before(descriptor, target, picture);
		if (!general.isAllowed()) {
			return general;
		}
		Operation operation = registry.operation(descriptor).orElse(null);
		if (operation == null) {
			return Verdict.refused(NLS.bind(Messages.unusable, descriptor.name(), descriptor.contributor()));
		}
		Verdict own = operation.check(target, parameters, picture);
		return own.isAllowed() ? GeneralRules.after(descriptor, target, picture) : own;
	}
}
