// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.connect;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.adxen.fleet.internal.environment.Authored.Registered;
import org.adxen.xen.LoadSample;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenException;
import org.eclipse.osgi.util.NLS;

/** Asks a connected pool again and again how busy it is, one question at a time. Safe for any thread. */
final class LoadSampler {

	private final Registered pool;
	private final Surroundings around;
	/** Down once there is a first sample, or none can be had. */
	private final CountDownLatch first = new CountDownLatch(1);

	// guarded by this
	private XenConnection connection;
	private boolean asking;
	/** How many hosts are asked for one sample, as far as is known. */
	private int hosts = 1;
	private boolean failedBefore;
	private Runnable cancelNext = () -> {
	};

	LoadSampler(Registered pool, Surroundings around) {
		this.pool = pool;
		this.around = around;
	}

	synchronized void start(XenConnection open) {
		if (connection != open) {
			connection = open;
			now();
		}
	}

	synchronized void stop() {
		connection = null;
		cancelNext.run();
	}

	/** Asks as soon as it is this pool's turn, rather than after the interval. */
	synchronized void soon() {
		cancelNext.run();
		if (connection != null && !asking) {
			cancelNext = around.schedule().after(around.sampling().turn(hosts), this::now);
		}
	}

	private synchronized void now() {
		cancelNext.run();
		if (connection != null && !asking) {
			asking = true;
			XenConnection asked = connection;
			around.workers().execute(() -> ask(asked));
		}
	}

	/** Waits for the first sample, but not for long. */
	void awaitFirst(Duration patience) throws InterruptedException {
		first.await(patience.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void ask(XenConnection asked) {
		try {
			LoadSample sample = asked.load();
			tell(asked, sample);
			synchronized (this) {
				failedBefore = false;
				hosts = Math.max(1, sample.hosts().size());
			}
		} catch (XenException e) {
			// A lost link is the watch's to tell. Otherwise it is only this that fails: then nobody knows the load, and an
			// old one must not be taken for new.
			tell(asked, new LoadSample(around.schedule().now(), Map.of(), Map.of()));
			logOnce(asked, e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		} finally {
			first.countDown();
			next();
		}
	}

	private synchronized void tell(XenConnection asked, LoadSample sample) {
		if (connection == asked) {
			around.reconciler().load(pool.id(), sample);
		}
	}

	private void logOnce(XenConnection asked, XenException e) {
		boolean log;
		synchronized (this) {
			log = connection == asked && !failedBefore;
			failedBefore = true;
		}
		if (log) {
			around.log().warn(NLS.bind(Messages.no_load, pool.address(), e.getMessage()), e);
		}
	}

	private synchronized void next() {
		asking = false;
		if (connection != null) {
			var authored = around.authored().get();
			Duration refresh = Duration.ofSeconds(authored.refreshSeconds(authored.pools().getOrDefault(pool.id(), pool)));
			boolean longer = !around.lookedAt().getAsBoolean() && refresh.compareTo(Budget.UNATTENDED) < 0;
			cancelNext = around.schedule().after(longer ? Budget.UNATTENDED : refresh, this::soon);
		}
	}
}
