// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.picture;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.FleetChange;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.PoolView;
import org.adxen.fleet.internal.environment.Authored;
import org.adxen.fleet.internal.environment.Authored.Registered;
import org.adxen.fleet.internal.picture.PoolModel.Effect;
import org.adxen.fleet.internal.time.Schedule;
import org.adxen.model.LastKnown;
import org.adxen.model.ModelFactory;
import org.adxen.model.PoolPicture;
import org.adxen.xen.Capabilities;
import org.adxen.xen.LoadSample;
import org.adxen.xen.PoolDelta;
import org.adxen.xen.PoolSnapshot;

/**
 * Owns the EMF model and makes the pictures. What is told may come from any thread and returns at once; it is applied in
 * batches on the model thread, which is the schedule's.
 */
public final class Reconciler {

	/** The least time between two pictures. Well within what the eye takes for at once, and few enough to be cheap. */
	static final Duration PACE = Duration.ofMillis(40);
	/** How long the model thread works before it lets others have the processor. */
	static final Duration BUDGET = Duration.ofMillis(8);

	private static final Inbox.Standing UNTOUCHED = new Inbox.Standing(new ConnectionState.NotWatched(), null);

	private final Schedule schedule;
	private final Consumer<FleetChange> publish;

	private final Map<String, Inbox> inboxes = new ConcurrentHashMap<>();
	private final ConcurrentLinkedQueue<String> ready = new ConcurrentLinkedQueue<>();
	private final Set<String> isReady = ConcurrentHashMap.newKeySet();
	private final AtomicBoolean dispatchComing = new AtomicBoolean();
	private volatile boolean authoredIsNew;
	private volatile Authored told = Authored.NOTHING;
	private volatile FleetPicture picture = new FleetPicture(0, Map.of());

	// model thread only
	private final LastKnown root = ModelFactory.eINSTANCE.createLastKnown();
	private final Map<String, PoolModel> models = new HashMap<>();
	private Authored authored = Authored.NOTHING;
	private long lastPublished;
	private boolean neverPublished = true;

	/** @param publish told of each new picture, on the model thread */
	public Reconciler(Schedule schedule, Consumer<FleetChange> publish) {
		this.schedule = schedule;
		this.publish = publish;
	}

	public FleetPicture picture() {
		return picture;
	}

	// --- told on any thread

	/** What is authored, or whether it can be changed, is new. */
	public void authored(Authored now) {
		told = now;
		authoredIsNew = true;
		request();
	}

	/** @param capabilities null unless connected */
	public void standing(String pool, ConnectionState state, Capabilities capabilities) {
		inbox(pool).standing(new Inbox.Standing(state, capabilities));
		ready(pool);
	}

	public void replaced(String pool, PoolSnapshot snapshot) {
		inbox(pool).replaced(snapshot, schedule.now());
		ready(pool);
	}

	public void changed(String pool, PoolDelta delta) {
		inbox(pool).changed(delta, schedule.now());
		ready(pool);
	}

	public void load(String pool, LoadSample sample) {
		inbox(pool).load(sample);
		ready(pool);
	}

	/** What was known last, for pools of which nothing newer is known. Hands the object over. */
	public void lastKnown(LastKnown read) {
		onModelThread(() -> {
			for (PoolPicture old : Set.copyOf(read.getPools())) {
				if (authored.pools().containsKey(old.getPoolId()) && model(old.getPoolId()).picture().getSeenAt() == null) {
					adopt(old);
					isReady.add(old.getPoolId());
					ready.add(old.getPoolId());
				}
			}
			request();
		});
	}

	/** Runs it on the model thread when all that was told before is applied and published. */
	public void afterwards(Runnable task) {
		onModelThread(() -> {
			// In slices, as always, but without waiting for the next beat.
			dispatch();
			if (ready.isEmpty()) {
				task.run();
			} else {
				afterwards(task);
			}
		});
	}

	private void onModelThread(Runnable task) {
		schedule.after(Duration.ZERO, task);
	}

	private Inbox inbox(String pool) {
		return inboxes.computeIfAbsent(pool, p -> new Inbox());
	}

	private void ready(String pool) {
		if (isReady.add(pool)) {
			ready.add(pool);
		}
		request();
	}

	private void request() {
		if (dispatchComing.compareAndSet(false, true)) {
			long wait = neverPublished ? 0 : Math.max(0, lastPublished + PACE.toNanos() - schedule.nanos());
			schedule.after(Duration.ofNanos(wait), () -> {
				dispatchComing.set(false);
				dispatch();
			});
		}
	}

	// --- model thread

	private void dispatch() {
		long begun = schedule.nanos();
		Set<String> changed = new LinkedHashSet<>();
		boolean structure = false;
		if (authoredIsNew) {
			authoredIsNew = false;
			structure = true;
			changed.addAll(authored(told, authored));
		}
		String pool;
		while ((pool = ready.poll()) != null) {
			isReady.remove(pool);
			if (authored.pools().containsKey(pool)) {
				Effect effect = apply(pool);
				if (effect != Effect.NONE) {
					changed.add(pool);
					structure |= effect == Effect.STRUCTURE;
				}
			}
			if (schedule.nanos() - begun > BUDGET.toNanos()) {
				break;
			}
		}
		if (structure || !changed.isEmpty()) {
			publish(changed, structure);
		}
		if (!ready.isEmpty() && dispatchComing.compareAndSet(false, true)) {
			schedule.after(Duration.ZERO, () -> {
				dispatchComing.set(false);
				dispatch();
			});
		}
	}

	/** Pools whose views the new environment changes. */
	private Set<String> authored(Authored now, Authored before) {
		authored = now;
		for (String gone : before.pools().keySet()) {
			if (!now.pools().containsKey(gone)) {
				PoolModel model = models.remove(gone);
				if (model != null) {
					root.getPools().remove(model.picture());
				}
				inboxes.remove(gone);
			}
		}
		Set<String> changed = new HashSet<>(now.pools().keySet());
		changed.addAll(before.pools().keySet());
		changed.removeIf(id -> now.settings().equals(before.settings()) && now.notes().equals(before.notes())
				&& java.util.Objects.equals(now.pools().get(id), before.pools().get(id)));
		return changed;
	}

	private Effect apply(String pool) {
		Inbox inbox = inboxes.get(pool);
		// Without an inbox it is a pool whose last known picture was adopted.
		return inbox == null ? Effect.STRUCTURE : model(pool).apply(inbox.take());
	}

	private PoolModel model(String pool) {
		PoolModel model = models.get(pool);
		if (model == null) {
			PoolPicture fresh = ModelFactory.eINSTANCE.createPoolPicture();
			fresh.setPoolId(pool);
			model = adopt(fresh);
		}
		return model;
	}

	private PoolModel adopt(PoolPicture pictured) {
		PoolModel before = models.get(pictured.getPoolId());
		PoolModel model = new PoolModel(pictured, before == null ? UNTOUCHED : before.standing());
		models.put(pictured.getPoolId(), model);
		if (before != null) {
			root.getPools().remove(before.picture());
		}
		root.getPools().add(pictured);
		return model;
	}

	private void publish(Set<String> changed, boolean structure) {
		Map<String, PoolView> pools = LinkedHashMap.newLinkedHashMap(authored.pools().size());
		for (Registered pool : authored.pools().values()) {
			PoolView before = picture.pools().get(pool.id());
			pools.put(pool.id(), before != null && !changed.contains(pool.id()) ? before
					: PoolViews.view(pool, authored, model(pool.id()), before));
		}
		picture = new FleetPicture(picture.revision() + 1, Collections.unmodifiableMap(pools));
		neverPublished = false;
		lastPublished = schedule.nanos();
		publish.accept(new FleetChange(picture, Set.copyOf(changed), structure));
	}
}
