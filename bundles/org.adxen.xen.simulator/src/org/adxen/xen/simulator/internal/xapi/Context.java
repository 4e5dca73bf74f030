// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xapi;

import org.adxen.xen.simulator.internal.data.Database;
import org.adxen.xen.simulator.internal.data.Row;

/**
 * What a method is called with besides its arguments.
 *
 * @param pool    the pool that was called
 * @param host    the reference of the host that was called
 * @param session the reference of the session, "" where none is needed
 * @param work    the progress of this call
 */
record Context(XapiPool pool, String host, String session, Work work) {

	Database db() {
		return pool.database();
	}

	/** Makes the final change of a piece of work, unless it has been cancelled just before. */
	void commit(Runnable change) {
		db().atomically(() -> {
			work.checkCancelled();
			change.run();
		});
	}

	/** The object that a parameter refers to. */
	Row row(Args args, String name) {
		var param = args.method().params().stream().filter(candidate -> candidate.name().equals(name)).findFirst()
				.orElseThrow();
		return db().get(param.type().referred(), args.string(name));
	}
}
