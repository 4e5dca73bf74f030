// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.operations;

import java.util.List;
import java.util.function.DoubleConsumer;

import org.adxen.xen.BackgroundTask;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.adxen.xen.xl.internal.picture.Picture;
import org.adxen.xen.xl.internal.shell.Attempt;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** What {@code xl} does in its time; it goes on at the host whoever waits, and however the connection fares. */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
record Unstoppable(BackgroundTask task) implements XenTask {

	/** A script that is run. */
	@FunctionalInterface
	interface Work {
		void run() throws XenException, InterruptedException;
	}

	/** @param result of the task when it succeeds */
	static XenTask start(Attempt attempt, Picture picture, String result, Work work) {
		return new Unstoppable(BackgroundTask.start("adxen xl " + attempt.verb(), progress -> {
			try {
				work.run();
			} finally {
				picture.changed();
			}
			return result;
		}));
	}

	@Override
	public String id() {
		return task.id();
	}

	@Override
	public String await(DoubleConsumer progress) throws XenException, InterruptedException {
		return task.await(progress);
	}

	@Override
	public void cancel() throws XenException {
		throw new XenException(new XenFailure.NotSupported(List.of("cancel")),
				"xl cannot stop what it has begun. Wait until it ends.");
	}
}
