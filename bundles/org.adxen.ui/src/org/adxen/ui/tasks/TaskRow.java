// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.tasks;

import org.adxen.operations.OperationRun;
import org.adxen.operations.Target;
import org.adxen.operations.TargetOutcome;

/** One target of a run, under its run. */
record TaskRow(OperationRun run, Target target) {

	TargetOutcome outcome() {
		return run.outcomes().getOrDefault(target, new TargetOutcome.Waiting());
	}

	String name() {
		return run.names().getOrDefault(target, target.id());
	}
}
