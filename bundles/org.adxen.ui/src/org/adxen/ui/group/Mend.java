// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.adxen.operations.OperationRequest;
import org.adxen.operations.Target;
import org.adxen.operations.group.Drift;

/**
 * How one drift is mended.
 *
 * @param how the operation, unconfirmed; empty where activating the group does, or nothing but an admin's hand
 */
record Mend(Drift drift, How how, Optional<OperationRequest> request) {

	enum How {
		OPERATION, ACTIVATION, BY_HAND
	}

	private static final String START = "org.adxen.operations.start";

	/** @param canActivate whether a group can be activated here: then that starts what is off, in order and on the hosts of the policy */
	static Mend of(Drift drift, boolean canActivate) {
		boolean off = drift.kind() == Drift.Kind.MISSING
				|| drift.kind() == Drift.Kind.HALTED && drift.mend().filter(r -> r.operation().equals(START)).isPresent();
		if (off && canActivate) {
			return new Mend(drift, How.ACTIVATION, Optional.empty());
		}
		return new Mend(drift, drift.mend().isPresent() ? How.OPERATION : How.BY_HAND, drift.mend());
	}

	/** The requests of some mends, those for the same with different domains as one. */
	static List<OperationRequest> requests(List<Mend> mends) {
		record Same(String operation, Map<String, String> parameters) {
		}
		Map<Same, List<Target>> targets = new LinkedHashMap<>();
		Map<Same, OperationRequest> first = new LinkedHashMap<>();
		for (Mend mend : mends) {
			mend.request().ifPresent(request -> {
				var same = new Same(request.operation(), request.parameters());
				first.putIfAbsent(same, request);
				targets.computeIfAbsent(same, s -> new ArrayList<>()).addAll(request.targets());
			});
		}
		return first.entrySet().stream().map(e -> e.getValue().on(targets.get(e.getKey()))).toList();
	}
}
