// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.operations;

import java.time.Duration;
import java.util.List;
import java.util.function.DoubleConsumer;

import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.adxen.xen.xl.internal.picture.Picture;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * A guest was asked for something, and is looked at until it has done it. Only who waits looks; {@code xl} has no part in it.
 *
 * @param picture to be looked at again at the end
 * @param done    looks once
 * @param longest after which it is not waited for any longer
 * @param tooLong the sentence then
 */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
record Waiting(Picture picture, Look done, Duration longest, String tooLong) implements XenTask {

	private static final Duration PAUSE = Duration.ofSeconds(1);

	/** Looks at the host once. */
	@FunctionalInterface
	interface Look {
		/** @param since how long it is waited for already */
		boolean over(Duration since) throws XenException, InterruptedException;
	}

	@Override
	public String id() {
		return "";
	}

	@Override
	public String await(DoubleConsumer progress) throws XenException, InterruptedException {
		long start = System.nanoTime();
		for (Duration since = Duration.ZERO; since.compareTo(longest) < 0; since = Duration.ofNanos(System.nanoTime() - start)) {
			if (done.over(since)) {
				picture.changed();
				return "";
			}
			Thread.sleep(PAUSE);
		}
		throw new XenException(new XenFailure.TimedOut(longest), tooLong);
	}

	@Override
	public void cancel() throws XenException {
		throw new XenException(new XenFailure.NotSupported(List.of("cancel")),
				"What a guest was asked for cannot be taken back. Wait for it, or force it.");
	}
}
