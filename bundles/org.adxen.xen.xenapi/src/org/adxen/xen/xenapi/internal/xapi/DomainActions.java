// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.adxen.xen.DomainAction;

/**
 * XAPI's names of operations in AdXen's words. While records are read, a set of actions is a bit mask; equal masks share one
 * set. Used by one thread.
 */
final class DomainActions {

	/** vm_operations; those that are only parts of others, or only for other clients, are left out. */
	private static final Map<String, DomainAction> ACTIONS = Map.ofEntries(Map.entry("start", DomainAction.START),
			Map.entry("start_on", DomainAction.START_ON), Map.entry("clean_shutdown", DomainAction.SHUT_DOWN),
			Map.entry("hard_shutdown", DomainAction.FORCE_SHUT_DOWN), Map.entry("clean_reboot", DomainAction.REBOOT),
			Map.entry("hard_reboot", DomainAction.FORCE_REBOOT), Map.entry("pause", DomainAction.PAUSE),
			Map.entry("unpause", DomainAction.UNPAUSE), Map.entry("suspend", DomainAction.SUSPEND),
			Map.entry("resume", DomainAction.RESUME), Map.entry("resume_on", DomainAction.RESUME_ON),
			Map.entry("pool_migrate", DomainAction.MIGRATE), Map.entry("snapshot", DomainAction.SNAPSHOT),
			Map.entry("destroy", DomainAction.DELETE), Map.entry("clone", DomainAction.CLONE),
			Map.entry("changing_dynamic_range", DomainAction.SET_MEMORY),
			Map.entry("changing_static_range", DomainAction.SET_MEMORY),
			Map.entry("changing_memory_limits", DomainAction.SET_MEMORY),
			Map.entry("changing_memory_live", DomainAction.SET_MEMORY),
			Map.entry("changing_VCPUs", DomainAction.SET_VCPUS), Map.entry("changing_VCPUs_live", DomainAction.SET_VCPUS));

	/** Operations in progress that are told under another name than the one that is asked for. */
	private static final Map<String, DomainAction> IN_PROGRESS = Map.of("shutdown", DomainAction.SHUT_DOWN, "migrate_send",
			DomainAction.MIGRATE, "checkpoint", DomainAction.SNAPSHOT, "snapshot_with_quiesce", DomainAction.SNAPSHOT, "copy",
			DomainAction.CLONE);

	private final Map<Integer, Set<DomainAction>> sets = new HashMap<>();

	/** The bit of an operation that is allowed; 0 when AdXen does not offer it. */
	static int allowed(String operation) {
		DomainAction action = ACTIONS.get(operation);
		return action == null ? 0 : bit(action);
	}

	/** The bit of an operation in progress; what AdXen does not know is {@link DomainAction#OTHER}. */
	static int current(String operation) {
		return bit(ACTIONS.getOrDefault(operation, IN_PROGRESS.getOrDefault(operation, DomainAction.OTHER)));
	}

	static int bit(DomainAction action) {
		return 1 << action.ordinal();
	}

	static int mask(Set<DomainAction> actions) {
		return actions.stream().mapToInt(DomainActions::bit).reduce(0, (a, b) -> a | b);
	}

	Set<DomainAction> set(int mask) {
		return sets.computeIfAbsent(mask, m -> {
			var actions = EnumSet.noneOf(DomainAction.class);
			for (DomainAction action : DomainAction.values()) {
				if ((m & bit(action)) != 0) {
					actions.add(action);
				}
			}
			return Set.copyOf(actions);
		});
	}
}
