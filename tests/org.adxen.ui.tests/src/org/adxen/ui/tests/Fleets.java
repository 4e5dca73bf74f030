// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.tests;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.PoolRegistration;
import org.adxen.operations.Operations;
import org.adxen.xen.Address;
import org.adxen.xen.Credentials;
import org.adxen.xen.FleetSimulator;
import org.adxen.xen.FleetSimulator.FleetRequest;
import org.adxen.xen.FleetSimulator.RunningFleet;
import org.adxen.xen.FleetSimulator.RunningPool;
import org.adxen.xen.Secret;
import org.adxen.xen.simulator.Scenario;
import org.adxen.xen.simulator.SimulatedFleet;
import org.adxen.xen.simulator.SimulatedPool;
import org.adxen.ui.AdxenUi;
import org.adxen.ui.driver.ICondition;
import org.adxen.ui.driver.SWTWorkbenchBot;
import org.eclipse.ui.PlatformUI;
import org.junit.rules.ExternalResource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** A simulated pool for each test, registered in the workbench's own environment and forgotten afterwards. */
public final class Fleets extends ExternalResource {

	private static final int HOSTS = 2;
	private static final int DOMAINS = 8;

	private final boolean register;
	private final String scenario;
	private final List<String> registered = new ArrayList<>();
	private RunningFleet running;

	private SimulatedFleet quick;

	private Fleets(boolean register, String scenario) {
		this.register = register;
		this.scenario = scenario;
	}

	public static Fleets registered() {
		return new Fleets(true, "");
	}

	public static Fleets unregistered() {
		return new Fleets(false, "");
	}

	/** Two large hosts with so many small domains, vm-01 and so on, where everything takes a tenth of its time. */
	public static Fleets many(int domains) {
		var text = new StringBuilder("""
				seed 7
				pace 0.1
				pool "lab" toolstack=xapi tls user=root password=demo
				  host lab-1 cpus=64 memory=512GiB
				  host lab-2 cpus=64 memory=512GiB
				  storage lab-nfs size=12TiB
				""");
		for (int i = 1; i <= domains; i++) {
			text.append("  domain vm-%02d host=lab-1 memory=256MiB vcpus=1 disk=1GiB os=\"Debian 12\"\n".formatted(i));
		}
		return new Fleets(true, text.toString());
	}

	/** A large host lab-1 and a small one, lab-2, with the domains vm-01 and vm-02 on the large one; quick as {@link #many}. */
	public static Fleets uneven() {
		return new Fleets(true, """
				seed 7
				pace 0.1
				pool "lab" toolstack=xapi tls user=root password=demo
				  host lab-1 cpus=64 memory=512GiB
				  host lab-2 cpus=8 memory=8GiB
				  storage lab-nfs size=12TiB
				  domain vm-01 host=lab-1 memory=256MiB vcpus=1 disk=1GiB
				  domain vm-02 host=lab-1 memory=256MiB vcpus=1 disk=1GiB
				""");
	}

	/** One plain Xen host, {@code plain}, with a running domain {@code web} and a file {@code golden.raw} in {@code /srv/shared}. */
	public static Fleets plainHost() {
		return new Fleets(true, """
				seed 7
				pace 0.1
				pool "lab" toolstack=xl user=root password=demo
				  host plain cpus=8 memory=16GiB
				  storage nfs size=100GiB
				  disk golden storage=nfs size=1GiB sharable
				  domain web host=plain memory=1GiB vcpus=1 type=pvh disk=1GiB
				""");
	}

	/** The id under which the pool is registered. */
	public String registeredId() {
		return registered.getFirst();
	}

	@Override
	protected void before() throws Exception {
		try {
			open();
		} catch (Exception | AssertionError e) {
			after();
			throw e;
		}
	}

	private void open() throws Exception {
		var bot = new SWTWorkbenchBot();
		// What a run that was killed has left.
		fleet().remove(List.copyOf(picture().pools().keySet()));
		start(0);
		if (register) {
			RunningPool pool = pool();
			registered.add(fleet().register(new PoolRegistration("lab", Address.parse(pool.address()),
					new Credentials(pool.user(), Secret.of(pool.password().toCharArray())), false, pool.fingerprint())));
			bot.waitUntil(new ICondition() {
				@Override
				public boolean test() {
					return picture().pools().get(registered.getFirst()).isConnected()
							&& picture().domains().count() >= HOSTS + (quick == null ? DOMAINS : quick.pools().getFirst().domains().size() - HOSTS);
				}

				@Override
				public String getFailureMessage() {
					return "Not connected in time: " + picture().pools().get(registered.getFirst()).state() + ", "
							+ picture().domains().count() + " domains";
				}
			});
		}
	}

	@Override
	protected void after() {
		new SWTWorkbenchBot().closeAllShells();
		stop();
		try {
			fleet().remove(List.copyOf(fleet().picture().pools().keySet()));
		} catch (org.adxen.fleet.EnvironmentException e) {
			throw new AssertionError(e);
		}
		// The next fleet has domains of the same names: what a test selects must not be a row of this one.
		new SWTWorkbenchBot().viewById(AdxenUi.DOMAINS).bot().link("Open the demo fleet");
	}

	/** @param firstPort 0 for any that is free */
	public void start(int firstPort) throws IOException {
		if (!scenario.isEmpty()) {
			quick = SimulatedFleet.start(Scenario.parse(scenario));
			return;
		}
		running = service(FleetSimulator.class).start(new FleetRequest("", 1, HOSTS, DOMAINS, 7, firstPort));
	}

	public void stop() {
		if (quick != null) {
			quick.close();
			quick = null;
		}
		if (running != null) {
			running.close();
			running = null;
		}
	}

	/** The only pool of {@link #many}, as the server itself sees it: what no client of ours has touched. */
	public SimulatedPool simulated() {
		return quick.pools().getFirst();
	}

	public RunningPool pool() {
		if (quick != null) {
			SimulatedPool pool = simulated();
			return new RunningPool(pool.name(), pool.address(), pool.user(), pool.password(), pool.fingerprint());
		}
		return running.pools().getFirst();
	}

	public static Fleet fleet() {
		return service(Fleet.class);
	}

	public static FleetPicture picture() {
		return fleet().picture();
	}

	public static Operations operations() {
		return service(Operations.class);
	}

	/** The names of ordinary running domains. */
	public static List<String> runningDomains() {
		return picture().domains().filter(d -> d.facts().kind() == org.adxen.xen.DomainSnapshot.Kind.ORDINARY
				&& d.facts().state() == org.adxen.xen.PowerState.RUNNING).map(d -> d.facts().name()).sorted().toList();
	}

	static <T> T service(Class<T> type) {
		if (PlatformUI.isWorkbenchRunning() && PlatformUI.getWorkbench().getService(type) instanceof Object found) {
			return type.cast(found);
		}
		BundleContext osgi = FrameworkUtil.getBundle(Fleets.class).getBundleContext();
		return osgi.getService(osgi.getServiceReference(type));
	}
}
