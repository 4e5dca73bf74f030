// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.scan;

import java.io.IOException;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.adxen.discovery.DiscoveryListener;
import org.adxen.discovery.DiscoveryRequest;
import org.adxen.discovery.Limits;
import org.adxen.discovery.Progress;
import org.adxen.discovery.Progress.State;

/**
 * Scans: {@link Knocker}s knock, the {@link Inquiry} asks, {@link Reports} tell. One knocker is enough for any polite rate; where as many
 * connections as go are wanted, there are several, as many as there are processors, up to four.
 */
public final class Scanner {

	/** What one knocker does by far. */
	private static final int ONE_KNOCKER = 10_000;
	private static final int MOST_KNOCKERS = 4;

	private final DiscoveryRequest request;
	private final Reports reports;
	private final Inquiry inquiry;
	private final Walk walk;
	private final Counts counts;
	private final List<Selector> selectors = new ArrayList<>();
	private final CountDownLatch over = new CountDownLatch(1);
	private volatile boolean cancelled;

	public Scanner(DiscoveryRequest request, DiscoveryListener listener) throws IOException {
		this.request = request;
		this.walk = new Walk(request);
		this.counts = new Counts(walk.total());
		try {
			for (int i = 0; i < knockers(request.limits()); i++) {
				selectors.add(Selector.open());
			}
		} catch (IOException e) {
			closeSelectors();
			throw new IOException("The system has no means left to scan with (" + e.getMessage() + "). Close other programs.", e);
		}
		this.reports = new Reports(request, listener, this::isCancelled, this::cancel);
		this.inquiry = new Inquiry(request, reports, this::wakeup);
	}

	private static int knockers(Limits limits) {
		boolean one = limits.perSecond() > 0 && limits.perSecond() <= ONE_KNOCKER;
		return one ? 1 : Math.clamp(Math.min(Runtime.getRuntime().availableProcessors(), limits.inFlight()), 1, MOST_KNOCKERS);
	}

	public void start() {
		Thread.ofPlatform().daemon().name("adxen-discovery").start(this::run);
	}

	public Progress progress() {
		return counts.progress();
	}

	public void cancel() {
		cancelled = true;
		wakeup();
	}

	boolean isCancelled() {
		return cancelled;
	}

	private void wakeup() {
		selectors.forEach(Selector::wakeup);
	}

	public void await() throws InterruptedException {
		over.await();
	}

	public void await(Duration longest) throws InterruptedException {
		over.await(longest.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void run() {
		State end = State.FAILED;
		try {
			scan();
			end = cancelled ? State.CANCELLED : State.FINISHED;
		} catch (IOException | RuntimeException e) {
			reports.trouble("The scan cannot go on: " + e.getMessage());
		} finally {
			cancelled |= end == State.FAILED;
			inquiry.cancel();
			closeSelectors();
			counts.end(reports.failed() ? State.FAILED : end);
			reports.ended(counts.progress());
			over.countDown();
		}
	}

	/** Ends with the last of the knockers; the first failure ends the others. */
	private void scan() throws IOException {
		Limits limits = request.limits();
		var allowance = new Allowance(limits.inFlight(), walk.total(), selectors.size(), reports::trouble);
		var failure = new AtomicReference<Exception>();
		try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name("adxen-discovery-knocker-", 1).factory())) {
			for (Selector selector : selectors) {
				var knocker = new Knocker(this, walk, counts, inquiry, allowance, new Patience(limits.connectTimeout().toNanos()),
						new Pace(limits.perSecond() / (double) selectors.size(), System.nanoTime()), selector);
				threads.execute(() -> {
					try {
						knocker.run();
					} catch (IOException | RuntimeException e) {
						failure.compareAndSet(null, e);
						cancel();
					}
				});
			}
		}
		if (failure.get() != null) {
			throw new IOException(failure.get().getMessage(), failure.get());
		}
	}

	private void closeSelectors() {
		for (Selector selector : selectors) {
			try {
				selector.close();
			} catch (IOException e) {
				return; // it is of no use any more
			}
		}
	}
}
