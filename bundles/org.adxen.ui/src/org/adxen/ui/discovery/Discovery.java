// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.discovery;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongPredicate;

import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.discovery.DiscoveredHost;
import org.adxen.fleet.discovery.DiscoveryNews;
import org.adxen.fleet.discovery.HostDiscovery;
import org.adxen.fleet.discovery.ScanPlan;
import org.adxen.ui.preferences.EnvironmentJob;
import org.adxen.xen.Credentials;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.util.Throttler;
import org.eclipse.swt.widgets.Control;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * What the workbench scans and has found: one scan at a time, seen alike by the dialog, the view and the status. Safe for any thread;
 * listeners are told on any.
 */
@Component(service = Discovery.class)
public final class Discovery {

	private static final Duration CALM = Duration.ofMillis(150);

	private final HostDiscovery hosts;
	private final RescanJob rescans;
	private final Map<String, String> notes = new ConcurrentHashMap<>();
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private volatile Finding latest;
	/** The scan whose news are in {@link #unread}, or were. */
	private volatile Finding told;
	private volatile DiscoveryNews unread = DiscoveryNews.NONE;
	private volatile boolean unreadable;

	@Activate
	public Discovery(@Reference HostDiscovery hosts) {
		this.hosts = hosts;
		rescans = new RescanJob(this, hosts);
		rescans.soon();
	}

	@Deactivate
	void close() {
		rescans.cancel();
		cancel();
	}

	/** Listeners are told that rows, progress or news may be others; perhaps thousands of times a second. */
	public void addListener(Runnable listener) {
		listeners.add(listener);
	}

	public void removeListener(Runnable listener) {
		listeners.remove(listener);
	}

	/** Runs work on the display thread after changes, joined to a few times a second, as long as the owner is there. Display thread. */
	void follow(Control owner, Runnable work) {
		var throttler = new Throttler(owner.getDisplay(), CALM, () -> {
			if (!owner.isDisposed()) {
				work.run();
			}
		});
		Runnable listener = throttler::throttledAsyncExec;
		addListener(listener);
		owner.addDisposeListener(e -> removeListener(listener));
	}

	HostDiscovery hosts() {
		return hosts;
	}

	// --- scanning

	/**
	 * Begins a scan and returns at once.
	 *
	 * @param agreed whether so many addresses are meant; asked on a worker
	 * @return the scan that goes on: another one where there was one already
	 */
	synchronized Finding start(ScanPlan plan, int everyHours, boolean quiet, LongPredicate agreed) {
		if (isScanning()) {
			return latest;
		}
		unread = DiscoveryNews.NONE;
		var finding = new Finding(hosts, quiet, this::changed);
		latest = finding;
		finding.start(plan, everyHours, agreed);
		changed();
		return finding;
	}

	/** Null before the first. */
	Finding latest() {
		return latest;
	}

	boolean isScanning() {
		Finding now = latest;
		return now != null && !now.isOver();
	}

	void cancel() {
		Finding now = latest;
		if (now != null) {
			now.cancel();
		}
	}

	private void changed() {
		Finding now = latest;
		if (now != null && now.isQuiet() && now.isOver() && now != told) {
			told = now;
			unread = now.news();
		}
		listeners.forEach(Runnable::run);
	}

	/** What a scan that nobody waited for has found, until somebody looks. */
	public DiscoveryNews unread() {
		return unread;
	}

	/** Somebody has looked. */
	void read() {
		if (!unread.isEmpty()) {
			unread = DiscoveryNews.NONE;
			changed();
		}
	}

	// --- what was found

	/** Every host that was ever found. Reads the environment. */
	List<FoundHost> rows() {
		try {
			List<DiscoveredHost> seen = hosts.seen();
			unreadable = false;
			return seen.stream().map(h -> new FoundHost(h, noteOf(h))).toList();
		} catch (EnvironmentException e) {
			if (!unreadable) {
				unreadable = true;
				ILog.get().error(e.getMessage(), e);
			}
			return List.of();
		}
	}

	/** Empty for nothing. */
	String noteOf(DiscoveredHost host) {
		return notes.getOrDefault(host.key(), "");
	}

	void note(DiscoveredHost host, String text) {
		notes.put(host.key(), text);
		changed();
	}

	/** Wipes the password when it is done. */
	void register(Collection<FoundHost> chosen, Credentials credentials, boolean remember) {
		new RegisterJob(this, chosen.stream().filter(FoundHost::isOffered).map(FoundHost::host).toList(), credentials, remember).schedule();
	}

	void ignore(Collection<FoundHost> chosen, boolean ignored) {
		EnvironmentJob.run(Messages.Discover_ignoreJob, () -> {
			hosts.ignore(chosen.stream().map(FoundHost::host).toList(), ignored);
			changed();
		});
	}

	void forget(Collection<FoundHost> chosen) {
		EnvironmentJob.run(Messages.Discover_forgetJob, () -> {
			hosts.forget(chosen.stream().map(FoundHost::host).toList());
			chosen.forEach(h -> notes.remove(h.key()));
			changed();
		});
	}
}
