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
	private final List<String> registered = new ArrayList<>();
	private RunningFleet running;

	private Fleets(boolean register) {
		this.register = register;
	}

	public static Fleets registered() {
		return new Fleets(true);
	}

	public static Fleets unregistered() {
		return new Fleets(false);
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
		start(0);
		if (register) {
			RunningPool pool = pool();
			registered.add(fleet().register(new PoolRegistration("lab", Address.parse(pool.address()),
					new Credentials(pool.user(), Secret.of(pool.password().toCharArray())), false, pool.fingerprint())));
			bot.waitUntil(new ICondition() {
				@Override
				public boolean test() {
					return picture().pools().get(registered.getFirst()).isConnected()
							&& picture().domains().count() >= HOSTS + DOMAINS;
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
	}

	/** @param firstPort 0 for any that is free */
	public void start(int firstPort) throws IOException {
		running = service(FleetSimulator.class).start(new FleetRequest("", 1, HOSTS, DOMAINS, 7, firstPort));
	}

	public void stop() {
		if (running != null) {
			running.close();
			running = null;
		}
	}

	public RunningPool pool() {
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
