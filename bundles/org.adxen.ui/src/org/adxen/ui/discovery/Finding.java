// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.discovery;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;

import org.adxen.discovery.DiscoveryRequest;
import org.adxen.discovery.Progress;
import org.adxen.discovery.Scan;
import org.adxen.discovery.TargetException;
import org.adxen.discovery.Targets;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.discovery.DiscoveredHost;
import org.adxen.fleet.discovery.DiscoveryNews;
import org.adxen.fleet.discovery.HostDiscovery;
import org.adxen.fleet.discovery.HostDiscoveryListener;
import org.adxen.fleet.discovery.Rescan;
import org.adxen.fleet.discovery.ScanPlan;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** One scan, from what is asked to what is new. Works on threads of its own; safe for any thread. */
@NonNullByDefault({ DefaultLocation.PARAMETER })
final class Finding implements HostDiscoveryListener {

	private final HostDiscovery discovery;
	private final boolean quiet;
	private final Runnable changed;
	private final Instant begun = Instant.now();
	private final Set<Long> hosts = ConcurrentHashMap.newKeySet();
	private volatile String trouble = "";
	private volatile DiscoveryNews news = DiscoveryNews.NONE;
	private volatile Scan scan;
	private volatile boolean cancelled;
	private volatile boolean over;

	/**
	 * @param quiet   nobody waits for it
	 * @param changed is told that there is something new, or that it is over
	 */
	Finding(HostDiscovery discovery, boolean quiet, Runnable changed) {
		this.discovery = discovery;
		this.quiet = quiet;
		this.changed = changed;
	}

	/**
	 * Returns at once. What is scanned is remembered, to be scanned again.
	 *
	 * @param agreed whether so many addresses are meant; asked on a worker
	 */
	void start(ScanPlan plan, int everyHours, LongPredicate agreed) {
		Thread.ofVirtual().name("adxen-discover").start(() -> begin(plan, everyHours, agreed));
	}

	private void begin(ScanPlan wanted, int everyHours, LongPredicate agreed) {
		try {
			ScanPlan plan = wanted;
			DiscoveryRequest request = discovery.withContributedProbes(plan.request());
			request.targets().notes().forEach(this::trouble);
			if (request.targets().size() > Targets.LARGE && !plan.large()) {
				if (!agreed.test(request.targets().size())) {
					end();
					return;
				}
				plan = plan.agreedToLarge();
				request = request.agreedToLarge();
			}
			if (cancelled) {
				end();
				return;
			}
			scan = discovery.start(request, this);
			if (cancelled) {
				scan.cancel();
			}
			discovery.remember(new Rescan(plan, everyHours, begun));
		} catch (TargetException | IllegalArgumentException | IOException e) {
			trouble(String.valueOf(e.getMessage()));
			end();
		} catch (EnvironmentException e) {
			trouble(String.valueOf(e.getMessage()));
		} catch (InterruptedException e) {
			end();
		}
	}

	private void end() {
		over = true;
		changed.run();
	}

	@Override
	public void found(DiscoveredHost host) {
		hosts.removeAll(host.candidate().replaces());
		hosts.add(host.candidate().id());
		changed.run();
	}

	@Override
	public void trouble(String sentence) {
		trouble = sentence;
		changed.run();
	}

	@Override
	public void ended(Progress progress, DiscoveryNews what) {
		news = what;
		end();
	}

	boolean isQuiet() {
		return quiet;
	}

	boolean isOver() {
		return over;
	}

	/** No host of this scan was seen before. */
	Instant begun() {
		return begun;
	}

	/** How many hosts it has found. */
	int count() {
		return hosts.size();
	}

	/** The latest of what did not go as it should, a sentence; empty for nothing. */
	String trouble() {
		return trouble;
	}

	/** None while it goes on. */
	DiscoveryNews news() {
		return news;
	}

	/** Null before it has begun. */
	Progress progress() {
		Scan now = scan;
		return now == null ? null : now.progress();
	}

	void cancel() {
		cancelled = true;
		Scan now = scan;
		if (now != null) {
			now.cancel();
		}
	}
}
