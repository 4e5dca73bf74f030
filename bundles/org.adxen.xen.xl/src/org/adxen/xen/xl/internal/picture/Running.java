// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.picture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.adxen.xen.DomainAction;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.DomainSnapshot.Kind;
import org.adxen.xen.PowerState;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A domain that exists at the hypervisor.
 *
 * @param id      distinct also where UUIDs are not
 * @param unique  whether its UUID alone leads to it
 * @param started null when not known
 */
public record Running(DomainId id, boolean unique, String name, DomainRow row, RunningConfig config,
		@Nullable Instant started) {

	private static final String INCOMING = "--incoming";
	private static final Map<PowerState, Set<DomainAction>> ALLOWED = Map.of(PowerState.RUNNING,
			Set.of(DomainAction.SHUT_DOWN, DomainAction.FORCE_SHUT_DOWN, DomainAction.REBOOT, DomainAction.FORCE_REBOOT,
					DomainAction.PAUSE, DomainAction.SUSPEND, DomainAction.MIGRATE_TO_POOL, DomainAction.RENAME,
					DomainAction.SET_MEMORY, DomainAction.SET_VCPUS, DomainAction.CONSOLE),
			PowerState.PAUSED,
			Set.of(DomainAction.UNPAUSE, DomainAction.FORCE_SHUT_DOWN, DomainAction.FORCE_REBOOT, DomainAction.RENAME,
					DomainAction.CONSOLE),
			PowerState.CRASHED, Set.of(DomainAction.FORCE_SHUT_DOWN, DomainAction.FORCE_REBOOT, DomainAction.CONSOLE),
			PowerState.HALTED, Set.of(DomainAction.FORCE_SHUT_DOWN)); // shut down, and kept by its configuration

	/** All that there are; of several with one UUID, the first is told from the others by its host, these by their numbers too. */
	static List<Running> of(Reading reading, String host, Map<Integer, RunningConfig> configs, Map<String, Instant> starts) {
		var count = new HashMap<String, Integer>();
		reading.rows().forEach(row -> count.merge(row.uuid(), 1, Integer::sum));
		var running = new ArrayList<Running>();
		var seen = new HashSet<String>();
		for (DomainRow row : reading.rows()) {
			boolean unique = count.get(row.uuid()) == 1;
			boolean first = seen.add(row.uuid());
			DomainId id = unique && row.domid() != 0 ? DomainId.of(row.uuid())
					: new DomainId(row.uuid(), first ? host : host + '#' + row.domid());
			running.add(new Running(id, unique, reading.names().getOrDefault(row.domid(), ""), row,
					configs.getOrDefault(row.domid(), RunningConfig.NONE), starts.get(row.uuid())));
		}
		return running;
	}

	public int domid() {
		return row.domid();
	}

	public PowerState power() {
		return row.power();
	}

	/** Whether it may be operated on at all. */
	public Kind kind() {
		return domid() == 0 ? Kind.CONTROL : config.driver() ? Kind.DRIVER : Kind.ORDINARY;
	}

	/** The memory that it has now. */
	public long memoryKib() {
		return row.memoryMiB() << 10;
	}

	/** Whether {@code xl list -v DOMID} tells that the domain has shut down and still is there. */
	public static boolean isDown(String table, int domid) {
		return DomainRow.parse(table, Map.of(domid, "")).stream().anyMatch(DomainRow::isDown);
	}

	DomainSnapshot snapshot(String host, Set<String> tags, String path) {
		boolean incoming = name.endsWith(INCOMING);
		boolean touchable = kind() == Kind.ORDINARY && !incoming;
		long memory = row.memoryMiB() << 20;
		return new DomainSnapshot(id, incoming ? name.substring(0, name.length() - INCOMING.length()) : name, "", kind(), power(),
				host, domid(), row.vcpus(), Math.max(row.vcpus(), config.maxVcpus()), memory,
				Math.max(memory, config.maxMemoryBytes()), Double.NaN, started, List.of(), "", tags,
				touchable ? ALLOWED.getOrDefault(power(), Set.of()) : Set.of(),
				incoming ? Set.of(DomainAction.MIGRATE_TO_POOL) : Set.of(),
				path.isEmpty() ? Map.of() : Map.of(Picture.FILE_LABEL, path));
	}
}
