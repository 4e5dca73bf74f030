// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.scan;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import org.adxen.discovery.DiscoveryListener;
import org.adxen.discovery.DiscoveryRequest;
import org.adxen.discovery.Progress;
import org.adxen.discovery.Sighting;
import org.adxen.discovery.internal.host.Hosts;
import org.adxen.discovery.internal.host.NameLookup;

/** Tells the listener, one at a time, hosts instead of services. */
final class Reports {

	private final DiscoveryRequest request;
	private final DiscoveryListener listener;
	private final BooleanSupplier cancelled;
	private final Runnable cancel;
	private final NameLookup names;
	private final Hosts hosts = new Hosts();
	private final ReentrantLock lock = new ReentrantLock();
	private volatile boolean failed;

	Reports(DiscoveryRequest request, DiscoveryListener listener, BooleanSupplier cancelled, Runnable cancel) {
		this.request = request;
		this.listener = listener;
		this.cancelled = cancelled;
		this.cancel = cancel;
		this.names = new NameLookup(request.nameOf());
	}

	void found(Sighting sighting) throws InterruptedException {
		var address = sighting.at().getAddress();
		Set<String> called = new LinkedHashSet<>(request.targets().names(address));
		String name = names.of(address);
		if (!name.isEmpty()) {
			called.add(name);
		}
		lock.lockInterruptibly();
		try {
			if (!cancelled.getAsBoolean()) {
				tell(() -> listener.found(hosts.add(sighting, called)));
			}
		} finally {
			lock.unlock();
		}
	}

	void trouble(String sentence) {
		lock.lock();
		try {
			tell(() -> listener.trouble(sentence));
		} finally {
			lock.unlock();
		}
	}

	void ended(Progress progress) {
		names.close();
		lock.lock();
		try {
			tell(() -> listener.ended(progress));
		} finally {
			lock.unlock();
		}
	}

	/** Whether the listener threw. */
	boolean failed() {
		return failed;
	}

	private void tell(Runnable what) {
		try {
			what.run();
		} catch (RuntimeException e) {
			failed = true;
			cancel.run();
			Thread thread = Thread.currentThread();
			thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
		}
	}
}
