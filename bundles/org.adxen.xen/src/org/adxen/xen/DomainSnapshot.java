// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A domain as its toolstack reported it at one moment.
 *
 * @param id                 within the pool
 * @param name               as reported; may be empty, hold anything, and be used twice
 * @param description        free text
 * @param kind               an ordinary domain, or one that must never be operated on
 * @param state              what it does
 * @param host               the id of the host it runs on (or is bound to), null when on none
 * @param domid              the hypervisor's number, −1 when not running
 * @param vcpus              now, or at start when halted
 * @param vcpusMax           upper limit
 * @param memoryBytes        what it has now when running, else what it will get at start
 * @param memoryMaxBytes     static maximum
 * @param cpuLoad            0..1 over its vCPUs, NaN when unknown; live numbers come with {@link LoadSample}
 * @param startedAt          null when not running or not known
 * @param addresses          IP addresses the guest agent told, in its order
 * @param os                 what the guest agent told of its operating system, may be empty
 * @param tags               labels kept by the toolstack
 * @param allowed            what the toolstack would accept now (advisory), already without what the role forbids
 * @param current            what somebody is doing with it now
 * @param labels             other key-value pairs worth showing, e.g. {@code other_config} keys starting with {@code adxen.}
 */
public record DomainSnapshot(DomainId id, String name, String description, Kind kind, PowerState state,
		@Nullable String host, int domid, int vcpus, int vcpusMax, long memoryBytes, long memoryMaxBytes, double cpuLoad,
		@Nullable Instant startedAt, List<String> addresses, String os, Set<String> tags, Set<DomainAction> allowed,
		Set<DomainAction> current, java.util.Map<String, String> labels) {

	/** What sort of domain it is. Templates and snapshots are not domains. */
	public enum Kind {
		ORDINARY,
		/** Domain-0: its host's control domain. */
		CONTROL,
		/** Serves devices to others. */
		DRIVER
	}

	/** The tag that protects a domain from everything that would stop, move or remove it. */
	public static final String PROTECT_TAG = "adxen:protect";

	// Not compact: the compiler would lose the annotations of the parameters.
	public DomainSnapshot(DomainId id, String name, String description, Kind kind, PowerState state, @Nullable String host,
			int domid, int vcpus, int vcpusMax, long memoryBytes, long memoryMaxBytes, double cpuLoad,
			@Nullable Instant startedAt, List<String> addresses, String os, Set<String> tags, Set<DomainAction> allowed,
			Set<DomainAction> current, java.util.Map<String, String> labels) {
		this.id = id;
		this.name = name;
		this.description = description;
		this.kind = kind;
		this.state = state;
		this.host = host;
		this.domid = domid;
		this.vcpus = vcpus;
		this.vcpusMax = vcpusMax;
		this.memoryBytes = memoryBytes;
		this.memoryMaxBytes = memoryMaxBytes;
		this.cpuLoad = cpuLoad;
		this.startedAt = startedAt;
		this.addresses = List.copyOf(addresses);
		this.os = os;
		this.tags = Set.copyOf(tags);
		this.allowed = Set.copyOf(allowed);
		this.current = Set.copyOf(current);
		this.labels = java.util.Map.copyOf(labels);
	}
}
