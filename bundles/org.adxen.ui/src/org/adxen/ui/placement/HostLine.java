// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.placement;

import org.adxen.fleet.HostKey;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.adxen.operations.placement.Placement.HostUse;
import org.adxen.operations.placement.PlacementHost;
import org.adxen.ui.labels.Connections;
import org.adxen.ui.labels.Values;
import org.eclipse.osgi.util.NLS;

/**
 * A host that a plan could use, now and with the plan. Immutable.
 *
 * @param host      as it is
 * @param icon      of its state
 * @param cpuLoad   0..1, NaN when unknown
 * @param placed    members on it with the plan
 * @param usedBytes of memory that the plan takes
 */
public record HostLine(PlacementHost host, String icon, double cpuLoad, int placed, long usedBytes) {

	/** @param use null when the plan does not use it */
	public static HostLine of(HostView view, PoolView pool, HostUse use) {
		return new HostLine(use == null ? PlacementHost.of(view, pool) : use.host(), Connections.icon(pool, view),
				pool.isConnected() ? view.facts().cpuLoad() : Double.NaN, use == null ? 0 : use.placed(), use == null ? 0 : use.usedBytes());
	}

	public HostKey key() {
		return host.key();
	}

	/** 0..1 of the memory in use now; NaN when unknown. */
	public double before() {
		return used(host.freeBytes());
	}

	/** 0..1 of the memory in use with the plan; NaN when unknown. */
	public double after() {
		return used(host.freeBytes() - usedBytes);
	}

	private double used(long free) {
		return host.totalBytes() <= 0 || host.freeBytes() < 0 ? Double.NaN : 1 - (double) free / host.totalBytes();
	}

	/** "12 GiB free", "12 → 8 GiB free". */
	public String memory() {
		if (host.freeBytes() < 0) {
			return Messages.Hosts_memoryUnknown;
		}
		return usedBytes == 0 ? NLS.bind(Messages.Hosts_free, Values.memory(host.freeBytes()))
				: NLS.bind(Messages.Hosts_freeThen, Values.memory(host.freeBytes()), Values.memory(Math.max(0, host.freeBytes() - usedBytes)));
	}

	public String members() {
		return placed == 0 ? "" : Integer.toString(placed);
	}

	/** The numbers behind the bar. */
	public String tip() {
		if (!host.unusable().isEmpty()) {
			return host.unusable();
		}
		if (host.freeBytes() < 0 || host.totalBytes() <= 0) {
			return NLS.bind(Messages.Hosts_tipUnknown, host.name());
		}
		return NLS.bind(Messages.Hosts_tip, new Object[] { host.name(), Values.memory(host.totalBytes() - host.freeBytes()),
				Values.percent(before()), Values.memory(host.totalBytes()), Values.memory(usedBytes), placed, Values.percent(after()) });
	}
}
