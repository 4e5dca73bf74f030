// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.picture;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

import org.adxen.xen.HostSnapshot;
import org.adxen.xen.PoolDelta;
import org.adxen.xen.PoolFacts;
import org.adxen.xen.PoolListener;
import org.adxen.xen.PoolSnapshot;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.xl.internal.definitions.Definition;
import org.adxen.xen.xl.internal.definitions.Files;
import org.adxen.xen.xl.internal.definitions.Listing;
import org.adxen.xen.xl.internal.shell.Sections;
import org.adxen.xen.xl.internal.shell.Sections.Section;
import org.adxen.xen.xl.internal.shell.Shell;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Reads a host over and over, and each time no more than has changed: one round trip, and a second one for configurations and
 * files that are new. Safe for any thread; readings wait for one another.
 */
public final class Picture {

	/** Label with the configuration file's path on the host. */
	static final String FILE_LABEL = "adxen.file";
	private static final Duration CONFIG_AGE = Duration.ofMinutes(5);
	/** The host shall not be busy with us for more of its time than one part in this. */
	private static final int EASE = 10;
	private static final int MOST_OF_FILE = 1 << 20;

	/** @param changes how many there were when it was read */
	private record Seen(Scene scene, long changes) {
	}

	private final Shell shell;
	private final HostFacts host;
	private final String listing;
	private final Sections sections = new Sections();
	private final Files files;
	private final ReentrantLock lock = new ReentrantLock();
	private Map<Integer, RunningConfig> configs = Map.of();
	private Map<String, Instant> starts = Map.of();
	private String configured = "?"; // no signature
	private long configuredAt;
	private final AtomicLong changes = new AtomicLong();
	private final Semaphore wake = new Semaphore(0);
	private volatile @Nullable Seen last;

	/** @param repository folder of the shared repository on the host, or empty */
	public Picture(Shell shell, HostFacts host, String repository) {
		this.shell = shell;
		this.host = host;
		listing = Listing.script(repository);
		files = new Files(host.id());
	}

	public HostFacts host() {
		return host;
	}

	public PoolFacts facts() {
		return new PoolFacts(host.id(), host.name(), host.toolstack(), host.id(), false);
	}

	/** Something was done to a domain: what was read before does not count any more, and who watches looks soon. */
	public void changed() {
		changes.incrementAndGet();
		wake.release();
	}

	/** What was there when it was last read, which others may have changed since; read now if we did something after that. */
	public Scene last() throws XenException, InterruptedException {
		Seen known = last;
		return known == null || known.changes() != changes.get() ? read() : known.scene();
	}

	/** What is there now. */
	public Scene read() throws XenException, InterruptedException {
		lock.lockInterruptibly();
		try {
			long then = changes.get();
			Reading reading = Reading.read(shell, sections, listing);
			List<String> read = files.changed(reading.files());
			String signature = reading.signature();
			boolean config = !signature.equals(configured) || System.nanoTime() - configuredAt > CONFIG_AGE.toNanos();
			if (config || !read.isEmpty()) {
				readMore(reading, config, read);
			}
			if (config) {
				configured = signature;
				configuredAt = System.nanoTime();
			}
			Scene scene = scene(reading);
			last = new Seen(scene, then);
			return scene;
		} finally {
			lock.unlock();
		}
	}

	private void readMore(Reading reading, boolean config, List<String> paths) throws XenException, InterruptedException {
		var script = new StringBuilder(Shell.LIMITED + sections.define());
		long seconds = Math.max(2, shell.patience().toSeconds() - 1);
		if (config) {
			script.append("mark :config\nlimited " + seconds + " xl list -l || exit\nmark :starts\nset --");
			reading.rows().stream().filter(row -> row.domid() != 0)
					.forEach(row -> script.append(" /vm/" + row.uuid() + "/start_time"));
			script.append('\n').append(Reading.READ_STORE);
		}
		script.append("while IFS= read -r f; do mark \"$f\"; limited 5 head -c " + (MOST_OF_FILE + 1) + " \"$f\" 2>/dev/null; done\nexit 0\n");
		byte[] list = (String.join("\n", paths) + (paths.isEmpty() ? "" : "\n")).getBytes(StandardCharsets.UTF_8);
		for (Section section : sections.split(shell.read(Reading.ATTEMPT, script.toString(), list))) {
			switch (section.title()) {
			case ":config" -> configs = configs(section.text());
			case ":starts" -> starts = starts(section.text());
			default -> files.read(section.title(), section.bytes());
			}
		}
	}

	private Map<Integer, RunningConfig> configs(String json) throws XenException {
		try {
			return RunningConfig.parse(json);
		} catch (IllegalArgumentException e) {
			throw new XenException(new XenFailure.Protocol(shell.host().address()),
					"What \"xl list -l\" wrote on " + shell.host().address().host() + " is not JSON.", json, e);
		}
	}

	private static Map<String, Instant> starts(String lines) {
		var starts = new HashMap<String, Instant>();
		StoreValues.parse(lines).forEach((path, seconds) -> {
			if (seconds.matches("\\d{1,12}(\\.\\d*)?")) {
				starts.put(path.replaceFirst("^/vm/([^/]*)/.*", "$1"), Instant.ofEpochMilli((long) (Double.parseDouble(seconds) * 1000)));
			}
		});
		return starts;
	}

	private Scene scene(Reading reading) {
		var definitions = new LinkedHashMap<String, Definition>();
		var forgotten = new ArrayList<Definition>();
		for (Definition definition : files.definitions()) {
			if (files.isForgotten(definition.uuid())) {
				forgotten.add(definition);
			} else {
				definitions.put(definition.uuid(), definition);
			}
		}
		var saved = new LinkedHashMap<String, RunningConfig>();
		for (String uuid : files.saved()) {
			RunningConfig config = RunningConfig.NONE;
			try {
				config = RunningConfig.parse(files.savedConfig(uuid)).values().stream().findFirst().orElse(RunningConfig.NONE);
			} catch (IllegalArgumentException e) {
				// a torn file; the state itself tells xl all it needs
			}
			saved.put(uuid, config);
		}
		return new Scene(host, reading.info(), Running.of(reading, host.id(), configs, starts), definitions, forgotten, saved, files.tags());
	}

	public PoolSnapshot snapshot() throws XenException, InterruptedException {
		Scene scene = read();
		HostInfo info = scene.info();
		String version = info.xenVersion();
		var snapshot = new HostSnapshot(host.id(), host.name(), shell.host().address().host(), true, true, true, info.cpus(),
				host.cpuModel(), info.totalBytes(), info.freeBytes(), Double.NaN, ("Xen " + version).strip(), version, false, Set.of());
		return new PoolSnapshot(facts(), List.of(snapshot), scene.snapshots(), List.of());
	}

	/** Returns only by an exception. A reading that takes long makes the next one wait longer, a change of ours shorter. */
	public void watch(Duration poll, PoolListener listener) throws XenException, InterruptedException {
		PoolSnapshot told = null;
		while (true) {
			long start = System.nanoTime();
			PoolSnapshot now = snapshot();
			long cost = System.nanoTime() - start;
			if (told == null) {
				listener.replaced(now);
			} else {
				PoolDelta changes = PoolDelta.between(told, now);
				if (!changes.isEmpty()) {
					listener.changed(changes);
				}
			}
			told = now;
			Thread.sleep(Duration.ofNanos(cost));
			if (wake.tryAcquire(Math.max(poll.toNanos(), cost * EASE) - cost, TimeUnit.NANOSECONDS)) {
				wake.drainPermits();
			}
		}
	}
}
