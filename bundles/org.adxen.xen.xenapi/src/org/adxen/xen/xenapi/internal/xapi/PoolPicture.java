// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.adxen.xen.Address;
import org.adxen.xen.DomainAction;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.HostSnapshot;
import org.adxen.xen.PoolDelta;
import org.adxen.xen.PoolFacts;
import org.adxen.xen.PoolSnapshot;
import org.adxen.xen.TemplateSnapshot;
import org.adxen.xen.xenapi.internal.rpc.Cursor;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A pool's objects by reference, as events bring them, joined into snapshots. Remembers what it has told, so that an event
 * that changes nothing of interest is not told on. Used by one thread at a time.
 */
final class PoolPicture {

	/** The classes it is made of, in the lower case of events. */
	static final List<String> CLASSES = List.of("pool", "host", "host_metrics", "vm", "vm_metrics", "vm_guest_metrics");

	private final Map<String, Records.Pool> pools = new HashMap<>();
	private final Map<String, Records.Host> hosts = new HashMap<>();
	private final Map<String, Records.HostMetrics> hostMetrics = new HashMap<>();
	private final Map<String, VmRecord> vms = new HashMap<>();
	private final Map<String, Records.VmMetrics> vmMetrics = new HashMap<>();
	private final Map<String, Records.GuestMetrics> guestMetrics = new HashMap<>();
	private final Map<String, Long> freeMemory = new HashMap<>();

	private final Map<String, String> vmOfMetrics = new HashMap<>();
	private final Map<String, String> hostOfMetrics = new HashMap<>();

	private final Set<String> changedVms = new HashSet<>();
	private final Set<String> changedHosts = new HashSet<>();
	private final Set<String> unmeasured = new HashSet<>();

	private final Map<String, DomainSnapshot> toldDomains = new HashMap<>();
	private final Map<String, HostSnapshot> toldHosts = new HashMap<>();
	private List<TemplateSnapshot> toldTemplates = List.of();
	private @Nullable PoolFacts toldFacts;
	private boolean templatesChanged = true;

	private final Snapshots snapshots;

	PoolPicture(Set<DomainAction> denied) {
		snapshots = new Snapshots(denied);
	}

	/** Reads a new or changed object. */
	void put(String type, String ref, Cursor record) throws IOException {
		switch (type) {
		case "pool" -> {
			pools.put(ref, Records.pool(record));
			changedHosts.addAll(hosts.keySet());
		}
		case "host" -> {
			Records.Host host = Records.host(record);
			hosts.put(ref, host);
			hostOfMetrics.put(host.metrics(), ref);
			changedHosts.add(ref);
			if (!toldHosts.containsKey(ref)) {
				unmeasured.add(ref);
				vms.forEach((vmRef, vm) -> touch(vmRef, vm, ref));
			}
		}
		case "host_metrics" -> {
			hostMetrics.put(ref, Records.hostMetrics(record));
			touch(changedHosts, hostOfMetrics.get(ref));
		}
		case "vm" -> putVm(ref, VmRecord.read(record));
		case "vm_metrics" -> {
			Records.VmMetrics metrics = Records.vmMetrics(record);
			Records.@Nullable VmMetrics before = vmMetrics.put(ref, metrics);
			String vm = vmOfMetrics.get(ref);
			touch(changedVms, vm);
			if (vm != null && (before == null || before.memory() != metrics.memory())) {
				unmeasure(vms.get(vm));
			}
		}
		case "vm_guest_metrics" -> {
			guestMetrics.put(ref, Records.guestMetrics(record));
			touch(changedVms, vmOfMetrics.get(ref));
		}
		default -> record.skip();
		}
	}

	private void putVm(String ref, VmRecord vm) {
		VmRecord before = vms.put(ref, vm);
		vmOfMetrics.put(vm.metrics, ref);
		vmOfMetrics.put(vm.guestMetrics, ref);
		changedVms.add(ref);
		templatesChanged |= vm.template || before != null && before.template;
		if (before == null || !before.host.equals(vm.host) || before.memory != vm.memory) {
			unmeasure(before);
			unmeasure(vm);
		}
	}

	void remove(String type, String ref) {
		switch (type) {
		case "pool" -> pools.remove(ref);
		case "host" -> {
			hosts.remove(ref);
			freeMemory.remove(ref);
			unmeasured.remove(ref);
			changedHosts.add(ref);
		}
		case "host_metrics" -> hostMetrics.remove(ref);
		case "vm" -> {
			VmRecord before = vms.remove(ref);
			templatesChanged |= before != null && before.template;
			changedVms.add(ref);
			unmeasure(before);
		}
		case "vm_metrics" -> vmMetrics.remove(ref);
		case "vm_guest_metrics" -> guestMetrics.remove(ref);
		default -> {
			// not part of the picture
		}
		}
		vmOfMetrics.remove(ref);
		hostOfMetrics.remove(ref);
	}

	private void touch(String vmRef, VmRecord vm, String host) {
		if (vm.host.equals(host)) {
			changedVms.add(vmRef);
		}
	}

	private static void touch(Set<String> changed, @Nullable String ref) {
		if (ref != null) {
			changed.add(ref);
		}
	}

	private void unmeasure(@Nullable VmRecord vm) {
		if (vm != null && hosts.containsKey(vm.host)) {
			unmeasured.add(vm.host);
		}
	}

	/** How many objects of that class are known, for comparing with the toolstack's own count; −1 for other classes. */
	int count(String type) {
		return switch (type) {
		case "pool" -> pools.size();
		case "host" -> hosts.size();
		case "host_metrics" -> hostMetrics.size();
		case "vm" -> vms.size();
		case "vm_metrics" -> vmMetrics.size();
		case "vm_guest_metrics" -> guestMetrics.size();
		default -> -1;
		};
	}

	/** Hosts whose free memory may have changed since it was measured. */
	Set<String> unmeasured() {
		return unmeasured;
	}

	/** @param bytes −1 when it cannot be told */
	void measured(String host, long bytes) {
		unmeasured.remove(host);
		if (hosts.containsKey(host)) {
			freeMemory.put(host, bytes);
			changedHosts.add(host);
		}
	}

	/** Everything; from now on {@link #changes} tells what differs from it. */
	PoolSnapshot all() {
		toldHosts.clear();
		toldDomains.clear();
		changes();
		return new PoolSnapshot(facts(), copy(toldHosts.values()), copy(toldDomains.values()), templates());
	}

	private static <T> List<T> copy(Collection<T> values) {
		return new ArrayList<>(values);
	}

	/** What differs from what was told before. */
	PoolDelta changes() {
		var changed = new ArrayList<HostSnapshot>();
		var goneHosts = new HashSet<String>();
		if (toldHosts.isEmpty()) {
			changedHosts.addAll(hosts.keySet());
		}
		if (toldDomains.isEmpty()) {
			changedVms.addAll(vms.keySet());
		}
		for (String ref : changedHosts) {
			Records.Host host = hosts.get(ref);
			if (host == null) {
				HostSnapshot gone = toldHosts.remove(ref);
				if (gone != null) {
					goneHosts.add(gone.id());
				}
			} else {
				HostSnapshot now = snapshots.host(host, hostMetrics.get(host.metrics()),
						freeMemory.getOrDefault(ref, -1L), ref.equals(coordinator()));
				if (!Objects.equals(now, toldHosts.put(ref, now))) {
					changed.add(now);
				}
			}
		}
		var domains = new ArrayList<DomainSnapshot>();
		var goneDomains = new HashSet<DomainId>();
		for (String ref : changedVms) {
			VmRecord vm = vms.get(ref);
			if (vm == null || !vm.isDomain()) {
				DomainSnapshot gone = toldDomains.remove(ref);
				if (gone != null) {
					goneDomains.add(gone.id());
				}
			} else {
				DomainSnapshot now = snapshots.domain(ref, vm, hosts.get(vm.host), vmMetrics.get(vm.metrics),
						guestMetrics.get(vm.guestMetrics));
				if (!Objects.equals(now, toldDomains.put(ref, now))) {
					domains.add(now);
				}
			}
		}
		changedHosts.clear();
		changedVms.clear();
		return new PoolDelta(changedFacts(), changed, goneHosts, domains, goneDomains, changedTemplates());
	}

	private @Nullable PoolFacts changedFacts() {
		PoolFacts now = facts();
		if (Objects.equals(now, toldFacts)) {
			return null;
		}
		toldFacts = now;
		return now;
	}

	private @Nullable List<TemplateSnapshot> changedTemplates() {
		List<TemplateSnapshot> before = toldTemplates;
		return templates().equals(before) ? null : toldTemplates;
	}

	private List<TemplateSnapshot> templates() {
		if (templatesChanged) {
			templatesChanged = false;
			toldTemplates = vms.values().stream().filter(vm -> vm.template && !vm.snapshot)
					.map(vm -> new TemplateSnapshot(vm.uuid, vm.name, vm.description, vm.shippedTemplate))
					.sorted((a, b) -> a.uuid().compareTo(b.uuid())).toList();
		}
		return toldTemplates;
	}

	private String coordinator() {
		return pools.isEmpty() ? "" : pools.values().iterator().next().coordinator();
	}

	PoolFacts facts() {
		Records.Host leader = hosts.get(coordinator());
		Records.@Nullable Pool pool = pools.isEmpty() ? null : pools.values().iterator().next();
		return new PoolFacts(pool == null || pool.uuid().isEmpty() ? null : pool.uuid(), pool == null ? "" : pool.name(),
				leader == null ? "XAPI" : ("XAPI " + leader.api()).strip(), leader == null ? null : leader.uuid(),
				pool != null && pool.ha());
	}

	/** The hosts, as they are reached for what each measures of itself. */
	List<Loads.Member> members(Address here) {
		return Loads.members(here, hosts, coordinator());
	}
}
