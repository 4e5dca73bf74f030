// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.PoolRegistration;
import org.adxen.ui.AdxenUi;
import org.adxen.ui.driver.Conditions;
import org.adxen.ui.driver.SWTBotTable;
import org.adxen.ui.driver.SWTWorkbenchBot;
import org.adxen.ui.driver.UIThreadRunnable;
import org.adxen.xen.Address;
import org.adxen.xen.Capabilities;
import org.adxen.xen.ConnectRequest;
import org.adxen.xen.Credentials;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.HostSnapshot;
import org.adxen.xen.LoadSample;
import org.adxen.xen.PoolDelta;
import org.adxen.xen.PoolFacts;
import org.adxen.xen.PoolListener;
import org.adxen.xen.PoolSnapshot;
import org.adxen.xen.PowerState;
import org.adxen.xen.Secret;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenConnector;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Table;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/**
 * Not a test but a measurement, run by name: from the moment at which a connector tells a change until the row that shows it is painted,
 * in a whole workbench with {@value #POOLS} pools of {@value #DOMAINS} domains and {@value #CHANGES} changes a second. One change in ten is
 * of a row that is on the screen. The result is on standard output.
 */
public class ChangeToScreen {

	private static final int POOLS = 100;
	private static final int DOMAINS = 100;
	private static final int CHANGES = 1_000;
	private static final int WARM_SECONDS = 15;
	private static final int SECONDS = 30;
	private static final String SCHEME = "measured";

	/** A change that is not on the screen yet; the value tells it from earlier ones of the same domain. */
	private record Change(long value, long toldAt) {
	}

	private final SWTWorkbenchBot bot = new SWTWorkbenchBot();
	private final Map<String, PoolListener> listeners = new ConcurrentHashMap<>();
	private final Map<DomainId, Queue<Change>> pending = new ConcurrentHashMap<>();
	private final List<Double> latencies = new ArrayList<>();
	private final AtomicLong longestDispatch = new AtomicLong();
	private final List<String> registered = new ArrayList<>();
	private ServiceRegistration<XenConnector> connector;
	private volatile boolean measuring;
	private volatile boolean over;

	@Before
	public void connect() throws Exception {
		connector = FrameworkUtil.getBundle(ChangeToScreen.class).getBundleContext().registerService(XenConnector.class,
				new MeasuredConnector(), null);
		for (int i = 0; i < POOLS; i++) {
			registered.add(Fleets.fleet().register(new PoolRegistration("pool " + i, new Address(SCHEME, true, "127.0.0.1", 1 + i),
					new Credentials("root", Secret.none()), false, "")));
		}
		bot.waitUntil(Conditions.that("complete picture", () -> Fleets.picture().domains().count() == POOLS * DOMAINS), 120_000);
	}

	@After
	public void disconnect() throws Exception {
		over = true;
		Fleets.fleet().remove(registered);
		connector.unregister();
	}

	@Test
	public void measure() {
		SWTBotTable table = bot.viewById(AdxenUi.DOMAINS).show().bot().table();
		bot.waitUntil(Conditions.that("rows", () -> table.widget.getItemCount() == POOLS * DOMAINS), 60_000);
		Listener painted = e -> painted((DomainView) e.item.getData());
		bot.waitUntil(Conditions.that("rows are painted", () -> !onScreen(table.widget).isEmpty() && !onScreen(table.widget).contains(null)));
		List<DomainView> seen = UIThreadRunnable.syncExec(() -> onScreen(table.widget));
		UIThreadRunnable.run(() -> table.widget.addListener(SWT.PaintItem, painted));
		Thread.ofPlatform().daemon().start(this::watchDispatches);

		disturb(seen, WARM_SECONDS);
		measuring = true;
		disturb(seen, SECONDS);
		measuring = false;
		UIThreadRunnable.run(() -> table.widget.removeListener(SWT.PaintItem, painted));

		double[] sorted = latencies.stream().mapToDouble(Double::doubleValue).sorted().toArray();
		assertThat(sorted).hasSizeGreaterThan(SECONDS * CHANGES / 20);
		System.out.printf("change to screen: %d changes, p50 %.0f ms, p99 %.0f ms, longest %.0f ms; longest wait for the display thread %d ms%n",
				sorted.length, sorted[sorted.length / 2], sorted[sorted.length * 99 / 100], sorted[sorted.length - 1],
				longestDispatch.get() / 1_000_000);
	}

	private static List<DomainView> onScreen(Table table) {
		var rows = new ArrayList<DomainView>();
		int height = table.getClientArea().height - table.getHeaderHeight();
		for (int i = 0; (i + 1) * table.getItemHeight() <= height; i++) {
			rows.add((DomainView) table.getItem(table.getTopIndex() + i).getData());
		}
		return rows;
	}

	/** Display thread. */
	private void painted(DomainView row) {
		if (row == null) {
			return;
		}
		Queue<Change> changes = pending.get(row.facts().id());
		while (changes != null && changes.peek() != null && changes.peek().value() <= row.facts().memoryBytes()) {
			double took = (System.nanoTime() - changes.remove().toldAt()) / 1e6;
			if (measuring) {
				latencies.add(took);
			}
		}
	}

	/** A short task waits for as long as the display thread is at something else. */
	private void watchDispatches() {
		while (!over) {
			var ran = new CountDownLatch(1);
			long begun = System.nanoTime();
			Display.getDefault().asyncExec(ran::countDown);
			try {
				ran.await(10, TimeUnit.SECONDS);
			} catch (InterruptedException e) {
				return;
			}
			if (measuring) {
				longestDispatch.accumulateAndGet(System.nanoTime() - begun, Math::max);
			}
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
		}
	}

	private void disturb(List<DomainView> seen, int seconds) {
		var random = new Random(1);
		long begun = System.nanoTime();
		for (long i = 0; i < (long) CHANGES * seconds; i++) {
			if (i % 10 == 0) {
				DomainView row = seen.get(random.nextInt(seen.size()));
				change(row.poolLabel(), row.facts().id(), row.facts().name(), true);
			} else {
				int pool = random.nextInt(POOLS);
				int domain = random.nextInt(DOMAINS);
				change("pool " + pool, id(pool, domain), name(pool, domain), false);
			}
			long due = begun + i * 1_000_000_000L / CHANGES;
			while (System.nanoTime() < due) {
				LockSupport.parkNanos(due - System.nanoTime());
			}
		}
	}

	private final AtomicLong values = new AtomicLong(1L << 30);

	private void change(String pool, DomainId id, String name, boolean onScreen) {
		long value = values.addAndGet(1L << 20);
		if (onScreen) {
			pending.computeIfAbsent(id, i -> new ConcurrentLinkedQueue<>()).add(new Change(value, System.nanoTime()));
		}
		listeners.get(pool).changed(new PoolDelta(null, List.of(), Set.of(), List.of(domain(id, name, value)), Set.of(), null));
	}

	private static DomainId id(int pool, int domain) {
		return DomainId.of("%08d-0000-4000-8000-%012d".formatted(pool, domain));
	}

	private static String name(int pool, int domain) {
		return "vm-%d-%d".formatted(pool, domain);
	}

	private static DomainSnapshot domain(DomainId id, String name, long value) {
		return new DomainSnapshot(id, name, "", DomainSnapshot.Kind.ORDINARY, PowerState.RUNNING, "host", 1, 2, 2, value, 1L << 50, 0.5,
				Instant.EPOCH, List.of("10.0.0.1"), "Debian 12", Set.of(), Set.of(), Set.of(), Map.of());
	}

	@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
	private final class MeasuredConnector implements XenConnector {
		@Override
		public Set<String> schemes() {
			return Set.of(SCHEME);
		}

		@Override
		public boolean needsPassword() {
			return false;
		}

		@Override
		public Probe probe(Address address) {
			return new Probe("measured", null);
		}

		@Override
		public XenConnection open(ConnectRequest request) {
			int pool = request.address().port() - 1;
			Map<String, Object> answers = new HashMap<>();
			answers.put("address", request.address());
			answers.put("capabilities", new Capabilities(Set.of(), Set.of(), "", false, false, false, true));
			answers.put("memberIdentities", List.of());
			answers.put("snapshot", snapshot(pool));
			InvocationHandler handler = (proxy, method, arguments) -> switch (method.getName()) {
			case "watch" -> {
				var listener = (PoolListener) arguments[1];
				listener.replaced(snapshot(pool));
				listeners.put("pool " + pool, listener);
				// Until the pool is not watched any more, which interrupts.
				new CountDownLatch(1).await();
				yield null;
			}
			case "load" -> new LoadSample(Instant.now(), Map.of(), Map.of());
			case "close" -> null;
			case "hashCode" -> System.identityHashCode(proxy);
			case "equals" -> proxy == arguments[0];
			default -> answers.containsKey(method.getName()) ? answers.get(method.getName())
					: method.isDefault() ? InvocationHandler.invokeDefault(proxy, method, arguments) : null;
			};
			return (XenConnection) Proxy.newProxyInstance(XenConnection.class.getClassLoader(), new Class<?>[] { XenConnection.class }, handler);
		}

		private static PoolSnapshot snapshot(int pool) {
			var domains = new DomainSnapshot[DOMAINS];
			Arrays.setAll(domains, d -> domain(id(pool, d), name(pool, d), 1L << 30));
			var host = new HostSnapshot("host", "xen-" + pool, "127.0.0.1", true, true, false, 64, "", 1L << 40, 1L << 39, 0.1, "measured", "4.17",
					false, Set.of());
			return new PoolSnapshot(new PoolFacts("pool-id-" + pool, "pool " + pool, "measured", null, false), List.of(host), List.of(domains),
					List.of());
		}
	}
}
