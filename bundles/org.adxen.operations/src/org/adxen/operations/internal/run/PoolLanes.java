// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

import org.adxen.operations.Target;

/**
 * Who may work when: one at a time for each thing that is worked at, at most {@link #AT_ONCE} for each pool, all pools side by side,
 * in the order of submission. Each piece of work has a virtual thread of its own; what waits has none. Safe for any thread.
 */
final class PoolLanes {

	/**
	 * Operations that one pool is asked for at the same time. Most of their time is waiting for guests and disks. XAPI queues
	 * for itself what it cannot do at once; XenCenter asks for up to 25. Sixteen keep a pool of many hosts busy and leave
	 * room for other clients.
	 */
	static final int AT_ONCE = 16;

	/** What is to be done to one target. */
	interface Work {

		Target target();

		/** What nobody else may work at meanwhile; of the target's pool. */
		Object exclusive();

		/** Counts against the pool's limit. */
		void run();

		/** Afterwards, without counting: keeps the target to itself until the picture has caught up. */
		void linger();
	}

	private static final class Lane {
		private final Deque<Work> waiting = new ArrayDeque<>();
		private final Set<Object> busy = new HashSet<>();
		private int running;
	}

	private final Map<String, Lane> lanes = new HashMap<>();
	private final Set<Thread> threads = new HashSet<>();

	synchronized void submit(Work work) {
		Lane lane = lanes.computeIfAbsent(work.target().pool(), p -> new Lane());
		lane.waiting.add(work);
		startWhatMay(lane);
	}

	/** Interrupts everything that works, and forgets what waits. */
	synchronized void stop() {
		lanes.values().forEach(l -> l.waiting.clear());
		threads.forEach(Thread::interrupt);
	}

	private void startWhatMay(Lane lane) {
		Iterator<Work> next = lane.waiting.iterator();
		while (lane.running < AT_ONCE && next.hasNext()) {
			Work work = next.next();
			if (lane.busy.add(work.exclusive())) {
				next.remove();
				lane.running++;
				Thread thread = Thread.ofVirtual().name("Operation on " + work.target().id()).unstarted(() -> work(lane, work));
				threads.add(thread);
				thread.start();
			}
		}
	}

	private void work(Lane lane, Work work) {
		try {
			try {
				work.run();
			} finally {
				worked(lane);
			}
			work.linger();
		} finally {
			left(lane, work);
		}
	}

	private synchronized void worked(Lane lane) {
		lane.running--;
		startWhatMay(lane);
	}

	private synchronized void left(Lane lane, Work work) {
		threads.remove(Thread.currentThread());
		lane.busy.remove(work.exclusive());
		startWhatMay(lane);
	}
}
