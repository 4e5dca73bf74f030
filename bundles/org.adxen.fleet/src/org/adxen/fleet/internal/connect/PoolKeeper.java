// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.connect;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.internal.environment.Authored.Registered;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.eclipse.osgi.util.NLS;

/**
 * Keeps the link to one pool: connects, watches, samples the load, and when the link is lost connects again, for ever. What
 * only a person can solve (trust, password) it waits for. Safe for any thread; only {@link #connection()} blocks.
 */
final class PoolKeeper {

	private final Registered pool;
	private final Surroundings around;
	private final LoadSampler sampler;
	private final ReentrantLock lock = new ReentrantLock();
	private final Condition changed = lock.newCondition();

	// guarded by lock
	private final Setbacks setbacks;
	private boolean wanted;
	/** Counts the attempts; what an older attempt tells is not heard any more. */
	private int attempt;
	private int ended;
	private Thread runner;
	/** Whether somebody wanted a try while one was under way. */
	private boolean missed;
	private XenConnection connection;
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
		setbacks = new Setbacks(pool, around);
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
				setbacks.forget();
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
			} else if (attempt != ended) {
				missed = true;
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
				setbacks.forget();
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

	// --- one attempt after the other

	/** Under the lock. */
	private void begin() {
		cancelNextTry.run();
		missed = false;
		int mine = ++attempt;
		enter(new ConnectionState.Connecting(setbacks.inARow() + 1), null);
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
		XenException failure;
		try {
			failure = new ConnectionAttempt(pool, around, new Owner(mine)).run();
		} catch (InterruptedException e) {
			// stop() did it, and has said all there is to say; the thread ends here.
			return;
		}
		end(mine, failure);
	}

	private void end(int mine, XenException failure) {
		lock.lock();
		try {
			if (mine != attempt) {
				return;
			}
			ended = mine;
			runner = null;
			connection = null;
			repository = null;
			lastFailure = failure;
			ConnectionState then = setbacks.after(failure);
			enter(then, null);
			if (then instanceof ConnectionState.Lost lost) {
				cancelNextTry = around.schedule().after(Duration.between(around.schedule().now(), lost.nextTry()), this::retry);
			} else if (missed && then instanceof ConnectionState.NeedsPassword needs && !needs.refused()) {
				begin(); // with the password that was given while this was under way
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

	// --- what an attempt tells

	private final class Owner implements ConnectionAttempt.Owner {

		private final int mine;

		Owner(int mine) {
			this.mine = mine;
		}

		@Override
		public boolean isCurrent() {
			lock.lock();
			try {
				return mine == attempt;
			} finally {
				lock.unlock();
			}
		}

		@Override
		public void opening(String known) {
			lock.lock();
			try {
				repository = known;
			} finally {
				lock.unlock();
			}
		}

		@Override
		public void opened(XenConnection open) throws InterruptedException {
			lock.lock();
			try {
				if (mine != attempt) {
					throw new InterruptedException();
				}
				connection = open;
				setbacks.connected();
				changed.signalAll();
			} finally {
				lock.unlock();
			}
		}

		@Override
		public void seen(XenConnection open) {
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
}
