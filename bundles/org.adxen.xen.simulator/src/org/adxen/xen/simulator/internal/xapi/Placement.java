// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xapi;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.adxen.xen.simulator.internal.Failure;
import org.adxen.xen.simulator.internal.data.Database;
import org.adxen.xen.simulator.internal.data.Row;

/**
 * Where a domain can run, and how much memory is left (xapi ocaml/xapi/xapi_vm_helpers.ml, assert_can_boot_here;
 * ocaml/xapi/memory_check.ml). Memory is counted as XAPI does for its checks: each domain squeezed to its dynamic minimum.
 */
final class Placement {

	private final Database database;

	Placement(Database database) {
		this.database = database;
	}

	/** Bytes that are free on a host once its domains are squeezed, those on their way there counted (host.compute_free_memory). */
	long freeMemory(String host) {
		return database.atomically(() -> {
			var row = database.get("host", host);
			var total = database.get("host_metrics", row.string("metrics")).number("memory_total");
			var used = database.all("VM").stream().filter(vm -> occupies(vm, host)).mapToLong(Placement::needs).sum();
			return Math.max(0, total - row.number("memory_overhead") - used);
		});
	}

	private static boolean occupies(Row vm, String host) {
		return vm.string("resident_on").equals(host) || vm.string("scheduled_to_be_resident_on").equals(host);
	}

	/** Bytes that a domain needs to run. */
	static long needs(Row vm) {
		return vm.number("memory_dynamic_min") + vm.number("memory_overhead");
	}

	/** The first reason why the domain cannot run on the host. */
	Optional<Failure> refusal(Row vm, Row host, boolean checkMemory) {
		if (!database.get("host_metrics", host.string("metrics")).flag("live"))
			return Optional.of(new Failure("HOST_NOT_LIVE"));
		if (!host.flag("enabled"))
			return Optional.of(new Failure("HOST_DISABLED", host.ref()));
		return storage(vm, host).or(() -> network(vm, host)).or(() -> checkMemory ? memory(vm, host) : Optional.empty());
	}

	private Optional<Failure> storage(Row vm, Row host) {
		return disks(vm).map(vdi -> vdi.string("SR")).filter(sr -> database.all("PBD").stream()
				.noneMatch(pbd -> pbd.string("SR").equals(sr) && pbd.string("host").equals(host.ref())
						&& pbd.flag("currently_attached")))
				.findFirst().map(sr -> new Failure("VM_REQUIRES_SR", vm.ref(), sr));
	}

	/** The disks of a domain. */
	Stream<Row> disks(Row vm) {
		return vm.set("VBDs").stream().flatMap(ref -> database.find("VBD", ref).stream())
				.filter(vbd -> vbd.refers("VDI"))
				.flatMap(vbd -> database.find("VDI", vbd.string("VDI")).stream());
	}

	private Optional<Failure> network(Row vm, Row host) {
		return vm.set("VIFs").stream().flatMap(ref -> database.find("VIF", ref).stream())
				.map(vif -> vif.string("network"))
				.filter(network -> !database.get("network", network).set("PIFs").isEmpty()
						&& database.get("network", network).set("PIFs").stream()
								.noneMatch(pif -> database.get("PIF", pif).string("host").equals(host.ref())))
				.findFirst().map(network -> new Failure("VM_REQUIRES_NETWORK", vm.ref(), network));
	}

	private Optional<Failure> memory(Row vm, Row host) {
		var free = freeMemory(host.ref());
		return needs(vm) <= free ? Optional.empty()
				: Optional.of(new Failure("HOST_NOT_ENOUGH_FREE_MEMORY", Long.toString(needs(vm)), Long.toString(free)));
	}

	/** The hosts on which the domain could run now. */
	List<Row> possible(Row vm) {
		return database.all("host").stream().filter(host -> refusal(vm, host, true).isEmpty()).toList();
	}

	/**
	 * Reserves room for a domain on a host, until the domain is there or {@link #release} is called.
	 *
	 * @throws Failure why it cannot be there
	 */
	void reserve(Row vm, String host) {
		database.atomically(() -> {
			var same = vm.string("resident_on").equals(host);
			refusal(database.get("VM", vm.ref()), database.get("host", host), !same).ifPresent(failure -> {
				throw failure;
			});
			database.set("VM", vm.ref(), "scheduled_to_be_resident_on", host);
		});
	}

	/**
	 * Reserves room on the best host: the domain's affinity if it fits there, else the one with the most free memory.
	 *
	 * @throws Failure NO_HOSTS_AVAILABLE, or in a pool of one the very reason
	 */
	String reserveAnywhere(Row vm) {
		return database.atomically(() -> {
			var hosts = database.all("host");
			if (hosts.size() == 1) {
				reserve(vm, hosts.getFirst().ref());
				return hosts.getFirst().ref();
			}
			var possible = possible(vm);
			var best = possible.stream().filter(host -> host.ref().equals(vm.string("affinity"))).findFirst()
					.or(() -> possible.stream().max(Comparator.comparingLong(host -> freeMemory(host.ref()))))
					.orElseThrow(() -> new Failure("NO_HOSTS_AVAILABLE"));
			reserve(vm, best.ref());
			return best.ref();
		});
	}

	/** Gives up a reservation. */
	void release(String vm) {
		database.find("VM", vm).ifPresent(row -> database.set("VM", vm, "scheduled_to_be_resident_on", Row.NULL));
	}
}
