// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.picture;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

import org.adxen.fleet.internal.log.FleetLog;
import org.adxen.fleet.internal.time.Schedule;
import org.adxen.model.store.StoreException;

/**
 * Shows what was known last until the pools answer, and saves what is known now for the next time. Failures are for the log: the
 * picture is made anew by every connection. Safe for any thread; all but {@link #watching()} blocks.
 */
public final class LastKnownKeeper {

	private final LastKnownCache cache;
	private final Reconciler reconciler;
	private final Schedule timer;
	private final FleetLog log;
	private final CountDownLatch loaded = new CountDownLatch(1);
	private volatile boolean watching;

	public LastKnownKeeper(Path folder, Reconciler reconciler, Schedule timer, FleetLog log) {
		cache = new LastKnownCache(folder);
		this.reconciler = reconciler;
		this.timer = timer;
		this.log = log;
	}

	/** Once. */
	public void load() {
		try {
			reconciler.lastKnown(cache.load());
		} catch (StoreException e) {
			log.warn(e.getMessage(), e);
		} finally {
			loaded.countDown();
		}
	}

	public void awaitLoaded() throws InterruptedException {
		loaded.await();
	}

	/** From now on this program is one of those that save what they see. */
	public void watching() {
		watching = true;
	}

	/** Unless that is left to those who watch. */
	public void save() {
		save(watching);
	}

	/** Whoever watches, every now and then: not for loads alone, which change all the time. */
	public void saveNews() {
		save(cache.hasNews(reconciler.picture()));
	}

	private void save(boolean needed) {
		try {
			if (needed || cache.isOld(timer.now())) {
				cache.save(reconciler.picture());
			}
		} catch (StoreException e) {
			log.warn(e.getMessage(), e);
		}
	}

	/** Whoever watches: something must not be there any more. */
	public void saveNow() {
		try {
			cache.save(reconciler.picture());
		} catch (StoreException e) {
			log.warn(e.getMessage(), e);
		}
	}
}
