// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.activation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostKey;
import org.adxen.fleet.HostView;
import org.adxen.fleet.query.Query;
import org.adxen.fleet.query.QueryException;
import org.adxen.operations.Target;
import org.adxen.operations.Verdict;
import org.adxen.operations.group.GroupActivation;
import org.adxen.operations.group.GroupDefinition;
import org.adxen.operations.group.GroupPlan;
import org.adxen.operations.group.GroupPlanner;
import org.adxen.operations.group.Groups;
import org.adxen.operations.group.KnownGroup;
import org.adxen.operations.placement.PlacementHost;
import org.adxen.ui.placement.PlanWorker;
import org.eclipse.osgi.util.NLS;

/**
 * A group being planned by an admin, activated, and watched until it has ended; no user interface. All work is done on one worker,
 * in the order in which it was asked for; what is asked for returns at once. Closing it leaves an activation running. Safe for any
 * thread.
 */
final class ActivationSession implements AutoCloseable {

	/** Of the admin's hands, as the journal has it. */
	private static final String ORIGIN = "workbench";

	private final Path file;
	private final Fleet fleet;
	private final Groups groups;
	private final Runnable changed;
	private final Consumer<String> told;
	private final PlanWorker worker = new PlanWorker(this::look);
	private final AtomicReference<PlanWish> wish = new AtomicReference<>();
	private final Runnable listener = this::refresh;
	private final List<GroupActivation> begun = new ArrayList<>();
	private volatile KnownGroup group;
	private volatile GroupActivation activation;
	private volatile Shown shown = Shown.NOTHING;

	/**
	 * Begins to read and to plan.
	 *
	 * @param changed told on any thread that {@link #shown()} is different
	 * @param told    a sentence about what was asked for and not done; empty when there is none any more; on any thread
	 */
	ActivationSession(Path file, Fleet fleet, Groups groups, Runnable changed, Consumer<String> told) {
		this.file = file;
		this.fleet = fleet;
		this.groups = groups;
		this.changed = changed;
		this.told = told;
		worker.submit(this::attach);
		groups.addListener(listener);
		refresh();
	}

	Shown shown() {
		return shown;
	}

	/** Null before the group was read. */
	PlanWish wish() {
		return wish.get();
	}

	/** The fleet, the group or the activation is different. */
	void refresh() {
		worker.look();
	}

	void use(HostKey host, boolean used) {
		wish.updateAndGet(w -> w == null ? w : w.with(host, used));
		replan();
	}

	void use(String policy) {
		wish.updateAndGet(w -> w == null ? w : w.with(policy));
		replan();
	}

	/** Forgets what was moved, and an activation that has ended. */
	void planAnew() {
		wish.updateAndGet(w -> w == null ? w : w.anew());
		replan();
	}

	private void replan() {
		told.accept("");
		worker.submit(() -> {
			if (!shown.isRunning()) {
				activation = null;
			}
		});
		refresh();
	}

	/** Moves members by hand where that can be; says why where it cannot. */
	void move(List<String> members, HostKey host) {
		told.accept("");
		worker.submit(() -> {
			for (String member : members) {
				PlanWish before = wish.get();
				GroupPlan plan = shown.plan();
				if (activation != null || plan == null) {
					return;
				}
				FleetPicture picture = fleet.picture();
				if (mayMove(plan, member, host, picture) instanceof Verdict.Refused(var reason)) {
					told.accept(reason);
					return;
				}
				wish.compareAndSet(before, before.moved(plan, member, host));
				look();
			}
		});
	}

	private Verdict mayMove(GroupPlan plan, String member, HostKey host, FleetPicture picture) {
		try {
			return GroupPlanner.mayMove(plan, member, host, picture, Shown.policy(groups.policies(), wish.get().policy()).policy());
		} catch (QueryException e) {
			return Verdict.refused(e.getMessage());
		}
	}

	void save(Path to) {
		GroupPlan plan = shown.plan();
		worker.submit(() -> {
			try {
				plan.save(to);
			} catch (IOException e) {
				told.accept(NLS.bind(Messages.Session_notSaved, to, e.getMessage()));
			}
		});
	}

	/** The plan then says what does not fit any more. */
	void useSaved(Path from) {
		told.accept("");
		worker.submit(() -> {
			GroupDefinition definition = group.definition();
			if (definition == null) {
				return;
			}
			try {
				Map<String, HostKey> places = GroupPlan.read(from, definition);
				activation = null;
				wish.updateAndGet(w -> w.saved(places));
				look();
			} catch (IOException e) {
				told.accept(e.getMessage());
			}
		});
	}

	/** Runs the plan as it was seen. */
	void activate(boolean goOn, String reason) {
		Shown seen = shown;
		told.accept("");
		worker.submit(() -> begin(seen, goOn, reason));
	}

	/** Plans for what is missing, and runs that; where it does not fit, the plan says so instead. */
	void retry(boolean goOn, String reason) {
		told.accept("");
		worker.submit(() -> {
			activation = null;
			look();
			if (shown.canActivate()) {
				begin(shown, goOn, reason);
			} else {
				told.accept(NLS.bind(Messages.Session_noRetry, shown.problem()));
			}
		});
	}

	private void begin(Shown seen, boolean goOn, String reason) {
		try {
			GroupActivation now = groups.activate(seen.plan(), new GroupActivation.Options(goOn, reason, ORIGIN));
			begun.add(now);
			activation = now;
		} catch (IOException e) {
			told.accept(e.getMessage());
		}
		look();
	}

	/** Begins no more members. */
	void cancel() {
		GroupActivation now = activation;
		if (now != null) {
			now.cancel();
			refresh();
		}
	}

	/** What would undo all that was begun here. */
	void rollBack(Consumer<RollBack> consumer) {
		worker.submit(() -> consumer.accept(RollBack.of(begun)));
	}

	@Override
	public void close() {
		groups.removeListener(listener);
		worker.close();
	}

	// --- on the worker

	/** To what runs, or did not end well and is not undone yet. */
	private void attach() {
		groups.read();
		read();
		GroupDefinition definition = group.definition();
		if (definition != null) {
			groups.activation(definition.id()).ifPresent(last -> {
				FleetPicture picture = fleet.picture();
				boolean undone = last.rollBack().stream().flatMap(r -> r.targets().stream())
						.noneMatch(t -> t instanceof Target.OfDomain(var key) && picture.domain(key) != null);
				if (!last.isEnded() || !undone && !Shown.running(last, picture).isComplete()) {
					begun.add(last);
					activation = last;
				}
			});
		}
	}

	/** As it was read last: the file is looked at every few seconds while somebody listens. */
	private void read() {
		group = groups.all().stream().filter(g -> g.file().equals(file)).findFirst()
				.orElseGet(() -> KnownGroup.read(file, fleet.settings().repository()));
	}

	private void look() {
		FleetPicture picture = fleet.picture();
		GroupActivation running = activation;
		Shown now;
		if (running == null) {
			read();
			if (wish.get() == null) {
				wish.compareAndSet(null, first(group, picture));
			}
			now = Shown.planned(group, wish.get(), picture, groups.policies());
		} else {
			now = Shown.running(running, picture);
			wish.compareAndSet(null, new PlanWish(usedBy(running.plan()), running.plan().group().policy(), Map.of(), Set.of()));
		}
		if (!now.equals(shown)) {
			shown = now;
			changed.run();
		} else if (running != null) {
			changed.run(); // its end is not seen in what is equal
		}
	}

	private static Set<HostKey> usedBy(GroupPlan plan) {
		return plan.placement().hosts().stream().map(h -> h.host().key()).collect(Collectors.toSet());
	}

	/** The definition's hosts, as far as they take domains now; where none does, all of them, so that the plan can say why. */
	private PlanWish first(KnownGroup known, FleetPicture picture) {
		GroupDefinition definition = known.definition();
		List<HostView> allowed = List.of();
		try {
			Query query = Query.parse(definition == null ? "" : definition.hosts());
			allowed = picture.hosts().filter(query::matches).toList();
		} catch (QueryException e) {
			// planning says so
		}
		List<HostKey> usable = allowed.stream().filter(h -> PlacementHost.of(h, picture.pools().get(h.key().pool())).unusable().isEmpty())
				.map(HostView::key).toList();
		String policy = Shown.policy(groups.policies(), definition == null ? "" : definition.policy()).id();
		return PlanWish.of(usable.isEmpty() ? allowed.stream().map(HostView::key).toList() : usable, policy);
	}
}
