// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.eclipse.core.runtime.IProgressMonitor;

/** Blocking work that ends when its progress monitor is cancelled: it is interrupted, which closes its connection. */
public final class Cancellable {

	private static final long LOOK_MS = 100;

	private Cancellable() {
	}

	/**
	 * @throws InvocationTargetException with what the work threw
	 * @throws InterruptedException      it was cancelled
	 */
	public static <T> T call(IProgressMonitor monitor, Callable<T> work) throws InvocationTargetException, InterruptedException {
		var task = new FutureTask<>(work);
		Thread thread = Thread.ofVirtual().name("adxen-cancellable").start(task);
		try {
			while (true) {
				try {
					return task.get(LOOK_MS, TimeUnit.MILLISECONDS);
				} catch (TimeoutException e) {
					if (monitor.isCanceled()) {
						throw new InterruptedException();
					}
				}
			}
		} catch (ExecutionException e) {
			if (monitor.isCanceled()) {
				throw new InterruptedException();
			}
			throw new InvocationTargetException(e.getCause());
		} finally {
			thread.interrupt();
		}
	}
}
