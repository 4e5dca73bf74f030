// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal;

import static org.adxen.xen.xl.internal.Transcript.timed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.PoolRegistration;
import org.adxen.fleet.PoolView;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.OperationRun;
import org.adxen.operations.Operations;
import org.adxen.operations.Target;
import org.adxen.operations.TargetOutcome;
import org.adxen.xen.Credentials;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.PowerState;
import org.adxen.xen.Secret;
import org.adxen.xen.XenConnector;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.RegistryFactory;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** The whole way from an admin's operation to two real hosts, and what the rules over the fleet refuse on it. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class FleetLabTest {

	@ClassRule
	public static final Lab LAB = new Lab();

	private Fleet fleet;
	private Operations operations;

	@Before
	public void start() throws Exception {
		fleet = fleet(Files.createTempDirectory(LAB.file("."), "environment"));
		Consumer<IStatus> log = status -> System.err.println(status);
		operations = (Operations) Operations.class.getClassLoader().loadClass("org.adxen.operations.internal.OperationsService")
				.getConstructor(Fleet.class, org.eclipse.core.runtime.IExtensionRegistry.class, Consumer.class)
				.newInstance(fleet, RegistryFactory.getRegistry(), log);
		for (int i = 1; i <= 2; i++) {
			LAB.host(i);
			fleet.register(new PoolRegistration("", LAB.address(i), new Credentials("root", Secret.none()), false, ""));
		}
		fleet.lookedAt(true);
		eventually(() -> fleet.picture().pools().size() == 2);
		fleet.connect(fleet.picture().pools().keySet());
		eventually(() -> fleet.picture().domains().filter(d -> d.facts().kind() == DomainSnapshot.Kind.CONTROL).count() == 2);
	}

	/** With the connector of this test's account. Its class is not exported, so it is made by its name. */
	private static Fleet fleet(Path environment) throws Exception {
		System.setProperty(Fleet.ENVIRONMENT, environment.toString());
		try {
			Class<?> type = Fleet.class.getClassLoader().loadClass("org.adxen.fleet.internal.LiveFleet");
			Fleet made = (Fleet) type.getConstructor().newInstance();
			var add = type.getDeclaredMethod("addConnector", XenConnector.class);
			add.setAccessible(true);
			add.invoke(made, new XlConnector(LAB.login()));
			return made;
		} finally {
			System.clearProperty(Fleet.ENVIRONMENT);
		}
	}

	@After
	public void stop() throws Exception {
		for (Object made : new Object[] { operations, fleet }) {
			if (made != null) {
				var close = made.getClass().getDeclaredMethod("close");
				close.setAccessible(true);
				close.invoke(made);
			}
		}
		LAB.host(1).clean();
		LAB.host(2).clean();
	}

	private static void eventually(Callable<Boolean> condition) {
		await().atMost(Lab.PATIENCE).pollInterval(Duration.ofMillis(100)).until(condition);
	}

	/** The one that is there. */
	private DomainView domain(String name) {
		return fleet.picture().domains().filter(d -> d.facts().name().equals(name) && d.facts().domid() > 0).findFirst().orElseThrow();
	}

	private boolean is(String name, PowerState state) {
		return fleet.picture().domains().anyMatch(d -> d.facts().name().equals(name) && d.facts().state() == state);
	}

	private PoolView pool(int host) {
		return fleet.picture().pools().values().stream().filter(p -> p.address().equals(LAB.address(host))).findFirst().orElseThrow();
	}

	private Map<Target, TargetOutcome> outcomes(String verb, List<Target> targets, Map<String, String> parameters) throws InterruptedException {
		OperationRun run = operations.run(
				new OperationRequest(operations.find(verb).orElseThrow().id(), targets, parameters, "", "test", true));
		run.await();
		return run.outcomes();
	}

	private TargetOutcome outcome(String verb, Target target, Map<String, String> parameters) throws Exception {
		return timed("Operation through the fleet: " + verb, () -> outcomes(verb, List.of(target), parameters).get(target));
	}

	private void done(String verb, String name, Map<String, String> parameters) throws Exception {
		assertThat(outcome(verb, new Target.OfDomain(domain(name).key()), parameters)).as(verb).isInstanceOf(TargetOutcome.Done.class);
	}

	private String config(String name, String more) throws Exception {
		String text = LAB.host(1).sh("grep -v '^name' /root/guests/pvh1.cfg") + "name = \"" + name + "\"\n" + more;
		return Files.writeString(LAB.file(name + ".cfg"), text).toString();
	}

	@Test
	public void aDomainIsLedFromOneHostToTheOther() throws Exception {
		assertThat(outcome("create", new Target.OfPool(pool(1).id()), Map.of("config", config("pvh1", "")))).isInstanceOf(TargetOutcome.Done.class);
		eventually(() -> is("pvh1", PowerState.RUNNING));
		LAB.host(1).awaitTicks("pvh1");
		done("pause", "pvh1", Map.of());
		eventually(() -> is("pvh1", PowerState.PAUSED));
		done("unpause", "pvh1", Map.of());
		eventually(() -> is("pvh1", PowerState.RUNNING));
		done("migrate", "pvh1", Map.of("host", LAB.host(2).id()));
		// its configuration file stays where it was made
		eventually(() -> is("pvh1", PowerState.RUNNING) && is("pvh1", PowerState.HALTED)
				&& LAB.host(2).id().equals(domain("pvh1").facts().host()));
		assertThat(LAB.host(1).uuids()).hasSize(1);
		assertThat(LAB.host(2).uuids()).hasSize(2);
		LAB.host(2).awaitTicks("pvh1--incoming");
		done("shutdown", "pvh1", Map.of());
		eventually(() -> !is("pvh1", PowerState.RUNNING));
		assertThat(LAB.host(2).uuids()).hasSize(1);
	}

	@Test
	public void forceShutDownOfAllLeavesDomain0() throws Exception {
		LAB.host(1).createByHand("tiny", "one");
		LAB.host(2).createByHand("tiny", "two");
		LAB.host(2).createByHand("tiny", "0");
		eventually(() -> is("one", PowerState.RUNNING) && is("two", PowerState.RUNNING) && is("0", PowerState.RUNNING));
		List<Target> all = fleet.picture().domains().<Target>map(d -> new Target.OfDomain(d.key())).toList();
		Map<Target, TargetOutcome> outcomes = outcomes("destroy", all, Map.of());
		assertThat(outcomes.values()).filteredOn(TargetOutcome.Done.class::isInstance).hasSize(3);
		fleet.picture().domains().filter(d -> d.facts().kind() == DomainSnapshot.Kind.CONTROL)
				.forEach(d -> assertThat(outcomes.get(new Target.OfDomain(d.key()))).isInstanceOf(TargetOutcome.Refused.class));
		for (int i = 1; i <= 2; i++) {
			assertThat(LAB.host(i).sh("xl list | tail -n +2").strip()).startsWith("Domain-0 ").doesNotContain("\n");
		}
	}

	/** xl itself would start it. */
	@Test
	public void aDiskInUseIsRefused() throws Exception {
		String disk = "disk = [ \"/srv/repository/disk1.img,raw,xvda,w\" ]\n";
		var host = new Target.OfPool(pool(1).id());
		assertThat(outcome("create", host, Map.of("config", config("first", disk)))).isInstanceOf(TargetOutcome.Done.class);
		assertThat(outcome("create", host, Map.of("config", config("second", disk)))).isInstanceOfSatisfying(TargetOutcome.Refused.class,
				refused -> {
					assertThat(refused.reason()).contains("second", "xvda", "first");
				});
		assertThat(LAB.host(1).uuids()).hasSize(2);
		done("destroy", "first", Map.of());
	}
}
