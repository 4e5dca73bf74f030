// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.picture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.adxen.xen.DomainAction;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.DomainSnapshot.Kind;
import org.adxen.xen.PowerState;
import org.adxen.xen.config.DomainConfig;
import org.adxen.xen.xl.internal.definitions.Definition;
import org.eclipse.jdt.annotation.Nullable;

/**
 * All that is known of a host's domains at one moment.
 *
 * @param running     in the order of their numbers
 * @param definitions by UUID, without those forgotten
 * @param forgotten   definitions that are not to be shown
 * @param saved       what ran, by the UUID of each domain whose state is saved
 * @param tags        by UUID
 */
public record Scene(HostFacts host, HostInfo info, List<Running> running, Map<String, Definition> definitions,
		List<Definition> forgotten, Map<String, RunningConfig> saved, Map<String, Set<String>> tags) {

	private static final Set<DomainAction> HALTED = Set.of(DomainAction.START, DomainAction.START_ON, DomainAction.DELETE,
			DomainAction.RENAME, DomainAction.SET_MEMORY, DomainAction.SET_VCPUS);
	private static final Set<DomainAction> SUSPENDED = Set.of(DomainAction.RESUME, DomainAction.RESUME_ON,
			DomainAction.FORCE_SHUT_DOWN);

	/** The domain at the hypervisor, null when it is at rest. */
	public @Nullable Running running(DomainId id) {
		return running.stream().filter(domain -> domain.id().equals(id)).findFirst()
				.orElseGet(() -> running.stream().filter(domain -> domain.unique() && domain.id().uuid().equals(id.uuid()) && domain.domid() != 0)
						.findFirst().orElse(null));
	}

	/** The file that a domain can be started from, null when there is none. */
	public @Nullable Definition definition(DomainId id) {
		Definition own = definitions.get(id.uuid());
		Running domain = running(id);
		return own != null || domain == null ? own : byName(domain, runningUuids());
	}

	/** The definition that a file on the host is; null when it is none, or another file counts for its UUID. */
	public @Nullable Definition definitionAt(String path) {
		return Stream.concat(definitions.values().stream(), forgotten.stream()).filter(definition -> definition.path().equals(path))
				.findFirst().orElse(null);
	}

	/** What a new domain could get; −1 when unknown. */
	public long freeBytes() {
		return info.freeBytes();
	}

	/** A file without a UUID is that of the running domain of its name: each start by hand gave that another UUID. */
	private @Nullable Definition byName(Running domain, Set<String> taken) {
		return definitions.values().stream().filter(definition -> !definition.explicit()
				&& definition.name().equals(domain.name()) && !taken.contains(definition.uuid())).findFirst().orElse(null);
	}

	private Set<String> runningUuids() {
		var uuids = new HashSet<String>();
		running.forEach(domain -> uuids.add(domain.id().uuid()));
		return uuids;
	}

	/** How a domain is shown; empty when it is not known. */
	public String name(DomainId id) {
		Running domain = running(id);
		if (domain != null) {
			return domain.name();
		}
		Definition definition = definitions.get(id.uuid());
		RunningConfig config = saved.get(id.uuid());
		return definition != null ? definition.name() : config != null ? config.name() : "";
	}

	/** Every domain once: what runs, then what is suspended, then what is only defined. */
	public List<DomainSnapshot> snapshots() {
		var all = new LinkedHashMap<DomainId, DomainSnapshot>();
		var done = new HashSet<String>();
		Set<String> uuids = runningUuids();
		for (Running domain : running) {
			Definition own = definitions.get(domain.id().uuid());
			Definition definition = own != null || domain.domid() == 0 ? own : byName(domain, uuids);
			if (definition != null) {
				done.add(definition.uuid());
			}
			done.add(domain.id().uuid());
			all.put(domain.id(), domain.snapshot(host.id(), tags(domain.id().uuid()), definition == null ? "" : definition.path()));
		}
		saved.forEach((uuid, config) -> {
			if (done.add(uuid)) {
				all.put(DomainId.of(uuid), suspended(uuid, config));
			}
		});
		definitions.values().forEach(definition -> {
			if (done.add(definition.uuid())) {
				all.put(DomainId.of(definition.uuid()), halted(definition));
			}
		});
		return new ArrayList<>(all.values());
	}

	private Set<String> tags(String uuid) {
		return tags.getOrDefault(uuid, Set.of());
	}

	private DomainSnapshot suspended(String uuid, RunningConfig config) {
		Definition definition = definitions.get(uuid);
		return new DomainSnapshot(DomainId.of(uuid), name(DomainId.of(uuid)), "", config.driver() ? Kind.DRIVER : Kind.ORDINARY,
				PowerState.SUSPENDED, host.id(), -1, config.maxVcpus(), config.maxVcpus(), config.maxMemoryBytes(),
				config.maxMemoryBytes(), Double.NaN, null, List.of(), "", tags(uuid), SUSPENDED, Set.of(), labels(definition));
	}

	private DomainSnapshot halted(Definition definition) {
		DomainConfig config = definition.config();
		boolean driver = Boolean.TRUE.equals(config.driverDomain());
		return new DomainSnapshot(DomainId.of(definition.uuid()), definition.name(), "", driver ? Kind.DRIVER : Kind.ORDINARY,
				PowerState.HALTED, null, -1, config.vcpus().atStart(), config.vcpus().max(), config.memory().bytes(),
				config.memory().maxBytes(), Double.NaN, null, List.of(), "", tags(definition.uuid()), driver ? Set.of() : HALTED,
				Set.of(), labels(definition));
	}

	private static Map<String, String> labels(@Nullable Definition definition) {
		return definition == null ? Map.of() : Map.of(Picture.FILE_LABEL, definition.path());
	}
}
