// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xapi;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.adxen.xen.simulator.internal.Failure;
import org.adxen.xen.simulator.internal.data.Row;

/** Hosts (xapi ocaml/xapi/xapi_host.ml). */
final class HostCalls {

	private static final Duration SHORT = Duration.ofMillis(500);
	private static final Duration REBOOT = Duration.ofSeconds(20);

	private HostCalls() {
	}

	static void addTo(Methods methods) {
		methods.slow("host.enable", "host:ref:host", (c, args) -> enable(c, c.row(args, "host"), true));
		methods.slow("host.disable", "host:ref:host auto_enable:bool?true", (c, args) -> enable(c, c.row(args, "host"), false));
		methods.slow("host.evacuate", "host:ref:host network:ref:network? evacuate_batch_size:int?0", HostCalls::evacuate);
		methods.slow("host.assert_can_evacuate", "host:ref:host", (c, args) -> {
			assertCanEvacuate(c, c.row(args, "host"));
			return "";
		});
		methods.slow("host.get_vms_which_prevent_evacuation", "self:ref:host",
				(c, args) -> preventing(c, c.row(args, "self")));
		methods.slow("host.reboot", "host:ref:host", (c, args) -> leave(c, c.row(args, "host"), true));
		methods.slow("host.shutdown", "host:ref:host", (c, args) -> leave(c, c.row(args, "host"), false));
		methods.slow("host.power_on", "host:ref:host", (c, args) -> {
			c.pool().hardware().powerOn(c.row(args, "host").ref());
			return "";
		});
		methods.slow("host.restart_agent", "host:ref:host", (c, args) -> {
			c.pool().hardware().restartToolstack(c.row(args, "host").ref());
			return "";
		});
		methods.slow("host.compute_free_memory", "host:ref:host",
				(c, args) -> c.pool().placement().freeMemory(c.row(args, "host").ref()));
		methods.slow("host.compute_memory_overhead", "host:ref:host",
				(c, args) -> c.row(args, "host").number("memory_overhead"));
		// the ring of the hypervisor's console (datamodel: host.dmesg)
		methods.slow("host.dmesg", "host:ref:host", (c, args) -> "(XEN) Xen version 4.17.5-13 (simulated)\n(XEN) Command line: console=vga\n");
		methods.quick("host.get_servertime", "host:ref:host", (c, args) -> Instant.now());
		methods.quick("host.get_server_localtime", "host:ref:host", (c, args) -> Instant.now());
		methods.slow("host.call_plugin", "host:ref:host plugin:string fn:string args:map:string", (c, args) -> {
			throw new Failure("XENAPI_MISSING_PLUGIN", args.string("plugin"));
		});
	}

	/** The value of host.allowed_operations. */
	static List<String> allowed(Row host) {
		return host.flag("enabled") ? List.of("provision", "evacuate", "vm_start", "vm_resume", "vm_migrate")
				: List.of("provision", "evacuate", "shutdown", "reboot", "vm_start", "vm_resume", "vm_migrate", "enable");
	}

	private static Object enable(Context c, Row host, boolean enabled) throws InterruptedException {
		c.pool().checkReachable(host.ref());
		c.work().take(SHORT);
		c.db().set("host", host.ref(), "enabled", enabled);
		MessageCalls.create(c.pool(), enabled ? "HOST_ENABLED" : "HOST_DISABLED", 5, "Host", host.string("uuid"), "");
		return "";
	}

	/** Moves every guest away, one after the other; none is moved if one cannot be. */
	private static Object evacuate(Context c, Args args) throws InterruptedException {
		var host = c.row(args, "host");
		assertCanEvacuate(c, host);
		for (Row guest : Operations.guests(c.pool(), host.ref()))
			VmPowerCalls.migrate(c, guest,
					destination(c, guest, host).orElseThrow(() -> new Failure("NO_HOSTS_AVAILABLE")));
		return "";
	}

	private static Optional<Row> destination(Context c, Row guest, Row host) {
		return c.pool().placement().possible(guest).stream().filter(other -> !other.ref().equals(host.ref()))
				.max((a, b) -> Long.compare(c.pool().placement().freeMemory(a.ref()),
						c.pool().placement().freeMemory(b.ref())));
	}

	/** The errors of all guests in one parameter, as XAPI writes them. */
	private static void assertCanEvacuate(Context c, Row host) {
		var preventing = preventing(c, host);
		if (!preventing.isEmpty())
			throw new Failure("CANNOT_EVACUATE_HOST", preventing.values().stream()
					.map(description -> String.join(",", description)).collect(Collectors.joining("|")));
	}

	private static Map<String, List<String>> preventing(Context c, Row host) {
		var result = new LinkedHashMap<String, List<String>>();
		for (Row guest : Operations.guests(c.pool(), host.ref())) {
			var refusal = guest.string("power_state").equals(VmState.PAUSED.wire()) ? Optional.<Failure>empty()
					: c.pool().lifecycle().refusal(guest, VmOperation.POOL_MIGRATE);
			if (refusal.isEmpty() && destination(c, guest, host).isEmpty())
				refusal = Optional.of(reason(c, guest, host));
			refusal.ifPresent(failure -> result.put(guest.ref(), failure.description()));
		}
		return result;
	}

	private static Failure reason(Context c, Row guest, Row host) {
		return c.db().all("host").stream().filter(other -> !other.ref().equals(host.ref()))
				.flatMap(other -> c.pool().placement().refusal(guest, other, true).stream()).findFirst()
				.orElseGet(() -> new Failure("NO_HOSTS_AVAILABLE"));
	}

	/** Only a disabled host without guests may be rebooted or shut down. */
	private static Object leave(Context c, Row host, boolean comesBack) {
		c.pool().checkReachable(host.ref());
		if (host.flag("enabled"))
			throw new Failure("HOST_NOT_DISABLED");
		Operations.guests(c.pool(), host.ref()).stream().findFirst().ifPresent(guest -> {
			throw new Failure("HOST_IN_USE", host.ref(), "VM", guest.ref());
		});
		if (comesBack)
			c.pool().hardware().reboot(host.ref(), c.pool().timing().paced(REBOOT));
		else
			c.pool().hardware().powerOff(host.ref());
		return "";
	}
}
