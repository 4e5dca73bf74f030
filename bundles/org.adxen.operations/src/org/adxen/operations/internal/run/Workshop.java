// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.run;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.adxen.fleet.FailureText;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.FleetPicture;
import org.adxen.operations.JournalEntry.State;
import org.adxen.operations.Operation;
import org.adxen.operations.OperationDescriptor;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.OperationRun;
import org.adxen.operations.OperationsListener;
import org.adxen.operations.Target;
import org.adxen.operations.TargetOutcome;
import org.adxen.operations.Undertaking;
import org.adxen.operations.internal.check.Rules;
import org.adxen.operations.internal.check.TargetNames;
import org.adxen.operations.internal.journal.FileJournal;
import org.adxen.operations.internal.journal.JournalLine;
import org.adxen.operations.internal.journal.OpenLine;
import org.adxen.operations.internal.journal.Writer;
import org.adxen.operations.internal.placement.DiskClaims;
import org.adxen.operations.internal.placement.FleetDisks;
import org.adxen.xen.MachineName;
import org.adxen.xen.XenException;
import org.adxen.xen.XenTask;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;

/**
 * Where requests become runs: the begin line first, then the targets through the lanes, each outcome on the disk before it is
 * told. Safe for any thread.
 */
public final class Workshop implements AutoCloseable {

	/** Ended runs that are kept for showing. */
	private static final int KEPT = 100;

	private final Fleet fleet;
	private final Rules rules;
	private final FileJournal journal;
	private final FleetDisks disks;
	private final Consumer<IStatus> log;
	private final DiskClaims claims = new DiskClaims();
	private final PoolLanes lanes = new PoolLanes();
	private final Settler settler;
	private final List<OperationsListener> listeners = new CopyOnWriteArrayList<>();
	private final Deque<LiveRun> runs = new ArrayDeque<>();

	public Workshop(Fleet fleet, Rules rules, FleetDisks disks, FileJournal journal,
			Settler.OperationFinder operations, Consumer<IStatus> log) {
		this.fleet = fleet;
		this.rules = rules;
		this.disks = disks;
		this.journal = journal;
		this.log = log;
		this.settler = new Settler(fleet, journal, operations, this::settled, log);
	}

	Fleet fleet() {
		return fleet;
	}

	Rules rules() {
		return rules;
	}

	Consumer<IStatus> log() {
		return log;
	}

	public Settler settler() {
		return settler;
	}

	/**
	 * Returns at once.
	 *
	 * @param refused targets of the request that are not to be touched, with the reason
	 */
	public OperationRun start(OperationDescriptor descriptor, Operation operation, OperationRequest request,
			Map<Target, String> refused) {
		FleetPicture picture = fleet.picture();
		Map<Target, String> names = new LinkedHashMap<>();
		request.targets().forEach(t -> names.put(t, TargetNames.of(t, picture)));
		var run = new LiveRun(UUID.randomUUID().toString(), descriptor, request, names, Instant.now(), this::changed,
				this::cancel);
		List<JournalLine.To> targets = request.targets().stream()
				.map(t -> new JournalLine.To(t.id(), names.get(t), undo(operation, t, request, picture))).toList();
		// Queued before anybody can cancel: an outcome that came first would be nobody's.
		CompletableFuture<Void> written = journal.append(new JournalLine.Begin(run.id(), run.startedAt(), who(), request.origin(),
				descriptor.id(), descriptor.name(), request.parameters(), request.reason(), targets, Writer.current()), run.startedAt());
		remember(run);
		changed(run);
		Thread.ofVirtual().name("Begin " + descriptor.id()).start(() -> begin(run, operation, written, refused));
		return run;
	}

	/** Newest first. */
	public synchronized List<OperationRun> runs() {
		return List.copyOf(runs);
	}

	public void addListener(OperationsListener listener) {
		listeners.add(listener);
	}

	public void removeListener(OperationsListener listener) {
		listeners.remove(listener);
	}

	/** Lets the toolstacks go on alone; what is open is settled at the next start. */
	@Override
	public void close() {
		lanes.stop();
		settler.close();
	}

	private Map<String, String> undo(Operation operation, Target target, OperationRequest request, FleetPicture picture) {
		boolean known = switch (target) {
		case Target.OfDomain(var key) -> picture.domain(key) != null;
		case Target.OfHost(var key) -> picture.host(key) != null;
		case Target.OfPool(var id) -> picture.pools().containsKey(id);
		};
		return known ? operation.undo(target, request.parameters(), picture) : Map.of();
	}

	private void begin(LiveRun run, Operation operation, CompletableFuture<Void> written, Map<Target, String> refused) {
		try {
			written.get();
		} catch (ExecutionException e) {
			String why = notJournalled(e);
			run.takeWaiting().forEach(t -> run.set(t, new TargetOutcome.Refused(why)));
			return;
		} catch (InterruptedException e) {
			throw new IllegalStateException("Nobody interrupts a beginning run.", e);
		}
		for (Target target : run.request().targets()) {
			String reason = refused.get(target);
			if (reason == null) {
				lanes.submit(new TargetWork(run, target, operation, this));
			} else if (run.take(target)) {
				record(run, target, new TargetOutcome.Refused(reason));
			}
		}
	}

	private static String who() {
		return System.getProperty("user.name") + "@" + MachineName.get();
	}

	private String notJournalled(ExecutionException e) {
		return NLS.bind(Messages.notJournalled, journal.folder(), e.getCause().getMessage());
	}

	/** As {@link org.adxen.operations.Operations#begin}. */
	public BiConsumer<Target, TargetOutcome> begin(Undertaking whole) throws IOException, InterruptedException {
		String id = UUID.randomUUID().toString();
		Instant at = Instant.now();
		List<JournalLine.To> parts = whole.parts().entrySet().stream()
				.map(p -> new JournalLine.To(p.getKey().id(), p.getValue(), Map.of())).toList();
		try {
			journal.append(new JournalLine.Begin(id, at, who(), whole.origin(), whole.kind(), whole.name(), whole.parameters(),
					whole.reason(), parts, Writer.current()), at).get();
		} catch (ExecutionException e) {
			throw new IOException(notJournalled(e), e);
		}
		return (part, outcome) -> append(id, at, whole.name(), part, outcome, () -> {
			// nobody else shows it
		});
	}

	/** @param written told when the line is on the disk, or cannot be */
	private void append(String id, Instant begunAt, String name, Target target, TargetOutcome outcome, Runnable written) {
		var line = new JournalLine.Outcome(id, Instant.now(), target.id(), state(outcome), detail(outcome),
				!(outcome instanceof TargetOutcome.Unknown));
		journal.append(line, begunAt).whenComplete((v, e) -> {
			logUnwritten(name, e);
			written.run();
			if (outcome instanceof TargetOutcome.Unknown) {
				settler.lookAfter(id, begunAt);
			}
		});
	}

	/** A logged-in connection and all else that an operation needs. Blocks. */
	LiveContext contextFor(String pool) throws XenException, InterruptedException {
		return new LiveContext(fleet, pool, fleet.connection(pool), disks, claims);
	}

	/** Something was done in this pool: it may have other disks now. */
	void forgetDisks(String pool) {
		disks.forget(pool);
	}

	/** The toolstack took it: its id is written down, for whoever has to ask later, and Cancel can reach it. */
	void taskBegan(LiveRun run, Target target, XenTask task) {
		if (!task.id().isEmpty()) {
			journal.append(new JournalLine.Task(run.id(), Instant.now(), target.id(), task.id()), run.startedAt())
					.whenComplete((v, e) -> logUnwritten(run.operation().name(), e));
		}
		run.began(target, task);
		if (run.isCancelled()) {
			cancelTask(run, task);
		}
	}

	/** Writes it down, then tells it. */
	void record(LiveRun run, Target target, TargetOutcome outcome) {
		append(run.id(), run.startedAt(), run.operation().name(), target, outcome, () -> run.set(target, outcome));
	}

	private void logUnwritten(String name, Throwable e) {
		if (e instanceof IOException) {
			log.accept(Status.error(NLS.bind(Messages.outcomeNotJournalled, name, e.getMessage()), e));
		}
	}

	/** What nobody has begun ends here; what runs at a toolstack is asked to stop, and says itself what became of it. */
	private void cancel(LiveRun run) {
		run.takeWaiting().forEach(t -> record(run, t, new TargetOutcome.Cancelled()));
		run.tasks().forEach(t -> cancelTask(run, t));
	}

	private void cancelTask(LiveRun run, XenTask task) {
		Thread.ofVirtual().name("Cancel " + run.operation().id()).start(() -> {
			try {
				task.cancel();
			} catch (XenException e) {
				log.accept(Status.warning(NLS.bind(Messages.notCancelled, run.operation().name(), FailureText.sentence(e)), e));
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		});
	}

	private void settled(OpenLine line, TargetOutcome outcome) {
		find(line.begin().id()).ifPresent(run -> run.set(Target.parse(line.target()), outcome));
	}

	private synchronized Optional<LiveRun> find(String id) {
		return runs.stream().filter(r -> r.id().equals(id)).findFirst();
	}

	private synchronized void remember(LiveRun run) {
		runs.addFirst(run);
		var ended = new ArrayList<>(runs.stream().filter(OperationRun::isEnded).toList());
		ended.stream().skip(KEPT).forEach(runs::remove);
	}

	private void changed(LiveRun run) {
		for (OperationsListener listener : listeners) {
			try {
				listener.runChanged(run);
			} catch (RuntimeException e) {
				log.accept(Status.error(NLS.bind(Messages.listenerFailed, listener.getClass().getName()), e));
			}
		}
	}

	static State state(TargetOutcome outcome) {
		return switch (outcome) {
		case TargetOutcome.Waiting w -> State.BEGUN;
		case TargetOutcome.Running r -> State.BEGUN;
		case TargetOutcome.Done d -> State.DONE;
		case TargetOutcome.Refused r -> State.REFUSED;
		case TargetOutcome.Failed f -> State.FAILED;
		case TargetOutcome.Cancelled c -> State.CANCELLED;
		case TargetOutcome.Unknown u -> State.UNKNOWN;
		};
	}

	static String detail(TargetOutcome outcome) {
		return switch (outcome) {
		case TargetOutcome.Waiting w -> "";
		case TargetOutcome.Running r -> "";
		case TargetOutcome.Done(var result) -> result;
		case TargetOutcome.Refused(var reason) -> reason;
		case TargetOutcome.Failed(var reason, var detail) -> inBrackets(reason, detail);
		case TargetOutcome.Cancelled(var detail) -> detail;
		case TargetOutcome.Unknown(var reason, var detail) -> inBrackets(reason, detail);
		};
	}

	private static String inBrackets(String reason, String detail) {
		return detail.isEmpty() ? reason : reason + " (" + detail + ")";
	}
}
