// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xapi;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What may be done with a domain, and in which power states (xapi ocaml/xapi/xapi_vm_lifecycle.ml, allowed_power_states).
 * migrate_send is missing on purpose: storage motion is not simulated, so nobody shall be told that it is allowed.
 */
enum VmOperation {

	SNAPSHOT(VmState.values()), CHECKPOINT(VmState.PAUSED, VmState.SUSPENDED, VmState.RUNNING), REVERT(VmState.values()),
	CLONE(VmState.HALTED), COPY(VmState.HALTED), PROVISION(VmState.HALTED), MAKE_INTO_TEMPLATE(VmState.HALTED),
	START(VmState.HALTED), START_ON(VmState.HALTED), PAUSE(VmState.RUNNING), UNPAUSE(VmState.PAUSED),
	CLEAN_SHUTDOWN(VmState.RUNNING), CLEAN_REBOOT(VmState.RUNNING),
	HARD_SHUTDOWN(VmState.PAUSED, VmState.SUSPENDED, VmState.RUNNING), HARD_REBOOT(VmState.PAUSED, VmState.RUNNING),
	SUSPEND(VmState.RUNNING), RESUME(VmState.SUSPENDED), RESUME_ON(VmState.SUSPENDED), POOL_MIGRATE(VmState.RUNNING),
	POWER_STATE_RESET(VmState.values()), DESTROY(VmState.HALTED, VmState.SUSPENDED),
	CHANGING_DYNAMIC_RANGE(VmState.HALTED, VmState.RUNNING), CHANGING_STATIC_RANGE(VmState.HALTED),
	CHANGING_MEMORY_LIMITS(VmState.HALTED), CHANGING_MEMORY_LIVE(VmState.RUNNING), CHANGING_VCPUS("changing_VCPUs", VmState.HALTED),
	CHANGING_VCPUS_LIVE("changing_VCPUs_live", VmState.RUNNING);

	private final String wire;
	private final Set<VmState> states;

	VmOperation(VmState... states) {
		this.wire = name().toLowerCase(Locale.ROOT);
		this.states = EnumSet.copyOf(List.of(states));
	}

	VmOperation(String wire, VmState... states) {
		this.wire = wire;
		this.states = EnumSet.copyOf(List.of(states));
	}

	/** The word of the API. */
	String wire() {
		return wire;
	}

	/** The power states in which it is legal; snapshots may be cloned while suspended. */
	Set<VmState> states(boolean snapshot) {
		if (snapshot && (this == CLONE || this == COPY))
			return EnumSet.of(VmState.HALTED, VmState.SUSPENDED);
		return states;
	}

	/** Whether the guest has to help, which one without the vendor's drivers cannot. */
	boolean needsGuest() {
		return switch (this) {
		case CLEAN_SHUTDOWN, CLEAN_REBOOT, SUSPEND, CHECKPOINT, POOL_MIGRATE, CHANGING_VCPUS_LIVE -> true;
		default -> false;
		};
	}
}
