// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.connect;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.internal.environment.Authored.Registered;
import org.adxen.xen.ConnectRequest;
import org.adxen.xen.Credentials;
import org.adxen.xen.PeerIdentity;
import org.adxen.xen.PoolDelta;
import org.adxen.xen.PoolListener;
import org.adxen.xen.PoolSnapshot;
import org.adxen.xen.Secret;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/**
 * Keeps the link to one pool: connects, watches, samples the load, and when the link is lost connects again, for ever. What
 * only a person can solve (trust, password) it waits for. Safe for any thread; only {@link #connection()} blocks.
 */
final class PoolKeeper {

	/** Code of {@link XenFailure.Refused} when another registration leads to the same pool. */
	static final String SAME_POOL = "ADXEN_SAME_POOL";
	/** Code of {@link XenFailure.Refused} when it is not known whom to trust. */
	static final String TRUST_UNREADABLE = "ADXEN_TRUST_UNREADABLE";

	private final Registered pool;
	private final Surroundings around;
	private final LoadSampler sampler;
	private final ReentrantLock lock = new ReentrantLock();
	private final Condition changed = lock.newCondition();

	// guarded by lock
	private boolean wanted;
	/** Counts the attempts; what an older attempt tells is not heard any more. */
	private int attempt;
	private int ended;
	private int failuresInARow;
	private Thread runner;
	private XenConnection connection;
	private Instant connectedAt;
	private XenException lastFailure;
	/** The one that the connection was told of; null without one. */
	private String repository;
	private ConnectionState state = new ConnectionState.NotWatched();
	private Runnable cancelNextTry = () -> {
	};

	PoolKeeper(Registered pool, Surroundings around) {
		this.pool = pool;
		this.around = around;
		sampler = new LoadSampler(pool, around);
	}

	Registered pool() {
		return pool;
	}

	ConnectionState state() {
		lock.lock();
		try {
			return state;
		} finally {
			lock.unlock();
		}
	}

	/** Waits until it is known how we stand: read once, or why it cannot be. */
	void awaitSettled() throws InterruptedException {
		lock.lockInterruptibly();
		try {
			while (state instanceof ConnectionState.Connecting) {
				changed.await();
			}
		} finally {
			lock.unlock();
		}
	}

	LoadSampler sampler() {
		return sampler;
	}

	// --- what is wanted of it

	void start() {
		lock.lock();
		try {
			if (!wanted) {
				wanted = true;
				failuresInARow = 0;
				begin();
			}
		} finally {
			lock.unlock();
		}
	}

	void stop() {
		XenConnection open;
		lock.lock();
		try {
			wanted = false;
			attempt++;
			ended = attempt;
			cancelNextTry.run();
			if (runner != null) {
				runner.interrupt();
			}
			open = connection;
			connection = null;
			lastFailure = new XenException(new XenFailure.Cancelled(), NLS.bind(Messages.stopped, pool.address()));
			enter(new ConnectionState.NotWatched(), null);
		} finally {
			lock.unlock();
		}
		sampler.stop();
		if (open != null) {
			// Says goodbye to the toolstack, which may take a moment.
			around.workers().execute(open::close);
		}
	}

	/** Whether it is connected, or connecting, to a toolstack that shows files and was told of another repository than this. */
	boolean knowsOtherRepository(String path) {
		lock.lock();
		try {
			return repository != null && !repository.equals(path) && (connection == null || connection.files().isPresent());
		} finally {
			lock.unlock();
		}
	}

	/** Tries again now, unless it is connected or trying. */
	void retry() {
		lock.lock();
		try {
			if (wanted && connection == null && attempt == ended) {
				begin();
			}
		} finally {
			lock.unlock();
		}
	}

	/** The machine slept: nothing is known of the link, and no wait is worth waiting. */
	void woke() {
		lock.lock();
		try {
			if (state instanceof ConnectionState.Lost) {
				failuresInARow = 0;
				retry();
			}
		} finally {
			lock.unlock();
		}
		sampler.soon();
	}

	/** The live connection; connects when there is none. Blocks until it is known whether there is one. */
	XenConnection connection() throws XenException, InterruptedException {
		lock.lockInterruptibly();
		try {
			start();
			if (lastFailure != null
					&& (state instanceof ConnectionState.NeedsTrust || state instanceof ConnectionState.NeedsPassword)) {
				throw lastFailure;
			}
			retry();
			int mine = attempt;
			while (connection == null && ended < mine) {
				changed.await();
			}
			if (connection == null) {
				throw lastFailure;
			}
			return connection;
		} finally {
			lock.unlock();
		}
	}

	// --- one attempt: connect, then watch until the link is lost

	/** Under the lock. */
	private void begin() {
		cancelNextTry.run();
		int mine = ++attempt;
		enter(new ConnectionState.Connecting(failuresInARow + 1), null);
		around.workers().execute(() -> run(mine));
	}

	private void run(int mine) {
		lock.lock();
		try {
			if (mine != attempt) {
				return;
			}
			runner = Thread.currentThread();
		} finally {
			lock.unlock();
		}
		ConnectionState then;
		try {
			then = connectAndWatch(mine);
		} catch (XenException e) {
			then = afterFailure(mine, e);
		} catch (InterruptedException e) {
			// stop() did it, and has said all there is to say; the thread ends here.
			return;
		} catch (RuntimeException e) {
			around.log().warn(NLS.bind(Messages.connector_failed, pool.address()), e);
			then = afterFailure(mine, new XenException(new XenFailure.Protocol(pool.address()),
					NLS.bind(Messages.connector_failed, pool.address()), e.toString(), e));
		}
		end(mine, then);
	}

	private ConnectionState connectAndWatch(int mine) throws XenException, InterruptedException {
		Optional<Secret> password = around.passwords().find(pool.id());
		if (password.isEmpty() && Connectors.of(around.connectors().get(), pool.address()).needsPassword()) {
			return needsPassword(mine, around.passwords().wasRefused(pool.id()), new XenException(new XenFailure.Authentication(pool.address(), pool.user()),
					NLS.bind(Messages.no_password, pool.user(), pool.address())));
		}
		try (Secret secret = password.orElseGet(Secret::none); XenConnection open = open(secret)) {
			learn(open);
			lock.lock();
			try {
				if (mine != attempt) {
					throw new InterruptedException();
				}
				connection = open;
				connectedAt = around.schedule().now();
				changed.signalAll();
			} finally {
				lock.unlock();
			}
			var listener = new Listener(mine, open);
			try {
				open.watch(refresh(), listener);
				throw new XenException(new XenFailure.Unreachable(pool.address()),
						NLS.bind(Messages.watch_ended, pool.address()));
			} catch (XenException e) {
				throw listener.refused().orElse(e);
			}
		}
	}

	private XenConnection open(Secret secret) throws XenException, InterruptedException {
		Optional<String> unreadable = around.trust().whyUnreadable();
		if (unreadable.isPresent()) {
			throw new XenException(new XenFailure.Refused(TRUST_UNREADABLE, List.of(unreadable.get())), unreadable.get());
		}
		around.connecting().acquire();
		String shared = around.authored().get().settings().repository().path();
		lock.lock();
		try {
			repository = shared;
		} finally {
			lock.unlock();
		}
		try {
			return Connectors.of(around.connectors().get(), pool.address())
					.open(new ConnectRequest(pool.address(), new Credentials(pool.user(), secret), around.trust(),
							ConnectRequest.DEFAULT_TIMEOUT, shared));
		} finally {
			around.connecting().release();
		}
	}

	/** After a login the pool itself vouches for its members, so that the admin is asked once. */
	private void learn(XenConnection open) throws XenException, InterruptedException {
		List<PeerIdentity> members = open.memberIdentities();
		try {
			around.trust().learn(members);
		} catch (org.adxen.fleet.EnvironmentException e) {
			around.log().warn(e.getMessage(), e);
		}
	}

	private Duration refresh() {
		var authored = around.authored().get();
		return Duration.ofSeconds(authored.refreshSeconds(authored.pools().getOrDefault(pool.id(), pool)));
	}

	// --- how it ended

	private ConnectionState afterFailure(int mine, XenException e) {
		return switch (e.failure()) {
		case XenFailure.Untrusted untrusted -> {
			remember(mine, e);
			yield new ConnectionState.NeedsTrust(untrusted.presented(), untrusted.expectedSha256());
		}
		case XenFailure.Authentication authentication -> {
			around.passwords().refused(pool.id());
			yield needsPassword(mine, true, e);
		}
		default -> lost(mine, e);
		};
	}

	private ConnectionState needsPassword(int mine, boolean refused, XenException e) {
		remember(mine, e);
		return new ConnectionState.NeedsPassword(pool.user(), refused);
	}

	private ConnectionState lost(int mine, XenException e) {
		lock.lock();
		try {
			remember(mine, e);
			boolean wasGood = connectedAt != null
					&& Duration.between(connectedAt, around.schedule().now()).compareTo(Budget.STABLE) >= 0;
			failuresInARow = wasGood ? 1 : failuresInARow + 1;
			return new ConnectionState.Lost(e, around.schedule().now().plus(around.backoff().after(failuresInARow)));
		} finally {
			lock.unlock();
		}
	}

	private void remember(int mine, XenException e) {
		lock.lock();
		try {
			if (mine == attempt) {
				lastFailure = e;
			}
		} finally {
			lock.unlock();
		}
	}

	private void end(int mine, ConnectionState then) {
		lock.lock();
		try {
			if (mine != attempt) {
				return;
			}
			ended = mine;
			runner = null;
			connection = null;
			connectedAt = null;
			repository = null;
			enter(then, null);
			if (then instanceof ConnectionState.Lost lost) {
				cancelNextTry = around.schedule().after(Duration.between(around.schedule().now(), lost.nextTry()), this::retry);
			}
		} finally {
			lock.unlock();
		}
		sampler.stop();
	}

	/** Under the lock. */
	private void enter(ConnectionState now, XenConnection open) {
		state = now;
		changed.signalAll();
		around.reconciler().standing(pool.id(), now, open == null ? null : open.capabilities());
	}

	// --- what the watch tells

	@NonNullByDefault(DefaultLocation.PARAMETER)
	private final class Listener implements PoolListener {

		private final int mine;
		private final XenConnection open;
		/** Why this pool may not be watched; set and read on the watching thread. */
		private XenException refused;

		Listener(int mine, XenConnection open) {
			this.mine = mine;
			this.open = open;
		}

		Optional<XenException> refused() {
			return Optional.ofNullable(refused);
		}

		@Override
		public void replaced(PoolSnapshot now) {
			Optional<String> refusal = around.met().pool(pool.id(), now.facts());
			if (refusal.isPresent()) {
				refused = new XenException(new XenFailure.Refused(SAME_POOL, List.of(refusal.get())), refusal.get());
				open.close();
			} else if (isCurrent()) {
				around.reconciler().replaced(pool.id(), now);
				lock.lock();
				try {
					if (mine == attempt && !(state instanceof ConnectionState.Connected)) {
						enter(new ConnectionState.Connected(), open);
					}
				} finally {
					lock.unlock();
				}
				sampler.start(open);
			}
		}

		@Override
		public void changed(PoolDelta delta) {
			if (isCurrent()) {
				around.reconciler().changed(pool.id(), delta);
			}
		}

		private boolean isCurrent() {
			lock.lock();
			try {
				return mine == attempt;
			} finally {
				lock.unlock();
			}
		}
	}
}
