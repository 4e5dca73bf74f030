// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.placement;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Does a dialog's work beside the display thread, one thing after the other; looks that wait are joined. Safe for any thread. */
public final class PlanWorker implements AutoCloseable {

	private final ExecutorService worker = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("Plan").factory());
	private final AtomicBoolean waiting = new AtomicBoolean();
	private final Runnable look;

	/** @param look at everything, as it is now */
	public PlanWorker(Runnable look) {
		this.look = look;
	}

	public void submit(Runnable work) {
		try {
			worker.execute(work);
		} catch (RejectedExecutionException e) {
			// closed meanwhile
		}
	}

	/** There may be something new to look at. */
	public void look() {
		if (waiting.compareAndSet(false, true)) {
			submit(() -> {
				waiting.set(false);
				look.run();
			});
		}
	}

	/** What was submitted is still done. */
	@Override
	public void close() {
		worker.shutdown();
	}
}
