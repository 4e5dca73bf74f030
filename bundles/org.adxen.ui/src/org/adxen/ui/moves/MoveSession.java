// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.moves;

import java.io.IOException;
import java.util.function.Consumer;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.FleetPicture;
import org.adxen.operations.Operations;
import org.adxen.operations.group.Groups;
import org.adxen.operations.placement.HomePlans;
import org.adxen.operations.placement.MoveRun;
import org.adxen.operations.placement.PlacementPolicies.Named;
import org.adxen.ui.placement.PlanWorker;

/**
 * Moves being planned, run, and watched until they have ended; no user interface. What is asked for returns at once. Closing it leaves
 * moves running. Safe for any thread.
 */
final class MoveSession implements AutoCloseable {

	private static final String ORIGIN = "workbench";

	private final MoveSource source;
	private final Fleet fleet;
	private final Groups groups;
	private final Operations operations;
	private final HomePlans homes;
	private final Runnable changed;
	private final Consumer<String> told;
	private final PlanWorker worker = new PlanWorker(this::plan);
	private final Runnable listener = this::refresh;
	/** The worker's. */
	private MoveRun tidied;
	private volatile Named policy;
	private volatile MoveRun run;
	private volatile boolean away;
	private volatile MovesShown shown = MovesShown.NOTHING;

	/**
	 * @param changed told on any thread that {@link #shown()} is different
	 * @param told    a sentence about what was asked for and not done; on any thread
	 */
	MoveSession(MoveSource source, Fleet fleet, Groups groups, Operations operations, HomePlans homes, Named policy, Runnable changed,
			Consumer<String> told) {
		this.source = source;
		this.fleet = fleet;
		this.groups = groups;
		this.operations = operations;
		this.homes = homes;
		this.policy = policy;
		this.changed = changed;
		this.told = told;
		worker.submit(groups::read);
		groups.addListener(listener);
		refresh();
	}

	MovesShown shown() {
		return shown;
	}

	void refresh() {
		worker.look();
	}

	void use(Named other) {
		policy = other;
		refresh();
	}

	/** As the fleet is now; forgets what has ended. */
	void planAnew() {
		told.accept("");
		worker.submit(() -> {
			if (!shown.isRunning()) {
				run = null;
			}
		});
		refresh();
	}

	/** Runs the plan as it was seen. What would bring everything home is written down first, so that nothing forgets it. */
	void run(boolean oneByOne, String reason) {
		MovesShown seen = shown;
		told.accept("");
		worker.submit(() -> {
			try {
				if (source instanceof MoveSource.OfHost(var host) && seen.made().home() != null) {
					homes.add(host, seen.made().home());
				}
				run = MoveRun.start(seen.made().plan(), new MoveRun.Options(oneByOne, reason, ORIGIN), fleet, operations, this::refresh);
				show(MovesShown.of(seen.made(), fleet.picture(), run));
			} catch (IOException e) {
				told.accept(e.getMessage());
			}
		});
	}

	/** Whether something that was moved away from the host waits to come home. */
	boolean isAway() {
		return away;
	}

	void cancel() {
		MoveRun now = run;
		if (now != null) {
			worker.submit(() -> {
				now.cancel();
				plan();
			});
		}
	}

	private void plan() {
		FleetPicture picture = fleet.picture();
		MoveRun now = run;
		if (now != null) {
			show(MovesShown.of(shown.made(), picture, now));
			if (now.isEnded() && now != tidied) {
				tidied = now;
				tidy(picture);
			}
			return;
		}
		try {
			show(MovesShown.planned(source.plan(picture, groups, policy.policy()), picture));
		} catch (IOException e) {
			show(MovesShown.impossible(e.getMessage()));
		}
	}

	/** What is home again need not come home any more. */
	private void tidy(FleetPicture picture) {
		if (source instanceof MoveSource.Home(var host, var plans)) {
			try {
				plans.forgetDone(host, picture);
			} catch (IOException e) {
				told.accept(e.getMessage());
			}
		}
	}

	private void show(MovesShown now) {
		shown = now;
		away = source instanceof MoveSource.OfHost(var host) && homes.exists(host);
		changed.run();
	}

	@Override
	public void close() {
		groups.removeListener(listener);
		worker.close();
	}
}
