// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.connect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.internal.environment.Authored;
import org.adxen.fleet.internal.environment.Authored.Registered;
import org.adxen.fleet.internal.log.FleetLog;
import org.adxen.fleet.internal.picture.Reconciler;
import org.adxen.fleet.internal.secrets.Passwords;
import org.adxen.fleet.internal.time.Schedule;
import org.adxen.fleet.internal.time.SleepDetector;
import org.adxen.fleet.internal.trust.TrustStore;
import org.adxen.xen.PeerIdentity;
import org.adxen.xen.PoolFacts;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenConnector;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.eclipse.osgi.util.NLS;

/** The keepers of all pools. Safe for any thread; what blocks says so. */
public final class Keepers implements AutoCloseable {

	/** How long the first look at a pool waits for its first load sample, too. */
	private static final Duration LOAD_PATIENCE = Duration.ofSeconds(2);

	/** Told which pool a registration led to. May block. */
	@FunctionalInterface
	public interface Met {
		/** @return why it may not be watched, if so */
		Optional<String> pool(String pool, PoolFacts facts);
	}

	private final Surroundings around;

	private volatile boolean lookedAt = true;

	// guarded by this
	private final Map<String, PoolKeeper> keepers = new HashMap<>();
	private boolean watching;
	private boolean closed;

	public Keepers(Supplier<List<XenConnector>> connectors, Supplier<Authored> authored, TrustStore trust, Passwords passwords,
			Reconciler reconciler, Schedule schedule, Executor workers, RandomGenerator random, Met met, FleetLog log) {
		around = new Surroundings(connectors, authored, trust, passwords, reconciler, schedule, workers,
				new Semaphore(Budget.CONNECTING), new Pacer(schedule, Budget.SAMPLED_HOSTS_A_SECOND),
				() -> lookedAt, new Backoff(random), met::pool, log);
		new SleepDetector(schedule, () -> each(PoolKeeper::woke));
	}

	/** From now on every pool that is to be watched is. */
	public void watchAll() {
		synchronized (this) {
			watching = true;
		}
		authored(around.authored().get());
	}

	/**
	 * Follows a changed environment: pools that came and are to be watched, that went, that lead elsewhere, and those that have to
	 * be connected to anew because the repository is another.
	 */
	public void authored(Authored now) {
		List<PoolKeeper> stop = new ArrayList<>();
		List<PoolKeeper> start = new ArrayList<>();
		synchronized (this) {
			for (PoolKeeper keeper : List.copyOf(keepers.values())) {
				Registered pool = now.pools().get(keeper.pool().id());
				boolean unwanted = pool == null || watching && !pool.watched() && keeper.pool().watched();
				if (unwanted || leadsElsewhere(pool, keeper.pool()) 
						|| keeper.knowsOtherRepository(now.settings().repository().path())) {
					keepers.remove(keeper.pool().id());
					stop.add(keeper);
				}
			}
			if (watching && !closed) {
				for (Registered pool : now.pools().values()) {
					if (pool.watched() && !keepers.containsKey(pool.id())) {
						start.add(keeper(pool));
					}
				}
			}
		}
		stop.forEach(PoolKeeper::stop);
		start.forEach(PoolKeeper::start);
	}

	private static boolean leadsElsewhere(Registered now, Registered before) {
		return !now.address().equals(before.address()) || !now.user().equals(before.user());
	}

	/** Under the lock. */
	private PoolKeeper keeper(Registered pool) {
		return keepers.computeIfAbsent(pool.id(), id -> new PoolKeeper(pool, around));
	}

	/** Connects to these, and returns when each was read once or cannot be. Blocks. */
	public void connect(Collection<String> pools) throws InterruptedException {
		List<PoolKeeper> asked = new ArrayList<>();
		for (String id : pools) {
			find(id).ifPresent(asked::add);
		}
		asked.forEach(PoolKeeper::start);
		for (PoolKeeper keeper : asked) {
			keeper.awaitSettled();
		}
		long until = System.nanoTime() + LOAD_PATIENCE.toNanos();
		for (PoolKeeper keeper : asked) {
			if (keeper.state() instanceof ConnectionState.Connected) {
				keeper.sampler().awaitFirst(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
			}
		}
	}

	public void retry(String pool) {
		find(pool).ifPresent(keeper -> {
			keeper.start();
			keeper.retry();
		});
	}

	/** When somebody looks again, what is shown is not from long ago for long. */
	public void lookedAt(boolean now) {
		boolean before = lookedAt;
		lookedAt = now;
		if (now && !before) {
			each(keeper -> keeper.sampler().soon());
		}
	}

	/** Tries again where this identity was waited for. */
	public void trusted(PeerIdentity identity) {
		each(keeper -> {
			if (keeper.state() instanceof ConnectionState.NeedsTrust needs && needs.presented().port() == identity.port()
					&& needs.presented().host().equalsIgnoreCase(identity.host())) {
				keeper.retry();
			}
		});
	}

	/** The live connection of a pool. Blocks while connecting. */
	public XenConnection connection(String pool) throws XenException, InterruptedException {
		Optional<PoolKeeper> keeper = find(pool);
		if (keeper.isEmpty()) {
			throw new XenException(new XenFailure.NotFound("pool", pool), NLS.bind(Messages.no_pool, pool));
		}
		return keeper.get().connection();
	}

	private synchronized Optional<PoolKeeper> find(String id) {
		Registered pool = around.authored().get().pools().get(id);
		return pool == null || closed ? Optional.empty() : Optional.of(keeper(pool));
	}

	private void each(Consumer<PoolKeeper> what) {
		List<PoolKeeper> all;
		synchronized (this) {
			all = List.copyOf(keepers.values());
		}
		all.forEach(what);
	}

	@Override
	public void close() {
		synchronized (this) {
			closed = true;
		}
		each(PoolKeeper::stop);
	}
}
