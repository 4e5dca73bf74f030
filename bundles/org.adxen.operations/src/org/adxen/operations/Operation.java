// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations;

import java.time.Instant;
import java.util.Map;

import org.adxen.fleet.FleetPicture;
import org.adxen.xen.XenException;
import org.adxen.xen.XenTask;

/**
 * One verb. Contributed at the extension point {@code org.adxen.operations.operations}; stateless, made once, used from many
 * threads. The rules that hold for every operation (Domain-0, protect tag, read-only mode, role, connection, toolstack) are
 * checked before it is asked.
 */
public interface Operation {

	/**
	 * Whether it can be done to this target as far as the picture tells. Pure, without I/O, quick: it is asked for each
	 * selected object whenever a menu opens.
	 *
	 * @param parameters those known so far; empty while only a menu is shown
	 */
	Verdict check(Target target, Map<String, String> parameters, FleetPicture picture);

	/**
	 * Looks closer, with I/O, right before it is done: enough memory, disks free of other writers. Called on a worker.
	 *
	 * @throws XenException it could not be looked at; then nothing is done
	 */
	default Verdict preflight(Target target, Map<String, String> parameters, OperationContext context)
			throws XenException, InterruptedException {
		return Verdict.ALLOWED;
	}

	/** Asks the toolstack to do it. The task is awaited, shown, cancelled and journalled by the caller. */
	XenTask run(Target target, Map<String, String> parameters, OperationContext context)
			throws XenException, InterruptedException;

	/**
	 * What the picture tells of an outcome that nobody reported (lost link, killed program). Asked only with a picture that
	 * is newer than the operation, of a pool that is connected.
	 *
	 * @param begunAt when it was journalled, by this machine's clock
	 */
	default Evidence evidence(Target target, Map<String, String> parameters, Instant begunAt, FleetPicture picture) {
		return Evidence.CANNOT_TELL;
	}

	/**
	 * The parameters with which {@link OperationDescriptor#inverse()} would bring back what is now, e.g. the present name
	 * before a domain is renamed. Kept in the journal.
	 */
	default Map<String, String> undo(Target target, Map<String, String> parameters, FleetPicture picture) {
		return Map.of();
	}

	/** Whether it was done, as far as can be seen. */
	enum Evidence {
		/** The target is as the operation wanted it. */
		DONE,
		/** It is not. */
		NOT_DONE,
		/** Both are possible. */
		CANNOT_TELL
	}
}
