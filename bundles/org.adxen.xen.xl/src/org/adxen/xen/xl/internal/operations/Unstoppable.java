// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.operations;

import java.util.List;
import java.util.function.DoubleConsumer;

import org.adxen.xen.BackgroundTask;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** What {@code xl} does in its time; it goes on at the host whoever waits, and however the connection fares. */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
record Unstoppable(BackgroundTask task) implements XenTask {

	static XenTask start(String name, BackgroundTask.Work work) {
		return new Unstoppable(BackgroundTask.start("adxen xl " + name, work));
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
