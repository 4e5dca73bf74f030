// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.placement;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.HostKey;
import org.adxen.fleet.HostView;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.OperationRun;
import org.adxen.operations.Operations;
import org.adxen.operations.Target;
import org.adxen.operations.TargetOutcome;
import org.adxen.operations.Undertaking;
import org.adxen.operations.internal.run.PictureWait;
import org.adxen.operations.placement.MovePlan.Step;
import org.adxen.operations.placement.MoveState.Phase;
import org.eclipse.osgi.util.NLS;

/**
 * A plan of moves being run: begun in its order, none before it has room and what it is kept apart from has left; several at the
 * same time where the order allows it. Every move is a migration of its own in the journal. A domain that is on its new host
 * already is left there, so that a plan can be run again. Nothing more is begun after a failure. Safe for any thread.
 */
public final class MoveRun {

	/** Migrations at the same time from or to one host: more of them only share its link. */
	private static final int AT_ONCE_ON_A_HOST = 2;
	private static final String MIGRATE = "org.adxen.operations.migrate";
	/** The picture shows what is done within this time, or has lost the link. */
	private static final Duration SEEN = Duration.ofSeconds(60);

	/**
	 * @param oneByOne whether a move waits for the end of the one before
	 * @param reason   why, in the admin's words, for the journal; may be empty
	 * @param origin   as in {@link OperationRequest}
	 */
	public record Options(boolean oneByOne, String reason, String origin) {
	}

	private final MovePlan plan;
	private final Options options;
	private final Fleet fleet;
	private final Operations operations;
	private final Runnable changed;
	private final Map<String, MoveState> states = new LinkedHashMap<>();
	private final Map<HostKey, Long> free;
	private final Map<HostKey, List<Move>> there = new HashMap<>();
	private final Map<Move, OperationRun> runs = new HashMap<>();
	private final Map<Move, Thread> waiting = new HashMap<>();
	private final CountDownLatch ended = new CountDownLatch(1);
	private volatile BiConsumer<Target, TargetOutcome> journal = (part, outcome) -> {
		// nothing is begun
	};
	private int moving;
	private boolean failed;
	private boolean cancelled;

	private MoveRun(MovePlan plan, Options options, Fleet fleet, Operations operations, Runnable changed) {
		this.plan = plan;
		this.options = options;
		this.fleet = fleet;
		this.operations = operations;
		this.changed = changed;
		free = MovePlan.free(fleet.picture());
		for (Step step : plan.steps()) {
			states.put(step.move().name(), new MoveState(Phase.WAITING, ""));
			there.computeIfAbsent(step.move().from(), h -> new ArrayList<>()).add(step.move());
		}
	}

	/**
	 * Begins; returns at once. The caller has asked whether this is wanted.
	 *
	 * @param changed told on any thread, often, that something is different; must return at once
	 */
	public static MoveRun start(MovePlan plan, Options options, Fleet fleet, Operations operations, Runnable changed) {
		var run = new MoveRun(plan, options, fleet, operations, changed);
		Thread.ofVirtual().name("Moves").start(run::run);
		return run;
	}

	public MovePlan plan() {
		return plan;
	}

	/** By the move's name, in the order of the plan. */
	public synchronized Map<String, MoveState> states() {
		return Collections.unmodifiableMap(new LinkedHashMap<>(states));
	}

	public boolean isEnded() {
		return ended.getCount() == 0;
	}

	public synchronized boolean isCancelled() {
		return cancelled;
	}

	/** Waits until every move has its end. Blocks. */
	public void await() throws InterruptedException {
		ended.await();
	}

	/** Begins no more moves, and asks the toolstacks to stop those that are on their way. Returns at once. */
	public void cancel() {
		List<OperationRun> running;
		synchronized (this) {
			cancelled = true;
			running = List.copyOf(runs.values());
			waiting.values().forEach(Thread::interrupt);
			notifyAll();
		}
		running.forEach(OperationRun::cancel);
	}

	private void run() {
		try {
			beginInJournal();
			for (Step step : plan.steps()) {
				Optional<MoveState> stopped = awaitTurn(step.move());
				if (stopped.isPresent()) {
					tell(step.move(), stopped.get());
				} else {
					Thread.ofVirtual().name("Move of " + step.domain()).start(() -> move(step));
				}
			}
			awaitAll();
		} catch (IOException e) {
			plan.steps().forEach(s -> tell(s.move(), new MoveState(Phase.FAILED, String.valueOf(e.getMessage()))));
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		} finally {
			ended.countDown();
			changed.run();
		}
	}

	private void beginInJournal() throws IOException, InterruptedException {
		Map<Target, String> parts = new LinkedHashMap<>();
		plan.steps().forEach(s -> parts.put(part(s.move()),
				NLS.bind(Messages.part, s.domain(), MovePlan.name(s.move().to(), fleet.picture()))));
		if (!parts.isEmpty()) {
			journal = operations.begin(new Undertaking(Undertaking.MOVES, Messages.moves, Map.of(), options.reason(), options.origin(), parts));
		}
	}

	private static Target part(Move move) {
		return Undertaking.on(move.to(), move.name());
	}

	private static TargetOutcome outcome(MoveState state) {
		return switch (state.phase()) {
		case DONE -> new TargetOutcome.Done(state.detail());
		case LEFT_OUT -> new TargetOutcome.Refused(state.detail());
		case CANCELLED -> new TargetOutcome.Cancelled(state.detail());
		case UNKNOWN -> new TargetOutcome.Unknown(state.detail());
		case FAILED, WAITING, MOVING -> new TargetOutcome.Failed(state.detail(), "");
		};
	}

	private synchronized void awaitAll() throws InterruptedException {
		while (moving > 0) {
			wait();
		}
	}

	/** @return what it is when it is not to be begun any more */
	private synchronized Optional<MoveState> awaitTurn(Move move) throws InterruptedException {
		while (!cancelled && !failed && moving > 0 && !mayBegin(move)) {
			wait();
		}
		if (cancelled || failed) {
			return Optional.of(cancelled ? new MoveState(Phase.CANCELLED, Messages.moveCancelled)
					: new MoveState(Phase.LEFT_OUT, Messages.moveStopped));
		}
		moving++;
		there.computeIfAbsent(move.to(), h -> new ArrayList<>()).add(move);
		free.computeIfPresent(move.to(), (h, f) -> f - move.memoryBytes());
		return Optional.empty();
	}

	/** Where nothing is on its way, nothing will get better: the migration itself says then what is in its way. */
	private boolean mayBegin(Move move) {
		return !options.oneByOne() && free.getOrDefault(move.to(), Long.MAX_VALUE) >= move.memoryBytes()
				&& onTheirWay(move.from()) < AT_ONCE_ON_A_HOST && onTheirWay(move.to()) < AT_ONCE_ON_A_HOST
				&& there.getOrDefault(move.to(), List.of()).stream().noneMatch(m -> !Collections.disjoint(m.apart(), move.apart()));
	}

	/** A move on its way is at both its hosts. */
	private long onTheirWay(HostKey host) {
		return there.getOrDefault(host, List.of()).stream().filter(
				m -> there.getOrDefault(m.from(), List.of()).contains(m) && there.getOrDefault(m.to(), List.of()).contains(m)).count();
	}

	private void move(Step step) {
		MoveState end = new MoveState(Phase.UNKNOWN, Messages.moveUnknown);
		try {
			end = migrate(step);
		} catch (InterruptedException e) {
			end = new MoveState(Phase.CANCELLED, Messages.moveCancelled); // only what waits for memory is interrupted
		} finally {
			end(step.move(), end);
		}
	}

	private MoveState migrate(Step step) throws InterruptedException {
		Move move = step.move();
		Optional<DomainView> domain = MovePlan.find(move.name(), move.from(), fleet.picture());
		if (domain.isEmpty()) {
			return MovePlan.find(move.name(), move.to(), fleet.picture()).isPresent()
					? new MoveState(Phase.DONE, NLS.bind(Messages.moveThere, MovePlan.name(move.to(), fleet.picture())))
					: new MoveState(Phase.FAILED, NLS.bind(Messages.moveGone, step.domain(), MovePlan.name(move.from(), fleet.picture())));
		}
		tell(move, new MoveState(Phase.MOVING, ""));
		awaitMemory(move, domain.get());
		Target target = new Target.OfDomain(domain.get().key());
		OperationRun run = operations.run(new OperationRequest(MIGRATE, List.of(target), Map.of("host", move.to().host()),
				options.reason(), options.origin(), true));
		if (remember(move, run)) {
			run.cancel();
		}
		run.await();
		TargetOutcome outcome = run.outcomes().get(target);
		return switch (outcome) {
		case TargetOutcome.Done d -> arrived(move) ? new MoveState(Phase.DONE, "") : new MoveState(Phase.UNKNOWN, Messages.moveUnknown);
		case TargetOutcome.Unknown(var reason, var detail) ->
			arrived(move) ? new MoveState(Phase.DONE, "") : new MoveState(Phase.UNKNOWN, reason);
		case TargetOutcome.Refused(var reason) -> new MoveState(Phase.FAILED, reason);
		case TargetOutcome.Failed(var reason, var detail) -> new MoveState(Phase.FAILED, (reason + " " + detail).strip());
		case TargetOutcome.Cancelled c -> new MoveState(Phase.CANCELLED, c.detail());
		default -> new MoveState(Phase.UNKNOWN, Messages.moveUnknown);
		};
	}

	/** A host is often slower to tell of memory that became free than of the domain that left. */
	private void awaitMemory(Move move, DomainView domain) throws InterruptedException {
		synchronized (this) {
			if (cancelled) {
				throw new InterruptedException();
			}
			waiting.put(move, Thread.currentThread());
		}
		try {
			PictureWait.until(fleet, p -> !(p.host(move.to()) instanceof HostView h) || h.facts().memoryFreeBytes() < 0
					|| h.facts().memoryFreeBytes() >= domain.facts().memoryBytes(), SEEN);
		} finally {
			synchronized (this) {
				waiting.remove(move);
			}
		}
		if (Thread.interrupted()) {
			throw new InterruptedException();
		}
	}

	private boolean arrived(Move move) throws InterruptedException {
		return PictureWait.until(fleet, p -> MovePlan.find(move.name(), move.to(), p).isPresent(), SEEN);
	}

	/** @return whether it was cancelled before it could be */
	private synchronized boolean remember(Move move, OperationRun run) {
		runs.put(move, run);
		return cancelled;
	}

	private void end(Move move, MoveState state) {
		synchronized (this) {
			boolean arrived = state.phase() == Phase.DONE;
			// What is unknown counts at both hosts.
			if (state.phase() != Phase.UNKNOWN) {
				HostKey gone = arrived ? move.from() : move.to();
				free.computeIfPresent(gone, (h, f) -> f + move.memoryBytes());
				there.getOrDefault(gone, new ArrayList<>()).remove(move);
			}
			failed |= !arrived && state.phase() != Phase.CANCELLED;
			runs.remove(move);
		}
		tell(move, state);
		synchronized (this) {
			moving--;
			notifyAll();
		}
	}

	private void tell(Move move, MoveState state) {
		synchronized (this) {
			states.put(move.name(), state);
		}
		if (state.isFinal()) {
			journal.accept(part(move), outcome(state));
		}
		changed.run();
	}
}
