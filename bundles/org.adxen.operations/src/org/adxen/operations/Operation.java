// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations;

import java.util.Map;

import org.adxen.fleet.FleetPicture;
import org.adxen.xen.XenConnection;
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
	 */
	default Verdict preflight(Target target, Map<String, String> parameters, Preflight context)
			throws XenException, InterruptedException {
		return Verdict.ALLOWED;
	}

	/** Asks the toolstack to do it. The task is awaited, shown, cancelled and journalled by the caller. */
	XenTask run(Target target, Map<String, String> parameters, XenConnection connection)
			throws XenException, InterruptedException;

	/**
	 * Whether the picture shows that it was done, for settling after a lost link: the target is now as the operation wanted
	 * it.
	 */
	default boolean isDone(Target target, Map<String, String> parameters, FleetPicture picture) {
		return false;
	}
}
