// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.picture;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.adxen.xen.DomainId;
import org.adxen.xen.LoadSample;
import org.adxen.xen.LoadSample.HostLoad;
import org.adxen.xen.XenException;
import org.adxen.xen.xl.internal.shell.Sections;
import org.adxen.xen.xl.internal.shell.Shell;
import org.eclipse.jdt.annotation.Nullable;

/** How busy a host is: the CPU time that its domains used since it was last asked. The first answer has no loads. Safe for any thread. */
public final class Loads {

	/** @param nanos by this machine's clock */
	private record Before(long nanos, Map<String, Double> seconds) {
	}

	private final Shell shell;
	private final HostFacts host;
	private final Sections sections = new Sections();
	private @Nullable Before before;

	public Loads(Shell shell, HostFacts host) {
		this.shell = shell;
		this.host = host;
	}

	public LoadSample sample() throws XenException, InterruptedException {
		Reading reading = Reading.read(shell, sections, "");
		return sample(reading, System.nanoTime());
	}

	private synchronized LoadSample sample(Reading reading, long nanos) {
		Before then = before;
		var seconds = new HashMap<String, Double>();
		reading.rows().forEach(row -> seconds.put(key(row), row.seconds()));
		before = new Before(nanos, seconds);
		double passed = then == null ? 0 : (nanos - then.nanos()) / 1e9;
		List<Running> running = Running.of(reading, host.id(), Map.of(), Map.of());
		var loads = new HashMap<DomainId, Double>();
		double all = 0;
		for (Running domain : running) {
			Double earlier = then == null ? null : then.seconds().get(key(domain.row()));
			if (earlier != null && passed > 0) {
				double used = Math.max(0, domain.row().seconds() - earlier);
				all += used;
				loads.put(domain.id(), Math.min(1, used / passed / Math.max(1, domain.row().vcpus())));
			}
		}
		double cpu = loads.isEmpty() ? Double.NaN : Math.min(1, all / passed / Math.max(1, reading.info().cpus()));
		return new LoadSample(Instant.now(), Map.of(host.id(), new HostLoad(cpu, reading.info().freeBytes())), loads);
	}

	private static String key(DomainRow row) {
		return row.domid() + " " + row.uuid();
	}
}
