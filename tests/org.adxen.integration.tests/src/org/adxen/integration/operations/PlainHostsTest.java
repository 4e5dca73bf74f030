// SPDX-License-Identifier: EPL-2.0
package org.adxen.integration.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.adxen.fleet.ConnectionState.NeedsTrust;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolRegistration;
import org.adxen.integration.Programs;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.OperationRun;
import org.adxen.operations.Operations;
import org.adxen.operations.Target;
import org.adxen.operations.TargetOutcome;
import org.adxen.xen.Address;
import org.adxen.xen.Credentials;
import org.adxen.xen.PowerState;
import org.adxen.xen.Secret;
import org.adxen.xen.simulator.Scenario;
import org.adxen.xen.simulator.SimulatedFleet;
import org.adxen.xen.simulator.SimulatedPool;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What a person does with two plain Xen hosts: migrate from the one to the other, by the same operation as in a pool. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class PlainHostsTest {

	private static final String SCENARIO = """
			seed 7
			pool "xen-9" toolstack=xl user=root password=demo
			  host xen-9 cpus=8 memory=32GiB
			  storage nfs size=2TiB
			  disk balancer-system storage=nfs size=8GiB sharable
			  domain balancer host=xen-9 memory=1GiB vcpus=2 type=pvh uses=balancer-system
			  domain git host=xen-9 memory=4GiB vcpus=2 type=pvh disk=20GiB
			pool "xen-10" toolstack=xl user=root password=demo
			  host xen-10 cpus=8 memory=32GiB
			  storage nfs size=2TiB
			  disk balancer-system storage=nfs size=8GiB sharable
			""";

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private SimulatedFleet simulated;
	private Fleet fleet;
	private Operations operations;

	@Before
	public void connect() throws Exception {
		simulated = SimulatedFleet.start(Scenario.parse(SCENARIO).withPace(0.1).withPorts(0));
		fleet = Programs.fleet(folder.getRoot().toPath());
		operations = Programs.operations(fleet);
		var ids = new ArrayList<String>();
		for (SimulatedPool pool : simulated.pools()) {
			ids.add(fleet.register(new PoolRegistration("", Address.parse(pool.address()),
					new Credentials(pool.user(), Secret.of(pool.password().toCharArray())), false, "")));
		}
		fleet.connect(ids);
		for (String id : ids) {
			eventually(() -> fleet.picture().pools().get(id).state() instanceof NeedsTrust);
			fleet.trust(((NeedsTrust) fleet.picture().pools().get(id).state()).presented());
		}
		eventually(() -> host("xen-9") != null && host("xen-10") != null && domain("balancer") != null);
	}

	@After
	public void close() throws Exception {
		Programs.close(operations);
		Programs.close(fleet);
		simulated.close();
	}

	private static void eventually(Callable<Boolean> what) {
		await().atMost(Duration.ofSeconds(30)).until(what);
	}

	private HostView host(String name) {
		return fleet.picture().pools().values().stream().flatMap(pool -> pool.hosts().values().stream())
				.filter(host -> host.facts().name().equals(name)).findFirst().orElse(null);
	}

	private DomainView domain(String name) {
		return fleet.picture().domains().filter(domain -> domain.facts().name().equals(name)).findFirst().orElse(null);
	}

	/** A host that it left may still have the file it was started from, and so show it halted. */
	private List<String> runningAt(String host) {
		return fleet.picture().domains().filter(domain -> host.equals(domain.hostName()))
				.filter(domain -> domain.facts().state() == PowerState.RUNNING).map(domain -> domain.facts().name()).toList();
	}

	private TargetOutcome migrate(String name, String host) throws InterruptedException {
		Target target = new Target.OfDomain(domain(name).key());
		OperationRun run = operations.run(new OperationRequest(operations.find("migrate").orElseThrow().id(), List.of(target),
				Map.of("host", host(host).facts().id()), "", "test", true));
		run.await();
		return run.outcomes().get(target);
	}

	@Test
	public void domainMigratesFromOnePlainHostToAnother() throws Exception {
		assertThat(migrate("balancer", "xen-10")).isInstanceOf(TargetOutcome.Done.class);
		eventually(() -> runningAt("xen-10").contains("balancer") && !runningAt("xen-9").contains("balancer"));
		assertThat(simulated.pool("xen-9").domains()).extracting("name").doesNotContain("balancer");
	}

	@Test
	public void refusalNamesTheHostsAndWhatToDo() throws Exception {
		assertThat(migrate("git", "xen-10").toString()).contains("git cannot be migrated from xen-9 to xen-10.", "Put it on storage");
		assertThat(simulated.pool("xen-9").domains()).extracting("name").contains("git");
	}

	@Test
	public void uptimeOfARunningDomainIsKnown() {
		assertThat(domain("git").facts().startedAt()).isNotNull();
	}
}
