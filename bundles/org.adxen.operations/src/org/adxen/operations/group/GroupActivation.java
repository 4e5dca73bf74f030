// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostKey;
import org.adxen.fleet.HostView;
import org.adxen.operations.Operations;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.Target;
import org.adxen.operations.TargetOutcome;
import org.adxen.operations.Undertaking;
import org.adxen.operations.group.ActivationState.Phase;
import org.eclipse.osgi.util.NLS;

/**
 * A plan being run: each member when those before it are ready, a few at a time for each host and pool. Every start is an
 * operation of its own in the journal. A member that runs already is left as it is, so that activating again after a failure, a
 * cancel or a kill starts what is missing and nothing twice; one activation of a group at a time over all programs. Safe for any
 * thread.
 */
public final class GroupActivation {

	/** Starts at the same time on one host: most of one is waiting for its disks. */
	private static final int AT_ONCE_ON_A_HOST = 4;

	/**
	 * @param goOn   whether others are started when one failed; those that depend on it are not
	 * @param reason why, in the admin's words, for the journal; may be empty
	 * @param origin as in {@link OperationRequest}
	 */
	public record Options(boolean goOn, String reason, String origin) {
	}

	private final GroupPlan plan;
	private final Options options;
	private final Runnable changed;
	private final ActivationLock lock;
	private final MemberStart starts;
	private final Map<String, ActivationState> states = new LinkedHashMap<>();
	private final Map<String, CompletableFuture<Phase>> ends = new HashMap<>();
	private final Map<String, Target> started = new LinkedHashMap<>();
	private final Map<HostKey, Semaphore> turns = new HashMap<>();
	private final CountDownLatch ended = new CountDownLatch(1);
	private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
	private final Fleet fleet;
	private final Operations operations;
	private final Map<String, Target> journalled = new ConcurrentHashMap<>();
	private volatile BiConsumer<Target, TargetOutcome> journal = (part, outcome) -> {
		// nothing is begun
	};
	private volatile boolean cancelled;
	private volatile boolean failed;

	private GroupActivation(GroupPlan plan, Options options, Fleet fleet, Operations operations, Runnable changed, ActivationLock lock) {
		this.plan = plan;
		this.options = options;
		this.changed = changed;
		this.lock = lock;
		this.fleet = fleet;
		this.operations = operations;
		starts = new MemberStart(fleet, operations, lock.folder(), options);
		for (GroupMember member : plan.expansion().members()) {
			states.put(member.name(), new ActivationState(Phase.WAITING, ""));
			ends.put(member.name(), new CompletableFuture<>());
		}
		plan.hosts().values().forEach(h -> turns.computeIfAbsent(h, k -> new Semaphore(AT_ONCE_ON_A_HOST)));
	}

	/**
	 * Begins; returns as soon as the group is locked.
	 *
	 * @param changed told on any thread, often, that something is different; must return at once
	 * @throws IOException it cannot begin: the plan does not fit, it is being activated already, or the environment cannot be
	 *                     written; the message is a sentence
	 */
	public static GroupActivation start(GroupPlan plan, Options options, Fleet fleet, Operations operations, Runnable changed)
			throws IOException {
		if (!plan.canRun()) {
			throw new IOException(NLS.bind(Messages.notComplete, plan.group().name(), why(plan)));
		}
		ActivationLock lock = ActivationLock.take(fleet.environment().folder(), plan.group());
		var activation = new GroupActivation(plan, options, fleet, operations, changed, lock);
		Thread.ofVirtual().name("Activation of " + plan.group().name()).start(activation::run);
		return activation;
	}

	private static String why(GroupPlan plan) {
		var sentences = new ArrayList<String>();
		plan.expansion().problems().forEach(p -> sentences.add(p.sentence()));
		plan.placement().decisions().values().stream().filter(d -> d.host() == null).forEach(d -> sentences.add(d.why()));
		return sentences.stream().distinct().limit(3).collect(Collectors.joining(" "));
	}

	public GroupPlan plan() {
		return plan;
	}

	/** By member, in the order of the definition. */
	public Map<String, ActivationState> states() {
		synchronized (states) {
			return Collections.unmodifiableMap(new LinkedHashMap<>(states));
		}
	}

	public boolean isEnded() {
		return ended.getCount() == 0;
	}

	/** Waits until every member has its end. Blocks. */
	public void await() throws InterruptedException {
		ended.await();
	}

	/** Begins no more members and stops waiting; what the toolstacks are at goes on and is told truly. Returns at once. */
	public void cancel() {
		synchronized (states) {
			if (cancelled) {
				return;
			}
			cancelled = true;
		}
		workers.shutdownNow();
	}

	/**
	 * What would undo this activation: its members shut down by force in reverse order, then those deleted that it made. To be
	 * confirmed and run by the caller, one after the other; disks stay.
	 */
	public List<OperationRequest> rollBack() {
		List<Target> targets;
		synchronized (states) {
			targets = new ArrayList<>(started.values());
		}
		Collections.reverse(targets);
		if (targets.isEmpty()) {
			return List.of();
		}
		var requests = new ArrayList<OperationRequest>();
		requests.add(request("org.adxen.operations.forceShutDown", targets));
		List<Target> made = targets.stream().filter(starts::made).toList();
		if (!made.isEmpty()) {
			requests.add(request("org.adxen.operations.delete", made));
		}
		return requests;
	}

	private OperationRequest request(String operation, List<Target> targets) {
		return new OperationRequest(operation, targets, Map.of(), options.reason(), options.origin(), false);
	}

	private void run() {
		try (lock) {
			starts.settle(plan);
			beginInJournal();
			CompletableFuture<Void> before = CompletableFuture.completedFuture(null);
			var byOrder = plan.expansion().members().stream()
					.collect(Collectors.groupingBy(m -> m.definition().order(), TreeMap::new, Collectors.toList()));
			for (List<GroupMember> together : byOrder.values()) {
				CompletableFuture<Void> earlier = before;
				together.forEach(m -> submit(m, earlier));
				before = CompletableFuture.allOf(together.stream().map(m -> ends.get(m.name())).toArray(CompletableFuture[]::new));
			}
			before.join();
		} catch (IOException e) {
			plan.expansion().members().forEach(m -> end(m, new ActivationState(Phase.FAILED, String.valueOf(e.getMessage()))));
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		} finally {
			workers.shutdown();
			ended.countDown();
			changed.run();
		}
	}

	/** Those that run already are no part of it; where all do, there is nothing to be told. */
	private void beginInJournal() throws IOException, InterruptedException {
		FleetPicture picture = fleet.picture();
		GroupReality reality = GroupReality.of(plan.group().id(), ends.keySet(), picture);
		Map<Target, String> parts = new LinkedHashMap<>();
		plan.hosts().forEach((member, host) -> {
			if (reality.domain(member).filter(MemberStart::runs).isEmpty()) {
				HostView view = picture.host(host);
				Target part = Undertaking.on(host, GroupMember.uuid(plan.group().id(), member));
				parts.put(part, NLS.bind(Messages.part, member, view == null ? host.host() : view.facts().name()));
				journalled.put(member, part);
			}
		});
		if (!parts.isEmpty()) {
			journal = operations.begin(new Undertaking(Undertaking.ACTIVATION, NLS.bind(Messages.activation, plan.group().name()),
					Map.of(Undertaking.GROUP, plan.group().id()), options.reason(), options.origin(), parts));
		}
	}

	private static TargetOutcome outcome(ActivationState state) {
		return switch (state.phase()) {
		case READY -> new TargetOutcome.Done(state.detail());
		case LEFT_OUT -> new TargetOutcome.Refused(state.detail());
		case CANCELLED -> new TargetOutcome.Cancelled(state.detail());
		case UNKNOWN -> new TargetOutcome.Unknown(state.detail());
		case FAILED, WAITING, STARTING, GETTING_READY -> new TargetOutcome.Failed(state.detail(), "");
		};
	}

	private void submit(GroupMember member, CompletableFuture<Void> earlier) {
		try {
			workers.execute(() -> end(member, activate(member, earlier)));
		} catch (RejectedExecutionException e) {
			end(member, new ActivationState(Phase.CANCELLED, Messages.cancelledMember)); // cancelled meanwhile
		}
	}

	private ActivationState activate(GroupMember member, CompletableFuture<Void> earlier) {
		Semaphore turn = turns.get(plan.hosts().get(member.name()));
		try {
			earlier.get();
			for (String name : member.definition().after().stream().flatMap(n -> plan.expansion().named(n).stream()).sorted().toList()) {
				if (ends.get(name).get() != Phase.READY) {
					return new ActivationState(Phase.LEFT_OUT, NLS.bind(Messages.waitsForFailed, name));
				}
			}
			Duration delay = member.definition().delay();
			if (!delay.isZero()) {
				TimeUnit.NANOSECONDS.sleep(delay.toNanos());
			}
			turn.acquire();
			try {
				if (failed && !options.goOn) {
					return new ActivationState(Phase.LEFT_OUT, Messages.stopped);
				}
				tell(member, new ActivationState(Phase.STARTING, ""));
				MemberStart.Result result = starts.start(member, plan.hosts().get(member.name()));
				result.started().ifPresent(target -> {
					synchronized (states) {
						started.put(member.name(), target);
					}
				});
				if (result.end().phase() != Phase.GETTING_READY) {
					return result.end();
				}
				tell(member, result.end());
			} finally {
				turn.release();
			}
			return awaitReady(member);
		} catch (InterruptedException e) {
			return new ActivationState(Phase.CANCELLED, Messages.cancelledMember);
		} catch (ExecutionException e) {
			throw new IllegalStateException(e.getCause()); // the futures only ever get a phase
		}
	}

	private ActivationState awaitReady(GroupMember member) {
		try {
			if (!cancelled || member.definition().readiness().kind() == Readiness.Kind.RUNNING) {
				return starts.awaitReady(member);
			}
		} catch (InterruptedException e) {
			// cancelled meanwhile
		}
		return new ActivationState(Phase.CANCELLED, Messages.cancelledReadiness);
	}

	private void tell(GroupMember member, ActivationState state) {
		synchronized (states) {
			states.put(member.name(), state);
		}
		changed.run();
	}

	private void end(GroupMember member, ActivationState state) {
		if (state.phase() == Phase.FAILED || state.phase() == Phase.UNKNOWN) {
			failed = true;
		}
		if (journalled.get(member.name()) instanceof Target part) {
			journal.accept(part, outcome(state));
		}
		tell(member, state);
		ends.get(member.name()).complete(state.phase());
	}

	public boolean isCancelled() {
		return cancelled;
	}
}
