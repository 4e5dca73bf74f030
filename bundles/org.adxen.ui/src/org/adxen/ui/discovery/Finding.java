// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.discovery;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

import org.adxen.discovery.Candidate;
import org.adxen.discovery.DiscoveryListener;
import org.adxen.discovery.DiscoveryRequest;
import org.adxen.discovery.Limits;
import org.adxen.discovery.Progress;
import org.adxen.discovery.Scan;
import org.adxen.discovery.TargetException;
import org.adxen.discovery.Targets;
import org.adxen.fleet.discovery.DiscoveredHost;
import org.adxen.fleet.discovery.HostDiscovery;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** One scan and what it found. Works on threads of its own; safe for any thread. */
@NonNullByDefault({ DefaultLocation.PARAMETER })
final class Finding implements DiscoveryListener {

	private final HostDiscovery discovery;
	private final Consumer<String> trouble;
	private final Runnable changed;
	private final Map<Long, DiscoveredHost> hosts = new ConcurrentSkipListMap<>();
	private final Map<Long, String> notes = new ConcurrentHashMap<>();
	private volatile Scan scan;
	private volatile boolean cancelled;
	private volatile boolean over;

	/**
	 * @param trouble is told sentences
	 * @param changed is told that there is something new, or that it is over
	 */
	Finding(HostDiscovery discovery, Consumer<String> trouble, Runnable changed) {
		this.discovery = discovery;
		this.trouble = trouble;
		this.changed = changed;
	}

	/**
	 * Returns at once.
	 *
	 * @param agreed whether so many addresses are meant; asked on a worker
	 */
	void start(String targets, String ports, int perSecond, Duration timeout, LongPredicate agreed) {
		Thread.ofVirtual().name("adxen-discover").start(() -> begin(targets, ports, perSecond, timeout, agreed));
	}

	private void begin(String targets, String ports, int perSecond, Duration timeout, LongPredicate agreed) {
		try {
			Targets all = Targets.builder().add(targets).build();
			all.notes().forEach(trouble);
			DiscoveryRequest request = DiscoveryRequest.of(all).withLimits(Limits.DEFAULT.withPerSecond(perSecond).withConnectTimeout(timeout));
			request = ports.isBlank() ? discovery.withContributedProbes(request) : request.withPorts(ports(ports));
			if (all.size() > Targets.LARGE) {
				if (!agreed.test(all.size())) {
					end();
					return;
				}
				request = request.agreedToLarge();
			}
			if (cancelled) {
				end();
				return;
			}
			scan = discovery.start(request, this::found, this);
			if (cancelled) {
				scan.cancel();
			}
		} catch (TargetException | IllegalArgumentException | IOException e) {
			trouble.accept(e.getMessage());
			end();
		} catch (InterruptedException e) {
			end();
		}
	}

	private static List<Integer> ports(String text) {
		return Arrays.stream(text.split("[,\\s]+")).filter(p -> !p.isEmpty()).map(p -> {
			if (!p.matches("\\d{1,5}")) {
				throw new IllegalArgumentException(NLS.bind(Messages.Discover_badPort, p));
			}
			return Integer.valueOf(p);
		}).toList();
	}

	private void end() {
		over = true;
		changed.run();
	}

	private void found(DiscoveredHost host) {
		host.candidate().replaces().forEach(hosts::remove);
		hosts.put(host.candidate().id(), host);
		changed.run();
	}

	@Override
	public void found(Candidate candidate) {
		throw new IllegalStateException("told as a host instead");
	}

	@Override
	public void trouble(String sentence) {
		trouble.accept(sentence);
	}

	@Override
	public void ended(Progress progress) {
		end();
	}

	boolean isOver() {
		return over;
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

	/** As they stand now. Reads the environment. */
	List<FoundHost> rows() {
		return discovery.again(hosts.values()).stream().map(h -> new FoundHost(h, notes.getOrDefault(h.candidate().id(), ""))).toList();
	}

	void note(FoundHost host, String text) {
		notes.put(host.host().candidate().id(), text);
		changed.run();
	}

	/** For tests of what was found. */
	Collection<DiscoveredHost> hosts() {
		return hosts.values();
	}
}
