// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import org.adxen.xen.XenException;

/**
 * Calls whose answer alone tells what was begun: broken off, they leave something behind that nobody knows of. An interruption waits for
 * the answer, and is seen again by whatever blocks next.
 */
final class Unbroken {

	private Unbroken() {
	}

	static <T> T call(Callable<T> call) throws XenException {
		var answer = new FutureTask<T>(call);
		Thread.ofVirtual().start(answer);
		boolean interrupted = false;
		try {
			while (true) {
				try {
					return answer.get();
				} catch (InterruptedException e) {
					interrupted = true;
				} catch (ExecutionException e) {
					if (e.getCause() instanceof XenException failure) {
						throw failure;
					}
					throw new IllegalStateException(e.getCause());
				}
			}
		} finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}
}
