// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.placement;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.PoolView;
import org.adxen.operations.OperationContext.FleetDisk;
import org.adxen.xen.DiskUse;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;

/**
 * The disks of all pools: asked of those that are connected, remembered of the others, also from earlier runs of the program.
 * The pool in which something is to start is asked anew each time, and questions that come while it is being asked share the
 * next answer. Of the others, which seldom have a disk in common with it, an answer counts for some seconds, unless something
 * was done there since. Safe for any thread.
 */
public final class FleetDisks {

	private static final Duration FRESH = Duration.ofSeconds(15);

	/** @param atNanos when the question was asked, not when it was answered */
	private record Known(List<DiskUse> disks, long atNanos) {
		boolean isNewerThan(long nanos) {
			return atNanos - nanos > 0;
		}
	}

	private final Fleet fleet;
	private final DiskMemory memory;
	private final Map<String, Known> known = new ConcurrentHashMap<>();
	private final Map<String, Object> asking = new ConcurrentHashMap<>();
	private final Map<String, Long> forgottenAt = new ConcurrentHashMap<>();

	public FleetDisks(Fleet fleet, DiskMemory memory) {
		this.fleet = fleet;
		this.memory = memory;
	}

	/** Something was done in this pool: what is known of its disks does not count any more. */
	public void forget(String pool) {
		forgottenAt.put(pool, System.nanoTime());
	}

	/**
	 * Blocks.
	 *
	 * @param mustAnswer the pool whose disks have to be true; of another that fails, the last known are taken
	 */
	public List<FleetDisk> all(String mustAnswer) throws XenException, InterruptedException {
		List<Callable<List<FleetDisk>>> questions = new ArrayList<>();
		for (PoolView pool : fleet.picture().pools().values()) {
			questions.add(() -> ofPool(pool, pool.id().equals(mustAnswer)));
		}
		var all = new ArrayList<FleetDisk>();
		try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
			for (Future<List<FleetDisk>> answer : executor.invokeAll(questions)) {
				all.addAll(answer.get());
			}
		} catch (ExecutionException e) {
			switch (e.getCause()) {
			case XenException x -> throw x;
			case InterruptedException i -> throw i;
			default -> throw new IllegalStateException(e.getCause());
			}
		}
		return all;
	}

	private List<FleetDisk> ofPool(PoolView pool, boolean mustAnswer) throws XenException, InterruptedException {
		if (pool.isConnected()) {
			try {
				return told(pool.id(), ask(pool.id(), mustAnswer), false);
			} catch (XenException e) {
				if (mustAnswer) {
					throw e;
				}
				return told(pool.id(), memory.recall(pool.id()), true); // its state in the picture says that it is lost
			}
		}
		return told(pool.id(), memory.recall(pool.id()), true);
	}

	private List<DiskUse> ask(String pool, boolean anew) throws XenException, InterruptedException {
		long now = System.nanoTime();
		long since = anew ? now : Math.max(now - FRESH.toNanos(), forgottenAt.getOrDefault(pool, Long.MIN_VALUE));
		synchronized (asking.computeIfAbsent(pool, p -> new Object())) {
			Known last = known.get(pool);
			if (last != null && last.isNewerThan(since)) {
				return last.disks;
			}
			long asked = System.nanoTime();
			List<DiskUse> disks = read(pool);
			if (last == null || !last.disks.equals(disks)) {
				memory.keep(pool, disks);
			}
			known.put(pool, new Known(disks, asked));
			return disks;
		}
	}

	private List<DiskUse> read(String pool) throws XenException, InterruptedException {
		try {
			return fleet.connection(pool).disks();
		} catch (XenException e) {
			if (e.failure() instanceof XenFailure.NotSupported) {
				return List.of(); // a toolstack that knows no disks has none that could be compared
			}
			throw e;
		}
	}

	private static List<FleetDisk> told(String pool, List<DiskUse> disks, boolean stale) {
		return disks.stream().map(d -> new FleetDisk(pool, d, stale)).toList();
	}
}
