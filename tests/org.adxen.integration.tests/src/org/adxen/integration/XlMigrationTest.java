// SPDX-License-Identifier: EPL-2.0
package org.adxen.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.PowerState;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.adxen.xen.simulator.Scenario;
import org.adxen.xen.simulator.SimulatedFleet;
import org.adxen.xen.simulator.SimulatedPool;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** Live migration between two plain Xen hosts that share an address and differ by the port of SSH, as those of the demo do. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class XlMigrationTest {

	private static final String SCENARIO = """
			seed 7
			pool "xen-9" toolstack=xl user=root password=demo
			  host xen-9 cpus=8 memory=32GiB
			  storage nfs size=2TiB
			  disk balancer-system storage=nfs size=8GiB sharable
			  domain balancer host=xen-9 memory=1GiB vcpus=2 type=pvh uses=balancer-system load=0.12
			  domain git host=xen-9 memory=4GiB vcpus=2 type=pvh disk=20GiB
			pool "xen-10" toolstack=xl user=root password=demo
			  host xen-10 cpus=8 memory=32GiB
			  storage nfs size=2TiB
			  disk balancer-system storage=nfs size=8GiB sharable
			""";
	/** A migration of one GiB takes nine seconds then: time enough for what shall come between. */
	private static final double SLOW = 1;

	private SimulatedFleet fleet;
	private SimulatedPool here;
	private SimulatedPool there;
	private XenConnection source;
	private XenConnection target;

	private void start(double pace) throws Exception {
		fleet = SimulatedFleet.start(Scenario.parse(SCENARIO).withPace(pace).withPorts(0));
		here = fleet.pool("xen-9");
		there = fleet.pool("xen-10");
		source = Connectors.open(here);
		target = Connectors.open(there);
	}

	@Before
	public void start() throws Exception {
		start(0.1);
	}

	@After
	public void stop() {
		for (XenConnection connection : new XenConnection[] { source, target }) {
			if (connection != null) {
				connection.close();
			}
		}
		fleet.close();
	}

	private static List<DomainSnapshot> guests(XenConnection host) throws Exception {
		return host.snapshot().domains().stream().filter(domain -> domain.kind() == DomainSnapshot.Kind.ORDINARY).toList();
	}

	private static List<String> running(XenConnection host) throws Exception {
		return guests(host).stream().filter(domain -> domain.state() == PowerState.RUNNING).map(DomainSnapshot::name).toList();
	}

	private XenTask migrate(String name) throws Exception {
		return source.migrateTo(DomainId.of(here.domain(name).uuid()), target);
	}

	@Test
	public void domainRunsAtTheOtherHostAndNoLongerHere() throws Exception {
		String uuid = here.domain("balancer").uuid();
		var progress = new ArrayList<Double>();
		migrate("balancer").await(progress::add);
		assertThat(progress).isSorted().allMatch(share -> share >= 0 && share <= 1);
		assertThat(running(source)).containsExactly("git");
		assertThat(running(target)).containsExactly("balancer");
		assertThat(guests(target).getFirst().id()).isEqualTo(DomainId.of(uuid));
		assertThat(there.domain("balancer").uuid()).isEqualTo(uuid);
	}

	@Test
	public void whatAdXenKeepsOfItGoesWithIt() throws Exception {
		DomainId id = DomainId.of(here.domain("balancer").uuid());
		source.changeTags(id, Set.of("shop"), Set.of()).await(share -> {
		});
		migrate("balancer").await(share -> {
		});
		assertThat(guests(source)).extracting(DomainSnapshot::name).as("no twin is left").containsExactly("git");
		target.forceShutDown(id).await(share -> {
		});
		DomainSnapshot halted = guests(target).getFirst();
		assertThat(halted.state()).isEqualTo(PowerState.HALTED);
		assertThat(halted.name()).isEqualTo("balancer");
		assertThat(halted.tags()).containsExactly("shop");
	}

	@Test
	public void progressComesFromWhatTheTransportCarried() throws Exception {
		stop();
		start(SLOW);
		var progress = new ArrayList<Double>();
		migrate("balancer").await(progress::add);
		assertThat(progress).isSorted().anyMatch(share -> share > 0.15 && share < 0.8);
		assertThat(running(target)).containsExactly("balancer");
	}

	@Test
	public void cancelledMigrationLeavesItRunningHere() throws Exception {
		stop();
		start(SLOW);
		XenTask task = migrate("balancer");
		XenException failure = Connectors.failure(() -> task.await(share -> {
			if (share > 0.1) {
				cancel(task);
			}
		}));
		assertThat(failure.failure()).isInstanceOf(XenFailure.Cancelled.class);
		assertThat(failure).hasMessageEndingWith("it goes on at xen-9.");
		assertThat(running(source)).contains("balancer");
		assertThat(guests(target)).isEmpty();
	}

	private static void cancel(XenTask task) {
		try {
			task.cancel();
		} catch (XenException e) {
			throw new AssertionError(e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	public void domainOnALocalDiskIsRefused() throws Exception {
		XenException failure = Connectors.failure(() -> migrate("git"));
		assertThat(failure.failure()).isInstanceOf(XenFailure.Refused.class);
		assertThat(failure).hasMessageStartingWith("git cannot be migrated from xen-9 to xen-10. Its disk xvda ")
				.hasMessageEndingWith("is not there at xen-10. Put it on storage that both hosts see under this path.");
		assertThat(running(source)).containsExactlyInAnyOrder("balancer", "git");
	}
}
