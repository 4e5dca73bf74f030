// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.HostSnapshot;
import org.adxen.xen.PoolDelta;
import org.adxen.xen.PoolFacts;
import org.adxen.xen.PoolSnapshot;
import org.adxen.xen.PowerState;

/** Records for tests. */
public final class Facts {

	private Facts() {
	}

	public static HostSnapshot host(String id) {
		return new HostSnapshot(id, id, "10.0.0.1", true, true, true, 8, "Xeon", 64L << 30, 32L << 30, Double.NaN,
				"XCP-ng 8.3.0", "4.17", false, Set.of());
	}

	public static DomainSnapshot domain(String uuid, String name, PowerState state, String host) {
		return new DomainSnapshot(DomainId.of(uuid), name, "", DomainSnapshot.Kind.ORDINARY, state, host, 1, 2, 2, 4L << 30,
				4L << 30, Double.NaN, null, List.of(), "", Set.of(), Set.of(), Set.of(), Map.of());
	}

	public static DomainSnapshot named(DomainSnapshot d, String name) {
		return new DomainSnapshot(d.id(), name, d.description(), d.kind(), d.state(), d.host(), d.domid(), d.vcpus(),
				d.vcpusMax(), d.memoryBytes(), d.memoryMaxBytes(), d.cpuLoad(), d.startedAt(), d.addresses(), d.os(), d.tags(),
				d.allowed(), d.current(), d.labels());
	}

	public static DomainSnapshot in(DomainSnapshot d, PowerState state) {
		return new DomainSnapshot(d.id(), d.name(), d.description(), d.kind(), state, d.host(), d.domid(), d.vcpus(),
				d.vcpusMax(), d.memoryBytes(), d.memoryMaxBytes(), d.cpuLoad(), d.startedAt(), d.addresses(), d.os(), d.tags(),
				d.allowed(), d.current(), d.labels());
	}

	/** A pool of one host with so many running domains. */
	public static PoolSnapshot pool(String id, int domains) {
		List<DomainSnapshot> all = new ArrayList<>();
		IntStream.range(0, domains).forEach(i -> all.add(domain(id + "-d" + i, "web-" + i, PowerState.RUNNING, id + "-h")));
		return new PoolSnapshot(new PoolFacts(id, id, "XAPI 2.21", id + "-h", false), List.of(host(id + "-h")), all, List.of());
	}

	public static PoolDelta changed(DomainSnapshot... domains) {
		return new PoolDelta(null, List.of(), Set.of(), List.of(domains), Set.of(), null);
	}

	public static PoolDelta gone(String... uuids) {
		return new PoolDelta(null, List.of(), Set.of(), List.of(),
				Set.copyOf(List.of(uuids).stream().map(DomainId::of).toList()), null);
	}
}
