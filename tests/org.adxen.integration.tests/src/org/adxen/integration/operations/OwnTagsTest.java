// SPDX-License-Identifier: EPL-2.0
package org.adxen.integration.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.PoolRegistration;
import org.adxen.integration.Programs;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.OperationRun;
import org.adxen.operations.Operations;
import org.adxen.operations.Target;
import org.adxen.operations.TargetOutcome;
import org.adxen.operations.Verdict;
import org.adxen.xen.Address;
import org.adxen.xen.Credentials;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.Secret;
import org.adxen.xen.simulator.Scenario;
import org.adxen.xen.simulator.SimulatedFleet;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** xend keeps no tags: AdXen does, for every program that shares the environment. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class OwnTagsTest {

	private static final String SCENARIO = """
			seed 11
			pool "old" toolstack=xend user=root password=demo
			  host old-1 cpus=4 memory=8GiB
			  domain web host=old-1 memory=1GiB vcpus=1 type=pv
			  domain db host=old-1 memory=1GiB vcpus=1 type=pv
			""";

	/** A fleet with its operations, as a workbench or a command line has them. */
	private static final class Program {
		private final Fleet fleet;
		private final Operations operations;

		Program(Path environment) throws Exception {
			fleet = Programs.fleet(environment);
			operations = Programs.operations(fleet);
		}

		void connect() throws Exception {
			eventually(() -> !fleet.picture().pools().isEmpty());
			String pool = fleet.picture().pools().keySet().iterator().next();
			fleet.setPassword(pool, Secret.of("demo".toCharArray()), false);
			fleet.connect(List.of(pool));
		}

		DomainView domain(String name) {
			return fleet.picture().domains().filter(d -> d.facts().name().equals(name)).findFirst().orElseThrow();
		}

		Verdict check(String operation, String name) {
			return operations.check(operations.find(operation).orElseThrow(), target(name), Map.of());
		}

		private Target target(String name) {
			return new Target.OfDomain(domain(name).key());
		}

		OperationRun begin(String operation, String name) {
			return operations.run(new OperationRequest(operations.find(operation).orElseThrow().id(), List.of(target(name)),
					Map.of(), "", "test", true));
		}

		TargetOutcome outcome(String operation, String name) throws InterruptedException {
			OperationRun run = begin(operation, name);
			run.await();
			return run.outcomes().get(target(name));
		}

		void close() throws Exception {
			Programs.close(operations);
			Programs.close(fleet);
		}
	}

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private SimulatedFleet simulated;
	private Program one;
	private Program other;

	@Before
	public void twoProgramsOnOneEnvironment() throws Exception {
		simulated = SimulatedFleet.start(Scenario.parse(SCENARIO).withPace(0.01).withPorts(0));
		one = new Program(environment());
		var pool = simulated.pool("old");
		one.fleet.register(new PoolRegistration("", Address.parse(pool.address()),
				new Credentials(pool.user(), Secret.of(pool.password().toCharArray())), false, ""));
		one.connect();
		other = new Program(environment());
		other.connect();
	}

	private Path environment() {
		return folder.getRoot().toPath().resolve("environment");
	}

	@After
	public void close() throws Exception {
		one.close();
		other.close();
		simulated.close();
	}

	@Test
	public void aDomainThatOneProgramProtectsIsRefusedByAllUntilItIsNotProtectedAnyMore() throws Exception {
		assertThat(one.outcome("protect", "web")).isInstanceOf(TargetOutcome.Done.class);
		assertThat(one.domain("web").tags()).containsExactly(DomainSnapshot.PROTECT_TAG);

		eventually(() -> other.domain("web").isProtected());
		for (String verb : List.of("destroy", "shutdown", "reboot", "reset", "suspend", "pause", "delete")) {
			assertThat(other.check(verb, "web")).as(verb).isInstanceOfSatisfying(Verdict.Refused.class,
					r -> assertThat(r.reason()).contains("web", DomainSnapshot.PROTECT_TAG));
		}
		assertThat(other.outcome("destroy", "web")).isInstanceOf(TargetOutcome.Refused.class);
		assertThat(simulated.pool("old").domain("web").state()).isEqualTo("Running");
		assertThat(other.check("destroy", "db")).isEqualTo(Verdict.ALLOWED);

		assertThat(other.outcome("unprotect", "web")).isInstanceOf(TargetOutcome.Done.class);
		eventually(() -> !one.domain("web").isProtected());
		assertThat(one.outcome("destroy", "web")).isInstanceOf(TargetOutcome.Done.class);
		assertThat(Files.readString(environment().resolve("environment.adxen"))).doesNotContain("<notes");
	}

	@Test
	public void tagsOfTwoProgramsAtTheSameMomentAreBothKept() throws Exception {
		OperationRun web = one.begin("protect", "web");
		OperationRun db = other.begin("protect", "db");
		web.await();
		db.await();

		for (Program program : List.of(one, other)) {
			eventually(() -> program.domain("web").isProtected() && program.domain("db").isProtected());
		}
		var next = new Program(environment());
		try {
			next.connect();
			assertThat(next.domain("web").isProtected()).isTrue();
			assertThat(next.domain("db").isProtected()).isTrue();
		} finally {
			next.close();
		}
	}

	@Test
	public void whereTheEnvironmentCannotBeWrittenNothingIsSaidToBeProtected() throws Exception {
		Files.writeString(environment().resolve("environment.adxen"), "damaged");

		assertThat(one.outcome("protect", "web")).isInstanceOfSatisfying(TargetOutcome.Failed.class,
				f -> assertThat(f.reason()).contains("environment.adxen"));
		assertThat(one.domain("web").isProtected()).isFalse();
	}

	private static void eventually(Callable<Boolean> condition) {
		await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20)).until(condition);
	}
}
