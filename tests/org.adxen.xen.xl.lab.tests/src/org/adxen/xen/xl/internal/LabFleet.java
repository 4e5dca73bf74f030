// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal;

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
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.RegistryFactory;
import org.junit.rules.ExternalResource;

/** Both hosts of the lab registered in a fleet of each test's own, with the operations; afterwards the hosts are as they were. */
@SuppressWarnings("null") // the JDK says nothing of null
final class LabFleet extends ExternalResource {

	private final Lab lab;
	private Fleet fleet;
	private Operations operations;

	LabFleet(Lab lab) {
		this.lab = lab;
	}

	@Override
	protected void before() throws Exception {
		fleet = fleet(Files.createTempDirectory(lab.file("."), "environment"));
		Consumer<IStatus> log = status -> System.err.println(status);
		operations = (Operations) Operations.class.getClassLoader().loadClass("org.adxen.operations.internal.OperationsService")
				.getConstructor(Fleet.class, IExtensionRegistry.class, Consumer.class)
				.newInstance(fleet, RegistryFactory.getRegistry(), log);
		for (int i = 1; i <= 2; i++) {
			lab.host(i);
			fleet.register(new PoolRegistration("", lab.address(i), new Credentials("root", Secret.none()), false, ""));
		}
		fleet.lookedAt(true);
		eventually(() -> fleet.picture().pools().size() == 2);
		fleet.connect(fleet.picture().pools().keySet());
		eventually(() -> fleet.picture().domains().filter(d -> d.facts().kind() == DomainSnapshot.Kind.CONTROL).count() == 2);
	}

	/** With the connector of this test's account. Its class is not exported, so it is made by its name. */
	private Fleet fleet(Path environment) throws Exception {
		System.setProperty(Fleet.ENVIRONMENT, environment.toString());
		try {
			Class<?> type = Fleet.class.getClassLoader().loadClass("org.adxen.fleet.internal.LiveFleet");
			Fleet made = (Fleet) type.getConstructor().newInstance();
			var add = type.getDeclaredMethod("addConnector", XenConnector.class);
			add.setAccessible(true);
			add.invoke(made, new XlConnector(lab.login()));
			return made;
		} finally {
			System.clearProperty(Fleet.ENVIRONMENT);
		}
	}

	@Override
	protected void after() {
		try {
			close();
		} catch (Exception e) {
			throw new IllegalStateException(e);
		}
	}

	private void close() throws Exception {
		for (Object made : new Object[] { operations, fleet }) {
			if (made != null) {
				var close = made.getClass().getDeclaredMethod("close");
				close.setAccessible(true);
				close.invoke(made);
			}
		}
		lab.host(1).clean();
		lab.host(2).clean();
	}

	static void eventually(Callable<Boolean> condition) {
		await().atMost(Lab.PATIENCE).pollInterval(Duration.ofMillis(100)).until(condition);
	}

	/** The one that is there. */
	DomainView domain(String name) {
		return fleet.picture().domains().filter(d -> d.facts().name().equals(name) && d.facts().domid() > 0).findFirst().orElseThrow();
	}

	boolean is(String name, PowerState state) {
		return fleet.picture().domains().anyMatch(d -> d.facts().name().equals(name) && d.facts().state() == state);
	}

	PoolView pool(int host) {
		return fleet.picture().pools().values().stream().filter(p -> p.address().equals(lab.address(host))).findFirst().orElseThrow();
	}

	Map<Target, TargetOutcome> outcomes(String verb, List<Target> targets, Map<String, String> parameters) throws InterruptedException {
		OperationRun run = operations.run(
				new OperationRequest(operations.find(verb).orElseThrow().id(), targets, parameters, "", "test", true));
		run.await();
		return run.outcomes();
	}

	Fleet fleet() {
		return fleet;
	}

	Operations operations() {
		return operations;
	}
}
