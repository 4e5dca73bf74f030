// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.adxen.xen.DomainAction;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.DomainSnapshot.Kind;
import org.adxen.xen.HostSnapshot;
import org.adxen.xen.PowerState;
import org.eclipse.jdt.annotation.Nullable;

/** Joins XAPI's records into AdXen's. Used by one thread. */
final class Snapshots {

	private static final int ALWAYS = DomainActions.bit(DomainAction.RENAME);
	private static final int CONSOLE = DomainActions.bit(DomainAction.CONSOLE);

	private final DomainActions actions = new DomainActions();
	private final int permitted;

	/** @param denied what the account's role forbids */
	Snapshots(Set<DomainAction> denied) {
		permitted = ~DomainActions.mask(denied);
	}

	HostSnapshot host(Records.Host host, Records.@Nullable HostMetrics metrics, long memoryFree, boolean coordinator) {
		return new HostSnapshot(host.uuid(), host.name(), host.address(), host.enabled(), metrics != null && metrics.live(),
				coordinator, host.cpus(), host.cpuModel(), metrics == null ? -1 : metrics.memoryTotal(), memoryFree, Double.NaN,
				host.software(), host.xen(), host.evacuating(), host.tags());
	}

	/** @param host where it runs, null when nowhere */
	DomainSnapshot domain(String ref, VmRecord vm, Records.@Nullable Host host, Records.@Nullable VmMetrics metrics,
			Records.@Nullable GuestMetrics guest) {
		boolean running = vm.state == PowerState.RUNNING || vm.state == PowerState.PAUSED;
		int vcpus = vm.vcpusAtStart;
		long memory = vm.memory;
		Instant started = null;
		if (running && metrics != null) { // what is left in there of an earlier run means nothing
			vcpus = metrics.vcpus() > 0 ? metrics.vcpus() : vcpus;
			memory = metrics.memory() > 0 ? metrics.memory() : memory;
			started = metrics.started();
		}
		int allowed = (vm.allowed | ALWAYS | (running ? CONSOLE : 0)) & permitted;
		return new DomainSnapshot(DomainId.of(vm.uuid), vm.name, vm.description, kind(ref, vm, host), vm.state,
				host == null ? null : host.uuid(), running ? vm.domid : -1, vcpus, vm.vcpusMax, memory, vm.memoryMax, Double.NaN,
				started, running && guest != null ? guest.addresses() : List.of(), guest == null ? "" : guest.os(),
				Set.copyOf(vm.tags), actions.set(allowed), actions.set(vm.current), vm.labels);
	}

	/** All control domains have the same mark; a host says which one is its Domain-0 (since XenServer 7.0), others are drivers'. */
	private static Kind kind(String ref, VmRecord vm, Records.@Nullable Host host) {
		if (!vm.control) {
			return Kind.ORDINARY;
		}
		return host == null || host.controlDomain().equals(ref) || host.controlDomain().equals(Records.NULL_REF)
				? Kind.CONTROL
				: Kind.DRIVER;
	}
}
