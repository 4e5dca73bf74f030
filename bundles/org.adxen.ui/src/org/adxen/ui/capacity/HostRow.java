// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.capacity;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.adxen.ui.labels.Connections;
import org.adxen.ui.labels.Values;
import org.adxen.xen.HostSnapshot;

/**
 * A registered host, or a registered pool of which no host was seen yet.
 *
 * @param host null for a pool without hosts
 */
record HostRow(PoolView pool, HostView host) {

	static List<HostRow> of(FleetPicture picture) {
		return picture.pools().values().stream().flatMap(pool -> pool.hosts().isEmpty() ? Stream.of(new HostRow(pool, null))
				: pool.hosts().values().stream().map(host -> new HostRow(pool, host))).toList();
	}

	Object key() {
		return host == null ? pool.id() : host.key();
	}

	Object element() {
		return host == null ? pool : host;
	}

	boolean stale() {
		return !pool.isConnected();
	}

	/** Null when nothing of it is known. */
	HostSnapshot facts() {
		return host == null ? null : host.facts();
	}

	String name() {
		return host == null ? pool.label() : Connections.name(host);
	}

	String icon() {
		return host == null ? Connections.icon(pool) : Connections.icon(pool, host);
	}

	String state() {
		return host == null || stale() ? Connections.text(pool) : Connections.state(host.facts());
	}

	/** 0..1; NaN when unknown or old. */
	double cpuLoad() {
		return host == null || stale() ? Double.NaN : host.facts().cpuLoad();
	}

	/** 0..1; NaN when unknown. */
	double memoryUsed() {
		return host == null || host.facts().memoryTotalBytes() <= 0 || host.facts().memoryFreeBytes() < 0 ? Double.NaN
				: 1 - (double) host.facts().memoryFreeBytes() / host.facts().memoryTotalBytes();
	}

	String memoryTotal() {
		return host == null ? "" : Values.memory(host.facts().memoryTotalBytes());
	}

	String memoryFree() {
		return host == null ? "" : Values.memory(host.facts().memoryFreeBytes());
	}

	/** Whether each of the words is somewhere in what the row says. */
	boolean says(List<String> words) {
		String all = String.join("\n", name(), state(), pool.label(), pool.address().toString(),
				host == null ? "" : String.join("\n", host.facts().address(), host.facts().software(), host.facts().xenVersion(),
						String.join("\n", host.facts().tags())))
				.toLowerCase(Locale.ROOT);
		return words.stream().allMatch(all::contains);
	}
}
