// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xend;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.adxen.xen.DomainAction;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.DomainSnapshot.Kind;
import org.adxen.xen.HostSnapshot;
import org.adxen.xen.PoolDelta;
import org.adxen.xen.PoolFacts;
import org.adxen.xen.PoolListener;
import org.adxen.xen.PoolSnapshot;
import org.adxen.xen.PowerState;
import org.adxen.xen.XenException;
import org.adxen.xen.xenapi.internal.rpc.Scalars;
import org.adxen.xen.xenapi.internal.rpc.Struct;
import org.adxen.xen.xenapi.internal.session.Attempt;
import org.adxen.xen.xenapi.internal.session.PoolDiff;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Reads a xend host, record by record: its {@code get_all_records} fails as a whole when one domain goes meanwhile. It is
 * polled, since xend's events tell only what was done through this API, in a queue of fifty that blocks xend when it is full.
 */
final class XendPicture {

	private static final Attempt ATTEMPT = Attempt.to("read the host");
	/** Domain-0's. */
	static final String ZERO_UUID = "00000000-0000-0000-0000-000000000000";

	/** xend does not say what it would accept, so this is what its power states permit. */
	private static final Map<PowerState, Set<DomainAction>> ALLOWED = Map.of(PowerState.HALTED,
			Set.of(DomainAction.START, DomainAction.DELETE, DomainAction.RENAME, DomainAction.SET_MEMORY, DomainAction.SET_VCPUS),
			PowerState.RUNNING,
			Set.of(DomainAction.SHUT_DOWN, DomainAction.FORCE_SHUT_DOWN, DomainAction.REBOOT, DomainAction.FORCE_REBOOT,
					DomainAction.PAUSE, DomainAction.SUSPEND, DomainAction.SET_MEMORY, DomainAction.SET_VCPUS, DomainAction.RENAME),
			PowerState.PAUSED,
			Set.of(DomainAction.UNPAUSE, DomainAction.FORCE_SHUT_DOWN, DomainAction.FORCE_REBOOT, DomainAction.RENAME),
			PowerState.SUSPENDED, Set.of(DomainAction.RESUME, DomainAction.DELETE), PowerState.CRASHED,
			Set.of(DomainAction.FORCE_SHUT_DOWN, DomainAction.FORCE_REBOOT), PowerState.UNKNOWN, Set.of());

	private final XendHost host;
	/** The processor's name by its reference: it stays what it is. */
	private final Map<String, String> processors = new ConcurrentHashMap<>();
	/** What the watch read last; null while nobody watches. */
	private volatile @Nullable Seen watched;

	/** A picture and when it was taken. */
	record Seen(PoolSnapshot picture, Instant at) {
	}

	XendPicture(XendHost host) {
		this.host = host;
	}

	PoolFacts facts() throws XenException, InterruptedException {
		return facts(hostRecord());
	}

	PoolSnapshot snapshot() throws XenException, InterruptedException {
		Struct record = hostRecord();
		var domains = new ArrayList<DomainSnapshot>();
		for (String ref : Struct.texts(host.read(ATTEMPT, Methods.VM_ALL))) {
			Struct vm = host.record("VM", ref);
			if (vm.has("uuid") && !vm.bool("is_a_template")) {
				domains.add(domain(vm));
			}
		}
		return new PoolSnapshot(facts(record), List.of(host(record, xen(record))), domains, List.of());
	}

	private Struct hostRecord() throws XenException, InterruptedException {
		return Struct.of(host.read(ATTEMPT, Methods.HOST_RECORD, host.uuid()));
	}

	private PoolFacts facts(Struct record) {
		return new PoolFacts(null, record.text("name_label"), ("xend " + xen(record)).strip(), host.uuid(), false);
	}

	private static String xen(Struct record) {
		Struct software = record.struct("software_version");
		return software.text(software.has("Xen") ? "Xen" : "xen");
	}

	private HostSnapshot host(Struct record, String xen) throws XenException, InterruptedException {
		Struct metrics = host.record("host_metrics", record.text("metrics"));
		List<String> cpus = record.texts("host_CPUs");
		String model = cpus.isEmpty() ? "" : processor(cpus.get(0));
		return new HostSnapshot(host.uuid(), record.text("name_label"), host.session().client().address().host(),
				!record.has("enabled") || record.bool("enabled"), true, true, cpus.size(), model.strip(),
				metrics.number("memory_total"), metrics.number("memory_free"), Double.NaN, ("Xen " + xen).strip(), xen, false,
				Set.of());
	}

	private String processor(String ref) throws XenException, InterruptedException {
		String known = processors.get(ref);
		if (known == null) {
			known = host.record("host_cpu", ref).text("modelname");
			processors.put(ref, known);
		}
		return known;
	}

	private DomainSnapshot domain(Struct vm) throws XenException, InterruptedException {
		PowerState state = state(vm.text("power_state"));
		boolean running = state == PowerState.RUNNING || state == PowerState.PAUSED;
		// What is off has nothing that is measured.
		Struct metrics = running ? host.record("VM_metrics", vm.text("metrics")) : Struct.of("");
		boolean control = vm.bool("is_control_domain");
		int domid = (int) vm.number("domid");
		String uuid = vm.text("uuid");
		long vcpus = running ? metrics.number("VCPUs_number") : -1;
		long memory = running ? metrics.number("memory_actual") : -1;
		return new DomainSnapshot(new DomainId(uuid, uuid.equals(ZERO_UUID) ? host.uuid() : ""), vm.text("name_label"),
				vm.text("name_description"), control ? domid == 0 ? Kind.CONTROL : Kind.DRIVER : Kind.ORDINARY, state,
				running || state == PowerState.CRASHED ? host.uuid() : null, running ? domid : -1,
				(int) (vcpus > 0 ? vcpus : vm.number("VCPUs_at_startup")), (int) vm.number("VCPUs_max"),
				memory > 0 ? memory : vm.number("memory_dynamic_max"), vm.number("memory_static_max"),
				running ? load(metrics) : Double.NaN, running ? Scalars.date(metrics.text("start_time")) : null, List.of(), "",
				Set.of(), control ? Set.of() : ALLOWED.getOrDefault(state, Set.of()), Set.of(), Map.of());
	}

	/** The mean over the vCPUs; NaN when it is not told. */
	static double load(Struct metrics) {
		return metrics.struct("VCPUs_utilisation").members().values().stream()
				.mapToDouble(value -> Scalars.real(String.valueOf(value))).average().orElse(Double.NaN);
	}

	static PowerState state(String text) {
		return switch (text) {
		case "Running" -> PowerState.RUNNING;
		case "Halted" -> PowerState.HALTED;
		case "Paused" -> PowerState.PAUSED;
		case "Suspended" -> PowerState.SUSPENDED;
		case "Crashed" -> PowerState.CRASHED;
		default -> PowerState.UNKNOWN;
		};
	}

	/** What was read last while it is watched, else read now. */
	Seen newest() throws XenException, InterruptedException {
		Seen last = watched;
		return last == null ? new Seen(snapshot(), Instant.now()) : last;
	}

	/** Returns only by an exception. */
	void watch(Duration poll, PoolListener listener) throws XenException, InterruptedException {
		try {
			PoolSnapshot told = seen();
			listener.replaced(told);
			for (;;) {
				Thread.sleep(poll);
				PoolSnapshot now = seen();
				PoolDelta changes = PoolDiff.between(told, now);
				if (!changes.isEmpty()) {
					listener.changed(changes);
				}
				told = now;
			}
		} finally {
			watched = null;
		}
	}

	private PoolSnapshot seen() throws XenException, InterruptedException {
		PoolSnapshot now = snapshot();
		watched = new Seen(now, Instant.now());
		return now;
	}
}
