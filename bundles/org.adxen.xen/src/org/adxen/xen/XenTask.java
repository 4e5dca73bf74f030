// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import java.util.function.DoubleConsumer;

/**
 * Something a toolstack has been asked to do and is doing. It goes on at the toolstack when nobody waits for it.
 */
public interface XenTask {

	/** The toolstack's stable id of it, for {@link XenConnection#outcomeOf}; empty when it has no such thing. */
	String id();

	/**
	 * Waits for the end.
	 *
	 * @param progress told 0..1 on the waiting thread whenever it grows; may be called rarely or never
	 * @return what was made: the UUID of a new domain or snapshot, or empty
	 * @throws XenException         it failed; {@link XenFailure.TimedOut} or {@link XenFailure.Unreachable} mean that the
	 *                              outcome is not known
	 * @throws InterruptedException the waiting thread was interrupted; the task goes on
	 */
	String await(DoubleConsumer progress) throws XenException, InterruptedException;

	/**
	 * Asks the toolstack to stop it. Returns when asked, not when stopped: {@link #await} tells what became of it.
	 *
	 * @throws XenException it cannot be cancelled, or the toolstack did not hear
	 */
	void cancel() throws XenException, InterruptedException;

	/** What was done while it was asked for: there is nothing to wait for, and nothing to cancel. */
	static XenTask finished(String result) {
		return new FinishedTask(result);
	}
}
