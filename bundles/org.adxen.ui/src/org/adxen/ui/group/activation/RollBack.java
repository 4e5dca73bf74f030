// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.activation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.adxen.operations.OperationRequest;
import org.adxen.operations.Target;
import org.adxen.operations.group.GroupActivation;

/**
 * What would undo activations of a group that followed each other. Immutable.
 *
 * @param requests one of each operation, to be confirmed and run in this order
 */
record RollBack(List<OperationRequest> requests) {

	/** @param begun oldest first; what the newest started is undone first */
	static RollBack of(List<GroupActivation> begun) {
		return merged(begun.reversed().stream().flatMap(a -> a.rollBack().stream()).toList());
	}

	static RollBack merged(List<OperationRequest> all) {
		Map<String, OperationRequest> byOperation = new LinkedHashMap<>();
		all.forEach(request -> byOperation.merge(request.operation(), request, (earlier, later) -> {
			List<Target> targets = new ArrayList<>(earlier.targets());
			later.targets().stream().filter(t -> !targets.contains(t)).forEach(targets::add);
			return earlier.on(targets);
		}));
		return new RollBack(List.copyOf(byOperation.values()));
	}
}
