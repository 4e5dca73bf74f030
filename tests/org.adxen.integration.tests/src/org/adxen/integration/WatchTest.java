// SPDX-License-Identifier: EPL-2.0
package org.adxen.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.HostSnapshot;
import org.adxen.xen.PoolDelta;
import org.adxen.xen.PoolListener;
import org.adxen.xen.PoolSnapshot;
import org.adxen.xen.PowerState;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.simulator.Scenario;
import org.adxen.xen.simulator.SimulatedFleet;
import org.adxen.xen.simulator.SimulatedPool;
import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** What a watch tells while things happen to the pool, and to the link. */
public class WatchTest {

	private static final String SCENARIO = """
			seed 8
			pool "lab" toolstack=xapi user=root password=demo
			  host lab-1 cpus=8 memory=16GiB
			  host lab-2 cpus=8 memory=16GiB
			  domain web host=lab-1 memory=2GiB vcpus=2 os="Debian 12" address=10.0.0.1
			  domain off host=lab-1 state=halted memory=1GiB vcpus=1
			""";

	/** The picture as told, on its own thread. */
	private static final class Watcher implements PoolListener {

		final Map<DomainId, DomainSnapshot> domains = new ConcurrentHashMap<>();
		final Map<String, HostSnapshot> hosts = new ConcurrentHashMap<>();
		final AtomicInteger replaced = new AtomicInteger();
		final AtomicReference<@Nullable Exception> ended = new AtomicReference<>();
		private final CountDownLatch over = new CountDownLatch(1);

		Watcher(XenConnection xen) {
			Thread.ofVirtual().start(() -> {
				try {
					xen.watch(Duration.ofSeconds(10), this);
				} catch (XenException | InterruptedException e) {
					ended.set(e);
				} finally {
					over.countDown();
				}
			});
			await().untilAtomic(replaced, org.hamcrest.Matchers.equalTo(1));
		}

		@Override
		public void replaced(@NonNull PoolSnapshot pool) {
			domains.clear();
			hosts.clear();
			pool.domains().forEach(domain -> domains.put(domain.id(), domain));
			pool.hosts().forEach(host -> hosts.put(host.name(), host));
			replaced.incrementAndGet();
		}

		@Override
		public void changed(@NonNull PoolDelta delta) {
			delta.goneDomains().forEach(domains::remove);
			delta.domains().forEach(domain -> domains.put(domain.id(), domain));
			delta.hosts().forEach(host -> hosts.put(host.name(), host));
		}

		Exception end() throws InterruptedException {
			assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
			return ended.get();
		}
	}

	private SimulatedFleet fleet;
	private SimulatedPool pool;
	private XenConnection xen;
	private Watcher watcher;

	@Before
	public void start() throws Exception {
		fleet = SimulatedFleet.start(Scenario.parse(SCENARIO).withPace(0.02).withPorts(0));
		pool = fleet.pool("lab");
		xen = Connectors.open(pool);
		watcher = new Watcher(xen);
	}

	@After
	public void stop() {
		xen.close();
		fleet.close();
	}

	private DomainId id(String name) {
		return DomainId.of(pool.domain(name).uuid());
	}

	private void awaitState(String name, PowerState state) {
		DomainId id = id(name);
		await().until(() -> watcher.domains.get(id).state() == state);
	}

	@Test
	public void tellsWhatChanges() throws Exception {
		long free = watcher.hosts.get("lab-1").memoryFreeBytes();
		xen.pause(id("web")).await(p -> {
		});
		awaitState("web", PowerState.PAUSED);
		xen.forceShutDown(id("web")).await(p -> {
		});
		awaitState("web", PowerState.HALTED);
		assertThat(watcher.domains.get(id("web")).host()).isNull();
		await().atMost(Duration.ofSeconds(15)).until(() -> watcher.hosts.get("lab-1").memoryFreeBytes() > free);
	}

	@Test
	public void tellsWhatIsGone() throws Exception {
		DomainId off = id("off");
		xen.delete(off, false).await(p -> {
		});
		await().until(() -> !watcher.domains.containsKey(off));
		assertThat(watcher.replaced).hasValue(1);
	}

	@Test
	public void readsEverythingAnewAfterALostSession() throws Exception {
		pool.faults().loseSessions();
		xen.pause(id("web")).await(p -> {
		});
		await().atMost(Duration.ofSeconds(15)).until(() -> watcher.replaced.get() >= 2);
		awaitState("web", PowerState.PAUSED);
		assertThat(watcher.ended).hasNullValue();
	}

	@Test
	public void endsWhenTheLinkBreaks() throws Exception {
		pool.faults().refuse(true);
		assertThat(watcher.end()).isInstanceOfSatisfying(XenException.class,
				e -> assertThat(e.failure()).isInstanceOf(XenFailure.Unreachable.class));
	}

	@Test
	public void endsSoonWhenTheServerFallsSilent() throws Exception {
		pool.faults().hang();
		pool.disturb(1); // lets the call in flight return, so that the next one meets the silence
		assertThat(watcher.end()).isInstanceOfSatisfying(XenException.class,
				e -> assertThat(e.failure()).isInstanceOf(XenFailure.TimedOut.class));
	}

	@Test
	public void endsAtOnceWhenTheConnectionIsClosed() throws Exception {
		xen.close();
		assertThat(watcher.end()).isInstanceOfSatisfying(XenException.class, e -> assertThat(e.getMessage()).contains("closed"));
	}

	@Test
	public void leavesNoThreadBehind() throws Exception {
		xen.close();
		watcher.end();
		await().until(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(t -> t.getName().startsWith("adxen ")));
	}

	@Test
	public void doesNotKnowTheOutcomeWhenTheLinkBreaksMeanwhile() throws Exception {
		pool.faults().delay("event.from", Duration.ofMinutes(1));
		var task = xen.pause(id("web"));
		var failure = new AtomicReference<@Nullable XenException>();
		Thread waiting = Thread.ofVirtual().start(() -> failure.set(Connectors.failure(() -> task.await(p -> {
		}))));
		pool.faults().refuse(true);
		assertThat(waiting.join(Duration.ofSeconds(20))).isTrue();
		assertThat(failure.get()).isInstanceOfSatisfying(XenException.class,
				e -> assertThat(e.failure()).isInstanceOf(XenFailure.Unreachable.class));
	}
}
