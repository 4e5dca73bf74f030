// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.adxen.xen.simulator.Scenario;
import org.adxen.xen.simulator.Scenario.Domain;
import org.adxen.xen.simulator.Scenario.Host;
import org.adxen.xen.simulator.Scenario.Pool;
import org.adxen.xen.simulator.Scenario.State;
import org.adxen.xen.simulator.Scenario.Storage;
import org.adxen.xen.simulator.Scenario.Toolstack;
import org.adxen.xen.simulator.internal.Ids;

/** Makes fleets of any size out of a few numbers. */
public final class ScenarioGenerator {

	private static final long GIB = 1L << 30;
	private static final List<String> ROLES = List.of("web", "db", "mail", "cache", "queue", "build", "app", "log", "dns",
			"proxy", "files", "test");
	private static final List<String> SYSTEMS = List.of("Debian 12", "Ubuntu 24.04", "AlmaLinux 9", "FreeBSD 14",
			"Windows Server 2022");

	private ScenarioGenerator() {
	}

	/** Makes pools of hosts over which the domains are spread evenly. */
	public static Scenario generate(int pools, int hosts, int domains, long seed) {
		if (pools < 1 || hosts < 1 || domains < 0)
			throw new IllegalArgumentException("A fleet needs at least one pool with one host, and no negative number of domains.");
		var ids = new Ids(Long.toString(seed));
		var list = new ArrayList<Pool>();
		for (int i = 1; i <= pools; i++)
			list.add(pool(ids, i, hosts, domains));
		return new Scenario(seed, 1, Duration.ofSeconds(5), List.copyOf(list));
	}

	/** Makes plain Xen hosts with so many domains each. */
	public static Scenario generatePlain(int hosts, int domains, long seed) {
		if (hosts < 1 || domains < 0)
			throw new IllegalArgumentException("A fleet needs at least one host, and no negative number of domains.");
		var ids = new Ids(Long.toString(seed));
		var list = new ArrayList<Pool>();
		for (int i = 1; i <= hosts; i++)
			list.add(plain(ids, i, domains));
		return new Scenario(seed, 1, Duration.ofSeconds(5), List.copyOf(list));
	}

	private static Pool plain(Ids ids, int number, int domains) {
		var name = "plain-%03d".formatted(number);
		var guests = new ArrayList<Domain>();
		for (int i = 0; i < domains; i++)
			guests.add(domain(ids, name + '/' + i, i, name, number, "pvh"));
		return new Pool(name, Toolstack.XL, false, 0, "root", "demo", List.of(new Host(name, 16, (16L + 4L * domains) * GIB, false)),
				List.of(), List.of(), List.copyOf(guests));
	}

	private static Pool pool(Ids ids, int number, int hosts, int domains) {
		var name = "pool-%03d".formatted(number);
		var perHost = domains / hosts + 1;
		var machines = new ArrayList<Host>();
		for (int i = 1; i <= hosts; i++)
			machines.add(new Host(name + "-host-" + i, 16, (16L + 4L * perHost) * GIB, false));
		var guests = new ArrayList<Domain>();
		for (int i = 0; i < domains; i++)
			guests.add(domain(ids, name + '/' + i, i, machines.get(i % hosts).name(), number, "hvm"));
		return new Pool(name, Toolstack.XAPI, true, 0, "root", "demo", List.copyOf(machines),
				hosts > 1 ? List.of(new Storage(name + "-nfs", Math.max(4096, 64L * domains) * GIB)) : List.of(), List.of(),
				List.copyOf(guests));
	}

	private static Domain domain(Ids ids, String path, int number, String host, int pool, String type) {
		var role = ROLES.get(ids.number(path + "/role", ROLES.size()));
		var state = switch (ids.number(path + "/state", 20)) {
		case 0 -> State.PAUSED;
		case 1 -> State.SUSPENDED;
		case 2, 3, 4 -> State.HALTED;
		default -> State.RUNNING;
		};
		return new Domain(role + '-' + (number + 1), "", host, state, type, (1L << ids.number(path + "/memory", 2)) * GIB,
				1 + ids.number(path + "/vcpus", 4), SYSTEMS.get(ids.number(path + "/os", SYSTEMS.size())),
				List.of("10.%d.%d.%d".formatted(pool % 250, number / 250 % 250, number % 250 + 1)), List.of(20 * GIB),
				List.of(), List.of(role), ids.number(path + "/load", 90) / 100.0, true, false);
	}
}
