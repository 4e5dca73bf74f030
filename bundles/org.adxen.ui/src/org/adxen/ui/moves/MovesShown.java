// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.moves;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostKey;
import org.adxen.operations.placement.MovePlan;
import org.adxen.operations.placement.MovePlan.Step;
import org.adxen.operations.placement.MoveRun;
import org.adxen.operations.placement.MoveState;
import org.adxen.operations.placement.MoveState.Phase;
import org.adxen.operations.placement.Placement.HostUse;
import org.adxen.operations.placement.PlacementHost;
import org.adxen.ui.placement.HostLine;
import org.eclipse.osgi.util.NLS;

/**
 * What there is to see of moves, planned, running or ended. Immutable.
 *
 * @param made    null when none can be planned
 * @param problem why not, a sentence; empty when they can
 * @param hosts   those that take domains, before and after
 * @param moves   in their order, then those that stay
 * @param run     null while nothing was begun
 */
record MovesShown(MoveSource.Made made, String problem, List<HostLine> hosts, List<MoveLine> moves, MoveRun run) {

	static final MovesShown NOTHING = new MovesShown(null, Messages.Shown_planning, List.of(), List.of(), null);

	static MovesShown planned(MoveSource.Made made, FleetPicture picture) {
		return of(made, picture, null);
	}

	static MovesShown impossible(String sentence) {
		return new MovesShown(null, sentence, List.of(), List.of(), null);
	}

	/** @param run of what was made; null while nothing was begun */
	static MovesShown of(MoveSource.Made made, FleetPicture picture, MoveRun run) {
		MovePlan plan = made.plan();
		Map<String, MoveState> states = run == null ? Map.of() : run.states();
		Map<HostKey, String> names = new HashMap<>();
		picture.hosts().forEach(h -> names.put(h.key(), PlacementHost.of(h, picture.pools().get(h.key().pool())).name()));
		List<MoveLine> moves = new ArrayList<>();
		for (Step step : plan.steps()) {
			moves.add(MoveLine.of(moves.size() + 1, step, names.getOrDefault(step.move().from(), step.move().from().host()),
					names.getOrDefault(step.move().to(), step.move().to().host()), states.get(step.move().name())));
		}
		new TreeMap<>(plan.left()).forEach((domain, why) -> moves.add(MoveLine.stays(domain, why)));
		List<HostLine> hosts = new ArrayList<>();
		for (HostUse use : made.hosts()) {
			var view = picture.host(use.host().key());
			if (view != null) {
				hosts.add(HostLine.of(view, picture.pools().get(view.key().pool()), use));
			}
		}
		return new MovesShown(made, "", hosts, moves, run);
	}

	String name() {
		return made == null ? "" : made.name();
	}

	boolean isRunning() {
		return run != null && !run.isEnded();
	}

	boolean isEnded() {
		return run != null && run.isEnded();
	}

	/** Domains that are to be moved. */
	long count() {
		return moves.stream().filter(m -> !m.stays()).count();
	}

	long staying() {
		return moves.size() - count();
	}

	boolean canRun() {
		return run == null && count() > 0;
	}

	long done() {
		return moves.stream().filter(m -> m.state() != null && m.state().isFinal()).count();
	}

	private long moved() {
		return moves.stream().filter(m -> m.state() != null && m.state().phase() == Phase.DONE).count();
	}

	boolean isComplete() {
		return moved() == count() && staying() == 0;
	}

	/** How far it is, or what became of it; empty while nothing was begun. */
	String summary() {
		if (run == null) {
			return "";
		}
		if (!run.isEnded()) {
			return NLS.bind(run.isCancelled() ? Messages.Shown_cancelling : Messages.Shown_running, done(), count());
		}
		return moved() == count() ? NLS.bind(Messages.Shown_allMoved, count()) : NLS.bind(Messages.Shown_partly, moved(), count());
	}
}
