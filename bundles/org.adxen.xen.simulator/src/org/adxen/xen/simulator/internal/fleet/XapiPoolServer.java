// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.fleet;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.adxen.xen.simulator.Scenario;
import org.adxen.xen.simulator.SimulatedDomain;
import org.adxen.xen.simulator.internal.Failure;
import org.adxen.xen.simulator.internal.Ids;
import org.adxen.xen.simulator.internal.Timing;
import org.adxen.xen.simulator.internal.data.Database;
import org.adxen.xen.simulator.internal.data.Row;
import org.adxen.xen.simulator.internal.http.HttpServer;
import org.adxen.xen.simulator.internal.http.SelfSigned;
import org.adxen.xen.simulator.internal.http.Trouble;
import org.adxen.xen.simulator.internal.load.Load;
import org.adxen.xen.simulator.internal.load.RrdUpdates;
import org.adxen.xen.simulator.internal.xapi.Hardware;
import org.adxen.xen.simulator.internal.xapi.XapiEndpoint;
import org.adxen.xen.simulator.internal.xapi.XapiPool;

/**
 * A XAPI pool on its sockets. The coordinator is usually at 127.0.0.1, each supporter at a loopback address of its own with the
 * same port, because XAPI tells clients addresses and never ports. Where a system has no such addresses, a supporter is at
 * 127.0.0.1 with another port, which its record then tells.
 */
final class XapiPoolServer implements PoolServer {

	private static final Logger LOG = System.getLogger(XapiPoolServer.class.getName());

	/** A host with its socket. */
	private record Member(String name, String ref, Optional<Identity> identity, HttpServer server, Port port) {
	}

	private final Database database;
	private final XapiPool pool;
	private final Trouble trouble = new Trouble();
	private final Map<String, Member> members = new LinkedHashMap<>();

	/**
	 * A pool that listens nowhere yet.
	 *
	 * @param distinct whether the system has loopback addresses besides 127.0.0.1
	 */
	XapiPoolServer(Scenario.Pool spec, Ids ids, Timing timing, Shared shared, boolean distinct) {
		database = new Database(shared.xapiSchema());
		pool = new XapiPool(database, shared.methods(), shared.xapiXml(), timing, spec.user(), spec.password());
		var metrics = new RrdUpdates(database, new Load(ids));
		for (int i = 0; i < spec.hosts().size(); i++) {
			var host = spec.hosts().get(i);
			boolean usual = host.address().equals(Scenario.Host.USUAL_ADDRESS);
			var address = usual ? Loopback.address(distinct ? i : 0) : Loopback.address(host.address());
			var ref = ids.ref(XapiPoolBuilder.host(host.name()));
			var identity = spec.tls() ? Optional.of(new Identity(host.name(), address, ids.seed())) : Optional.<Identity>empty();
			var endpoint = new XapiEndpoint(pool, ref, shared.xapiXml(), shared.json(), trouble, this::fingerprint, metrics,
					spec.tls());
			var server = new HttpServer(address, identity.map(known -> known::context), endpoint, trouble);
			members.put(host.name(), new Member(host.name(), ref, identity, server, new Port(server)));
		}
		var certificates = new LinkedHashMap<String, SelfSigned>();
		members.values().forEach(member -> member.identity()
				.ifPresent(identity -> certificates.put(member.name(), identity.certificate())));
		new XapiPoolBuilder(database, ids, spec, certificates, name -> members.get(name).server().address()).build();
		pool.hardware(new Machinery());
	}

	@Override
	public int open(int preferred) throws IOException {
		var port = coordinator().port().open(preferred);
		for (Member member : members.values())
			if (member != coordinator())
				openSupporter(member, port);
		return port;
	}

	private void openSupporter(Member member, int port) throws IOException {
		var address = member.server().address();
		try {
			member.port().openExactly(port);
			database.set("host", member.ref(), "address", address);
		} catch (IOException e) {
			LOG.log(Level.DEBUG, address + ':' + port + " cannot be used; " + member.name() + " gets another port", e);
			database.set("host", member.ref(), "address", address + ':' + member.port().open(0));
		}
	}

	private Member coordinator() {
		return members.values().stream().filter(member -> member.ref().equals(pool.coordinator())).findFirst().orElseThrow();
	}

	private Member member(String ref) {
		return members.values().stream().filter(member -> member.ref().equals(ref)).findFirst().orElseThrow();
	}

	@Override
	public String fingerprint() {
		return coordinator().identity().map(identity -> identity.certificate().fingerprint()).orElse("");
	}

	@Override
	public Trouble trouble() {
		return trouble;
	}

	@Override
	public void refuse(boolean on) {
		members.values().forEach(member -> {
			if (on)
				member.port().shut();
			else
				member.port().reopenSoon();
		});
	}

	@Override
	public void restart(Duration down) {
		pool.restarted();
		coordinator().port().bounce(down);
	}

	@Override
	public void loseSessions() {
		pool.loseSessions();
	}

	@Override
	public void hostAlive(String name, boolean alive) {
		var member = members.get(name);
		if (member == null)
			throw new IllegalArgumentException("There is no host " + name + " in this pool.");
		pool.hostAlive(member.ref(), alive);
		if (alive)
			member.port().reopenSoon();
		else
			member.port().shut();
	}

	@Override
	public void changeCertificates() {
		members.values().forEach(member -> member.identity().ifPresent(identity -> {
			identity.change();
			var known = database.all("Certificate").stream().filter(row -> row.string("host").equals(member.ref())).findFirst();
			known.ifPresent(row -> database.set("Certificate", row.ref(),
					XapiPoolBuilder.fingerprints(identity.certificate())));
		}));
	}

	@Override
	public void failNext(String method, Failure failure) {
		pool.failNext(method, failure);
	}

	@Override
	public List<SimulatedDomain> domains() {
		return database.all("VM").stream().filter(vm -> !vm.flag("is_a_template"))
				.map(vm -> new SimulatedDomain(vm.string("name_label"), vm.string("uuid"), vm.string("power_state"),
						database.find("host", vm.string("resident_on")).map(host -> host.string("name_label")).orElse(""),
						vm.flag("is_control_domain")))
				.toList();
	}

	/** Renames, tags or pauses; what is in the middle of an operation is left alone. */
	@Override
	public void disturb(int number) {
		database.atomically(() -> {
			var guests = database.all("VM").stream().filter(
					vm -> !vm.flag("is_a_template") && !vm.flag("is_control_domain") && vm.map("current_operations").isEmpty())
					.toList();
			if (!guests.isEmpty())
				disturb(guests.get(Math.floorMod(number, guests.size())), number);
		});
	}

	private void disturb(Row vm, int number) {
		var state = vm.string("power_state");
		if (number % 3 == 0 && (state.equals("Running") || state.equals("Paused")))
			database.set("VM", vm.ref(), "power_state", state.equals("Running") ? "Paused" : "Running");
		else if (number % 3 == 1)
			database.set("VM", vm.ref(), "tags", List.of("round-" + number % 10));
		else
			database.set("VM", vm.ref(), "name_description", "Change " + number);
	}

	@Override
	public void close() {
		members.values().forEach(member -> member.port().finish());
		pool.restarted();
	}

	/** Reboots take the socket of a host away and bring it back. */
	private final class Machinery implements Hardware {

		@Override
		public void reboot(String host, Duration down) {
			powerOff(host);
			Thread.ofVirtual().start(() -> {
				try {
					Thread.sleep(down);
					powerOn(host);
				} catch (InterruptedException e) {
					Thread.currentThread().interrupt();
				}
			});
		}

		@Override
		public void powerOff(String host) {
			pool.hostAlive(host, false);
			if (host.equals(pool.coordinator()))
				pool.restarted();
			later(member(host).port()::shut);
		}

		@Override
		public void powerOn(String host) {
			pool.hostAlive(host, true);
			database.set("host", host, "enabled", true);
			member(host).port().reopenSoon();
		}

		@Override
		public void restartToolstack(String host) {
			later(() -> {
				if (host.equals(pool.coordinator()))
					pool.restarted();
				member(host).port().bounce(pool.restartTime());
			});
		}

		/** After the answer has left. */
		private void later(Runnable action) {
			Thread.ofVirtual().start(() -> {
				try {
					Thread.sleep(100);
					action.run();
				} catch (InterruptedException e) {
					Thread.currentThread().interrupt();
				}
			});
		}
	}
}
