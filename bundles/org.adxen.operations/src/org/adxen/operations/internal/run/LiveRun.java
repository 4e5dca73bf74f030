// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.run;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import org.adxen.operations.OperationDescriptor;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.OperationRun;
import org.adxen.operations.Target;
import org.adxen.operations.TargetOutcome;
import org.adxen.xen.XenTask;
import org.eclipse.jdt.annotation.Nullable;

/** A run in this program: what became of each target so far. Knows nothing of how it is done. */
final class LiveRun implements OperationRun {

	private final String id;
	private final OperationDescriptor operation;
	private final OperationRequest request;
	private final Map<Target, String> names;
	private final Instant startedAt;
	private final Consumer<LiveRun> changed;
	private final Consumer<LiveRun> canceller;
	private final CountDownLatch end = new CountDownLatch(1);

	private final Map<Target, TargetOutcome> outcomes = new LinkedHashMap<>();
	private final Set<Target> waiting = new HashSet<>();
	private final Map<Target, XenTask> tasks = new HashMap<>();
	private boolean cancelled;
	private int open;
	private @Nullable Instant endedAt;

	/**
	 * @param changed   told after each change
	 * @param canceller told once, when somebody cancels
	 */
	LiveRun(String id, OperationDescriptor operation, OperationRequest request, Map<Target, String> names, Instant startedAt,
			Consumer<LiveRun> changed, Consumer<LiveRun> canceller) {
		this.id = id;
		this.operation = operation;
		this.request = request;
		this.names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
		this.startedAt = startedAt;
		this.changed = changed;
		this.canceller = canceller;
		request.targets().forEach(t -> outcomes.put(t, new TargetOutcome.Waiting()));
		waiting.addAll(request.targets());
		open = outcomes.size();
	}

	@Override
	public String id() {
		return id;
	}

	@Override
	public OperationDescriptor operation() {
		return operation;
	}

	@Override
	public OperationRequest request() {
		return request;
	}

	@Override
	public Map<Target, String> names() {
		return names;
	}

	@Override
	public Instant startedAt() {
		return startedAt;
	}

	@Override
	public synchronized Optional<Instant> endedAt() {
		return Optional.ofNullable(endedAt);
	}

	@Override
	public synchronized double progress() {
		return outcomes.values().stream().mapToDouble(o -> switch (o) {
		case TargetOutcome.Waiting w -> 0;
		case TargetOutcome.Running(var progress) -> progress;
		default -> 1;
		}).average().orElse(1);
	}

	@Override
	public synchronized Map<Target, TargetOutcome> outcomes() {
		return Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
	}

	@Override
	public void cancel() {
		synchronized (this) {
			if (cancelled || endedAt != null) {
				return;
			}
			cancelled = true;
		}
		canceller.accept(this);
	}

	@Override
	public void await() throws InterruptedException {
		end.await();
	}

	synchronized boolean isCancelled() {
		return cancelled;
	}

	/** Whoever gets true, and nobody else, decides what becomes of this target. */
	synchronized boolean take(Target target) {
		return waiting.remove(target);
	}

	/** What nobody has taken yet, for whoever asks. */
	synchronized List<Target> takeWaiting() {
		List<Target> taken = outcomes.keySet().stream().filter(waiting::contains).toList();
		waiting.clear();
		return taken;
	}

	/** Remembers the toolstack's task, so that it can be cancelled. */
	synchronized void began(Target target, XenTask task) {
		tasks.put(target, task);
	}

	synchronized List<XenTask> tasks() {
		return List.copyOf(tasks.values());
	}

	void progress(Target target, double progress) {
		set(target, new TargetOutcome.Running(Math.clamp(progress, 0, 1)));
	}

	/** A final outcome stays, but for an unknown one that was settled. */
	void set(Target target, TargetOutcome outcome) {
		synchronized (this) {
			TargetOutcome before = outcomes.get(target);
			if (before == null || before.equals(outcome)
					|| before.isFinal() && !(before instanceof TargetOutcome.Unknown && outcome.isFinal())) {
				return;
			}
			outcomes.put(target, outcome);
			if (outcome.isFinal()) {
				tasks.remove(target);
				if (!before.isFinal() && --open == 0) {
					endedAt = Instant.now();
				}
			}
		}
		changed.accept(this);
		if (isEnded()) {
			end.countDown();
		}
	}
}
