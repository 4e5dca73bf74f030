// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.EnvironmentState;
import org.adxen.fleet.FailureText;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.FleetChange;
import org.adxen.fleet.FleetListener;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.PoolView;
import org.adxen.operations.Operation;
import org.adxen.operations.Operation.Evidence;
import org.adxen.operations.Target;
import org.adxen.operations.TargetOutcome;
import org.adxen.operations.internal.journal.FileJournal;
import org.adxen.operations.internal.journal.JournalLine;
import org.adxen.operations.internal.journal.OpenLine;
import org.adxen.xen.Capabilities;
import org.adxen.xen.TaskOutcome;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;

/**
 * Finds out what became of what nobody reported: of entries whose program was killed, and of outcomes that a lost link left
 * unknown. As soon as the pool is connected its toolstack is asked for the task; where it has none, the picture is looked at.
 * Safe for any thread.
 */
public final class Settler implements AutoCloseable {

	/** A picture says that something was not done only when it is newer by so much: events take their time. */
	private static final Duration MARGIN = Duration.ofSeconds(3);

	/** A link that is lost is seen to be so within this time; a pool that is still connected then is seen as it is. */
	private static final Duration LOSS_SEEN = Duration.ofSeconds(15);

	/** Between two tries with a pool that did not answer. */
	private static final Duration PAUSE = Duration.ofSeconds(2);

	/** Operations by the id that stands in the journal; those of removed plug-ins are not found. */
	@FunctionalInterface
	public interface OperationFinder {
		Optional<Operation> find(String id);
	}

	private final Fleet fleet;
	private final FileJournal journal;
	private final OperationFinder operations;
	private final BiConsumer<OpenLine, TargetOutcome> told;
	private final Consumer<IStatus> log;
	private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
	private final FleetListener listener = this::fleetChanged;
	private final Map<String, Set<OpenLine>> open = new HashMap<>();
	private final Set<String> busy = new LinkedHashSet<>();
	private boolean listening;

	/** @param told what was found out, for who shows it */
	Settler(Fleet fleet, FileJournal journal, OperationFinder operations, BiConsumer<OpenLine, TargetOutcome> told,
			Consumer<IStatus> log) {
		this.fleet = fleet;
		this.journal = journal;
		this.operations = operations;
		this.told = told;
		this.log = log;
	}

	/** Looks after everything that is open. Returns at once. */
	public void lookAfterAll() {
		start(() -> takeOn(journal.open()));
	}

	/** Looks after what is unknown of one entry of this program. Returns at once. */
	void lookAfter(String entry, Instant begunAt) {
		start(() -> takeOn(journal.openOf(entry, begunAt)));
	}

	@Override
	public void close() {
		fleet.removeListener(listener);
		workers.shutdownNow();
	}

	private void takeOn(List<OpenLine> lines) {
		synchronized (open) {
			for (OpenLine line : lines) {
				try {
					open.computeIfAbsent(Target.parse(line.target()).pool(), p -> new LinkedHashSet<>()).add(line);
				} catch (IllegalArgumentException e) {
					log.accept(Status.warning(NLS.bind(Messages.notATarget, line.target()), e));
				}
			}
			if (!listening && !open.isEmpty()) {
				listening = true;
				fleet.addListener(listener);
			}
		}
		lookAt(fleet.picture());
	}

	private void fleetChanged(FleetChange change) {
		lookAt(change.picture());
	}

	/** Begins with every pool that has something open and can be asked, and lets go of those that are registered no more. */
	private void lookAt(FleetPicture picture) {
		synchronized (open) {
			for (String pool : open.keySet()) {
				PoolView view = picture.pools().get(pool);
				boolean forgotten = view == null && !(fleet.environment() instanceof EnvironmentState.Unreadable);
				if ((forgotten || view != null && view.isConnected()) && busy.add(pool)) {
					start(() -> settlePool(pool, forgotten));
				}
			}
		}
	}

	private void start(Work work) {
		try {
			workers.execute(() -> {
				try {
					work.run();
				} catch (InterruptedException e) {
					Thread.currentThread().interrupt(); // the program ends; the next one goes on
				} catch (RuntimeException e) {
					log.accept(Status.error(Messages.settlingFailed, e));
				}
			});
		} catch (RejectedExecutionException e) {
			return; // the program ends; the next one goes on
		}
	}

	@FunctionalInterface
	private interface Work {
		void run() throws InterruptedException;
	}

	private void settlePool(String pool, boolean forgotten) throws InterruptedException {
		boolean again = false;
		try {
			List<OpenLine> lines;
			synchronized (open) {
				lines = new ArrayList<>(open.getOrDefault(pool, Set.of()));
			}
			for (OpenLine line : lines) {
				Optional<TargetOutcome> outcome = forgotten ? Optional.of(new TargetOutcome.Unknown(Messages.poolForgotten))
						: find(line);
				if (outcome.isPresent() && write(line, outcome.get())) {
					told.accept(line, outcome.get());
					done(pool, line);
				} else {
					again = true;
				}
			}
		} finally {
			if (again) {
				Thread.sleep(PAUSE); // not for every event of a busy pool
			}
			synchronized (open) {
				busy.remove(pool);
			}
		}
		if (again) {
			lookAt(fleet.picture());
		}
	}

	private void done(String pool, OpenLine line) {
		synchronized (open) {
			Set<OpenLine> rest = open.get(pool);
			if (rest != null && rest.remove(line) && rest.isEmpty()) {
				open.remove(pool);
			}
			if (open.isEmpty() && listening) {
				listening = false;
				fleet.removeListener(listener);
			}
		}
	}

	private boolean write(OpenLine line, TargetOutcome outcome) throws InterruptedException {
		try {
			journal.append(new JournalLine.Outcome(line.begin().id(), Instant.now(), line.target(), Workshop.state(outcome),
					Workshop.detail(outcome), true), line.begin().at()).get();
			return true;
		} catch (ExecutionException e) {
			log.accept(Status.error(
					NLS.bind(Messages.outcomeNotJournalled, line.begin().name(), e.getCause().getMessage()), e.getCause()));
			return false;
		}
	}

	/** Empty when it cannot be told yet. */
	private Optional<TargetOutcome> find(OpenLine line) throws InterruptedException {
		if (!line.task().isEmpty()) {
			try {
				TaskOutcome task = fleet.connection(Target.parse(line.target()).pool()).outcomeOf(line.task());
				switch (task) {
				case TaskOutcome.Succeeded(var result) -> {
					return Optional.of(new TargetOutcome.Done(result));
				}
				case TaskOutcome.Failed(var why) -> {
					return Optional.of(failed(why));
				}
				case TaskOutcome.Running r -> {
					return Optional.empty();
				}
				case TaskOutcome.Forgotten f -> {
					return look(line);
				}
				}
			} catch (XenException e) {
				boolean lost = e.failure() instanceof XenFailure.Unreachable || e.failure() instanceof XenFailure.TimedOut;
				return lost ? Optional.empty() : look(line); // the fleet shows the lost link to the admin
			}
		}
		return look(line);
	}

	private static TargetOutcome failed(XenException why) {
		return why.failure() instanceof XenFailure.Cancelled ? new TargetOutcome.Cancelled(why.detail())
				: new TargetOutcome.Failed(FailureText.sentence(why), why.detail());
	}

	private Optional<TargetOutcome> look(OpenLine line) {
		FleetPicture picture = fleet.picture();
		Target target = Target.parse(line.target());
		PoolView pool = picture.pools().get(target.pool());
		if (pool == null || !pool.isConnected() || somebodyIsAtIt(target, picture)) {
			return Optional.empty();
		}
		if (journal.isOvertaken(line)) {
			return Optional.of(new TargetOutcome.Unknown(NLS.bind(Messages.overtaken, line.name(), line.begin().name())));
		}
		Evidence evidence = operations.find(line.begin().operation())
				.map(o -> o.evidence(target, line.begin().parameters(), line.begin().at(), picture))
				.orElse(Evidence.CANNOT_TELL);
		if (evidence != Evidence.DONE && !isNewer(pool, line)) {
			return Optional.empty();
		}
		return Optional.of(switch (evidence) {
		case DONE -> new TargetOutcome.Done("");
		case NOT_DONE -> new TargetOutcome.Failed(NLS.bind(Messages.seenNotDone, line.name(), line.begin().name()), "");
		case CANNOT_TELL -> new TargetOutcome.Unknown(NLS.bind(Messages.cannotTell, line.name(), line.begin().name()));
		});
	}

	/** A connected pool in which nothing changes is not read again: then time itself tells. */
	private boolean isNewer(PoolView pool, OpenLine line) {
		Instant seenAt = pool.seenAt();
		if (seenAt != null && seenAt.isAfter(line.since().plus(MARGIN))) {
			return true;
		}
		Capabilities can = pool.capabilities();
		Duration polled = can != null && can.events() ? Duration.ZERO
				: Duration.ofSeconds(2L * fleet.settings().refreshSeconds());
		return Instant.now().isAfter(line.since().plus(LOSS_SEEN).plus(polled));
	}

	private static boolean somebodyIsAtIt(Target target, FleetPicture picture) {
		return target instanceof Target.OfDomain(var key) && picture.domain(key) instanceof DomainView domain
				&& !domain.facts().current().isEmpty();
	}
}
