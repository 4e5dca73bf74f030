// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.DoubleConsumer;

/**
 * Several calls that make one operation, done one after the other on a virtual thread. The toolstack does not know that they
 * belong together, so the operation has no id there. Cancelling interrupts the work, which then tidies up.
 */
public final class BackgroundTask implements XenTask {

	/** The calls. An interruption means cancel: undo what can be undone, and pass it on. */
	@FunctionalInterface
	public interface Work {
		String run(DoubleConsumer progress) throws XenException, InterruptedException;
	}

	/** Larger than any progress: the work is over. */
	private static final Double OVER = 2.0;

	private final FutureTask<String> work;
	private final BlockingQueue<Double> progress = new LinkedBlockingQueue<>();
	private final Thread thread;

	private BackgroundTask(String name, Work work) {
		this.work = new FutureTask<>(() -> {
			try {
				return work.run(progress::add);
			} finally {
				progress.add(OVER);
			}
		});
		thread = Thread.ofVirtual().name(name).unstarted(this.work);
	}

	public static BackgroundTask start(String name, Work work) {
		var task = new BackgroundTask(name, work);
		task.thread.start();
		return task;
	}

	@Override
	public String id() {
		return "";
	}

	@Override
	public String await(DoubleConsumer listener) throws XenException, InterruptedException {
		Double step;
		while (!OVER.equals(step = progress.take())) {
			listener.accept(step);
		}
		progress.add(OVER); // for others that wait
		try {
			return work.get();
		} catch (ExecutionException e) {
			switch (e.getCause()) {
			case XenException failure -> throw failure;
			case InterruptedException cancelled -> throw new XenException(new XenFailure.Cancelled(), "It was cancelled.", "",
					cancelled);
			case RuntimeException bug -> throw bug;
			case Error error -> throw error;
			case null, default -> throw new IllegalStateException(e);
			}
		}
	}

	@Override
	public void cancel() {
		thread.interrupt();
	}
}
