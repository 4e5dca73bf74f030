// SPDX-License-Identifier: EPL-2.0
package org.adxen.integration.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.adxen.fleet.ConnectionState.NeedsTrust;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.HostKey;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolRegistration;
import org.adxen.integration.Programs;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.Operations;
import org.adxen.operations.Target;
import org.adxen.operations.group.GroupActivation;
import org.adxen.operations.group.GroupDefinition;
import org.adxen.operations.group.GroupExpansion;
import org.adxen.operations.group.GroupPlan;
import org.adxen.operations.group.GroupPlanner;
import org.adxen.operations.group.MemberDefinition;
import org.adxen.operations.group.Readiness;
import org.adxen.operations.placement.EqualShares;
import org.adxen.xen.Address;
import org.adxen.xen.Credentials;
import org.adxen.xen.DomainSnapshot.Kind;
import org.adxen.xen.Secret;
import org.adxen.xen.simulator.Scenario;
import org.adxen.xen.simulator.SimulatedFleet;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/** A simulated fleet that is watched, and a configuration file for members. */
@SuppressWarnings("null") // AssertJ says nothing of null
final class GroupFixture extends ExternalResource {

	static final GroupActivation.Options OPTIONS = new GroupActivation.Options(false, "", "test");

	final TemporaryFolder folder = new TemporaryFolder();
	SimulatedFleet simulated;
	Fleet fleet;
	Operations operations;
	Path file;
	private final String scenario;
	private final double pace;

	GroupFixture(String scenario, double pace) {
		this.scenario = scenario;
		this.pace = pace;
	}

	@Override
	protected void before() throws Throwable {
		folder.create();
		simulated = SimulatedFleet.start(Scenario.parse(scenario).withPace(pace).withPorts(0));
		fleet = Programs.fleet(folder.newFolder("environment").toPath());
		operations = Programs.operations(fleet);
		for (var pool : simulated.pools()) {
			fleet.register(new PoolRegistration(pool.name(), Address.parse(pool.address()),
					new Credentials("root", Secret.of("demo".toCharArray())), false, ""));
		}
		fleet.watchAll();
		await(this::trusted);
		await(() -> fleet.picture().pools().size() == simulated.pools().size()
				&& fleet.picture().pools().values().stream().allMatch(p -> p.isConnected() && !p.hosts().isEmpty()));
		file = folder.newFile("web.cfg").toPath();
		Files.writeString(file, "name = \"web-${n}\"\ntype = \"pvh\"\nmemory = 1024\nvcpus = 1\nkernel = \"/boot/guest/vmlinuz\"\n");
	}

	@Override
	protected void after() {
		try {
			Programs.close(operations);
			Programs.close(fleet);
		} catch (Exception e) {
			throw new IllegalStateException(e);
		} finally {
			simulated.close();
			folder.delete();
		}
	}

	/** Plain hosts show a key that nobody knows yet. */
	private boolean trusted() {
		for (var pool : fleet.picture().pools().values()) {
			if (pool.state() instanceof NeedsTrust needs) {
				try {
					fleet.trust(needs.presented());
				} catch (EnvironmentException e) {
					throw new IllegalStateException(e);
				}
			}
		}
		return !fleet.picture().pools().isEmpty() && fleet.picture().pools().values().stream().allMatch(p -> p.isConnected());
	}

	static void await(BooleanSupplier condition) throws InterruptedException {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime()).as("in time").isLessThan(end);
			TimeUnit.MILLISECONDS.sleep(10);
		}
	}

	MemberDefinition member(String name, int count, String domainName, int order, Set<String> after, Readiness readiness) {
		return new MemberDefinition(name, file, "", count, domainName, 0, 0, List.of(), List.of(), order, Duration.ZERO, after, readiness);
	}

	MemberDefinition webs(int count) {
		return member("web", count, "", 0, Set.of(), Readiness.WHEN_RUNNING);
	}

	static GroupDefinition group(MemberDefinition... members) {
		return group(List.of(), members);
	}

	static GroupDefinition group(List<Set<String>> apart, MemberDefinition... members) {
		return new GroupDefinition("g-1", "shop", List.of(members), "", "", List.of(), apart, Map.of());
	}

	GroupPlan plan(GroupDefinition group, Map<String, HostKey> places) throws Exception {
		return GroupPlanner.plan(group, GroupExpansion.of(group), fleet.picture(), List.of(), places, new EqualShares());
	}

	GroupActivation begin(GroupPlan plan) throws Exception {
		return GroupActivation.start(plan, OPTIONS, fleet, operations, () -> {
		});
	}

	GroupActivation activate(GroupPlan plan) throws Exception {
		GroupActivation activation = begin(plan);
		activation.await();
		return activation;
	}

	HostView host(String name) {
		return fleet.picture().hosts().filter(h -> h.facts().name().equals(name)).findFirst().orElseThrow();
	}

	DomainView domain(String name) {
		return fleet.picture().domains().filter(d -> d.facts().name().equals(name)).findFirst().orElseThrow();
	}

	/** Names of ordinary domains on a host, in order. */
	List<String> on(String host) {
		HostKey key = host(host).key();
		return fleet.picture().domains()
				.filter(d -> Objects.equals(key, d.host()) && d.facts().kind() == Kind.ORDINARY)
				.map(d -> d.facts().name()).sorted().toList();
	}

	void run(String operation, Map<String, String> parameters, Target target) throws InterruptedException {
		operations.run(new OperationRequest("org.adxen.operations." + operation, List.of(target), parameters, "", "test", true)).await();
	}
}
