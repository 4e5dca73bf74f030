// SPDX-License-Identifier: EPL-2.0
package org.adxen.benchmarks.activation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.PoolRegistration;
import org.adxen.integration.Programs;
import org.adxen.operations.Operations;
import org.adxen.operations.group.ActivationState.Phase;
import org.adxen.operations.group.GroupActivation;
import org.adxen.operations.group.GroupDefinition;
import org.adxen.operations.group.GroupExpansion;
import org.adxen.operations.group.GroupPlanner;
import org.adxen.operations.group.MemberDefinition;
import org.adxen.operations.group.Readiness;
import org.adxen.operations.placement.EqualShares;
import org.adxen.xen.Address;
import org.adxen.xen.Credentials;
import org.adxen.xen.Secret;
import org.adxen.xen.simulator.Scenario;
import org.adxen.xen.simulator.SimulatedFleet;

/**
 * How long an activation takes, against the best that its limits allow: starts one after the other in each of the places for starts,
 * each as long as one start alone. In one pool the pool has 16 places; hosts of their own have 4 each.
 */
public final class Makespan {

	private static final int PLACES_OF_A_POOL = 16;
	private static final int PLACES_OF_A_HOST = 4;
	private static final int ALONE = 5;

	private Makespan() {
	}

	/** @param args domains, hosts, pace of the simulator */
	public static void main(String[] args) throws Exception {
		int domains = Integer.parseInt(args[0]);
		int hosts = Integer.parseInt(args[1]);
		double pace = Double.parseDouble(args[2]);
		System.out.println("| fleet | domains | one start alone | best possible | measured | ratio |");
		System.out.println("| --- | --- | --- | --- | --- | --- |");
		measure("one pool of " + hosts + " hosts", true, domains, hosts, pace);
		measure(hosts + " pools of one host", false, domains, hosts, pace);
		System.exit(0);
	}

	private static void measure(String what, boolean onePool, int domains, int hosts, double pace) throws Exception {
		Path folder = Files.createTempDirectory("adxen-makespan");
		try (var simulated = SimulatedFleet.start(Scenario.parse(scenario(onePool, hosts)).withPace(pace).withPorts(0))) {
			Fleet fleet = Programs.fleet(folder.resolve("environment"));
			Operations operations = Programs.operations(fleet);
			for (var pool : simulated.pools()) {
				fleet.register(new PoolRegistration(pool.name(), Address.parse(pool.address()),
						new Credentials("root", Secret.of("demo".toCharArray())), false, ""));
			}
			fleet.watchAll();
			while (fleet.picture().hosts().count() < hosts || !fleet.picture().pools().values().stream().allMatch(p -> p.isConnected())) {
				Thread.sleep(20);
			}
			Path file = Files.writeString(folder.resolve("web.cfg"),
					"name = \"web-${n}\"\ntype = \"pvh\"\nmemory = 256\nvcpus = 1\nkernel = \"/boot/guest/vmlinuz\"\n");
			long[] alone = new long[ALONE];
			for (int i = 0; i < ALONE; i++) {
				alone[i] = activate("alone-" + i, "alone-" + i, 1, file, fleet, operations);
			}
			Arrays.sort(alone);
			int places = onePool ? Math.min(PLACES_OF_A_POOL, hosts * PLACES_OF_A_HOST) : hosts * PLACES_OF_A_HOST;
			long best = Math.ceilDiv(domains, places) * alone[ALONE / 2];
			long measured = activate("all", "", domains, file, fleet, operations);
			System.out.printf("| %s | %d | %d ms | %.1f s | %.1f s | %.2f |%n", what, domains, alone[ALONE / 2] / 1_000_000, best / 1e9,
					measured / 1e9, (double) measured / best);
			Programs.close(operations);
			Programs.close(fleet);
		}
	}

	private static String scenario(boolean onePool, int hosts) {
		var text = new StringBuilder("seed 7\n");
		for (int i = 0; i < hosts; i++) {
			if (i == 0 || !onePool) {
				text.append("pool p").append(i).append(" toolstack=xapi user=root password=demo\n");
			}
			text.append("  host h").append(i).append(" cpus=32 memory=256GiB\n");
		}
		return text.toString();
	}

	/** @return nanoseconds */
	private static long activate(String id, String name, int count, Path file, Fleet fleet, Operations operations) throws Exception {
		var member = new MemberDefinition("web", file, "", count, name, 0, 0, List.of(), List.of(), 0, Duration.ZERO, Set.of(),
				Readiness.WHEN_RUNNING);
		var group = new GroupDefinition(id, id, List.of(member), "", "", List.of(), List.of(), Map.of());
		var plan = GroupPlanner.plan(group, GroupExpansion.of(group), fleet.picture(), List.of(), Map.of(), new EqualShares());
		long begun = System.nanoTime();
		var activation = GroupActivation.start(plan, new GroupActivation.Options(true, "", "benchmark"), fleet, operations, () -> {
		});
		activation.await();
		long lasted = System.nanoTime() - begun;
		if (!activation.states().values().stream().allMatch(s -> s.phase() == Phase.READY)) {
			throw new IllegalStateException(activation.states().toString());
		}
		return lasted;
	}
}
