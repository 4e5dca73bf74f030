// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.adxen.fleet.FailureText;
import org.adxen.operations.Operation;
import org.adxen.operations.Target;
import org.adxen.operations.TargetOutcome;
import org.adxen.operations.Verdict;
import org.adxen.xen.TaskOutcome;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.eclipse.core.runtime.Status;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

/** One target of one run: checked, looked at closely, done, awaited, and its outcome told. Used by one thread. */
final class TargetWork implements PoolLanes.Work {

	/** How long the next operation on a target waits for the picture to show the last one. */
	private static final Duration CATCH_UP = Duration.ofSeconds(5);

	private final LiveRun run;
	private final Target target;
	private final Operation operation;
	private final Workshop shop;
	private @Nullable LiveContext context;
	/** Whether the operation was let loose on the toolstack, so that nobody but the toolstack knows what became of it. */
	private boolean sent;
	private TargetOutcome outcome = new TargetOutcome.Waiting();

	TargetWork(LiveRun run, Target target, Operation operation, Workshop shop) {
		this.run = run;
		this.target = target;
		this.operation = operation;
		this.shop = shop;
	}

	@Override
	public Target target() {
		return target;
	}

	/** The target; but members of a group, which are new domains of one pool, do not get in each other's way. */
	@Override
	public Object exclusive() {
		String member = parameters().getOrDefault("member", "");
		return member.isEmpty() ? target : List.of(target, parameters().getOrDefault("group", ""), member);
	}

	@Override
	public void run() {
		if (!run.take(target)) {
			return;
		}
		run.progress(target, 0);
		try {
			outcome = attempt();
			shop.record(run, target, outcome);
		} catch (InterruptedException e) {
			// The program ends. The toolstack goes on, and the open line of the journal is settled at the next start.
			run.set(target, new TargetOutcome.Unknown(Messages.programEnded));
		} catch (RuntimeException | LinkageError | StackOverflowError e) { // faults of a plug-in are the plug-in's
			shop.log().accept(Status.error(NLS.bind(Messages.broken, run.operation().id()), e));
			String broken = NLS.bind(Messages.broken, run.operation().id());
			outcome = sent ? new TargetOutcome.Unknown(broken, e.toString()) : new TargetOutcome.Failed(broken, e.toString());
			shop.record(run, target, outcome);
		}
	}

	@Override
	public void linger() {
		try {
			if (outcome instanceof TargetOutcome.Done) {
				PictureWait.until(shop.fleet(), p -> operation.evidence(target, parameters(), run.startedAt(),
						p) != Operation.Evidence.NOT_DONE, CATCH_UP);
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		} finally {
			LiveContext used = context;
			if (used != null) {
				shop.forgetDisks(target.pool());
				used.release();
			}
		}
	}

	private Map<String, String> parameters() {
		return run.request().parameters();
	}

	private TargetOutcome attempt() throws InterruptedException {
		if (shop.rules().check(run.operation(), target, parameters(),
				shop.fleet().picture()) instanceof Verdict.Refused(var reason)) {
			return new TargetOutcome.Refused(reason);
		}
		LiveContext at;
		try {
			at = shop.contextFor(target.pool());
			context = at;
			if (operation.preflight(target, parameters(), at) instanceof Verdict.Refused(var reason)) {
				return new TargetOutcome.Refused(reason);
			}
		} catch (XenException e) {
			return new TargetOutcome.Failed(NLS.bind(Messages.nothingSent, FailureText.sentence(e)), e.detail());
		}
		return run.isCancelled() ? new TargetOutcome.Cancelled() : send(at);
	}

	private TargetOutcome send(LiveContext at) throws InterruptedException {
		XenTask task = null;
		sent = true;
		try {
			task = operation.run(target, parameters(), at);
			shop.taskBegan(run, target, task);
			return new TargetOutcome.Done(task.await(p -> run.progress(target, p)));
		} catch (XenException e) {
			return judge(e, task, at.connection());
		}
	}

	/** What a failure means: after Cancel it is a cancellation, after a lost link nobody knows. */
	private TargetOutcome judge(XenException e, @Nullable XenTask task, XenConnection connection)
			throws InterruptedException {
		if (leavesOpen(e.failure(), task != null)) {
			return new TargetOutcome.Unknown(FailureText.sentence(e), e.detail());
		}
		if (e.failure() instanceof XenFailure.Cancelled) {
			return new TargetOutcome.Cancelled(e.detail());
		}
		if (run.isCancelled()) {
			return truth(task, connection, (FailureText.sentence(e) + ' ' + e.detail()).strip());
		}
		return new TargetOutcome.Failed(FailureText.sentence(e), e.detail());
	}

	/** Whether it may have happened nevertheless. Once a task runs, nothing that is wrong with the link says anything of it. */
	private static boolean leavesOpen(XenFailure failure, boolean accepted) {
		return switch (failure) {
		case XenFailure.Unreachable u -> true;
		case XenFailure.TimedOut t -> true;
		case XenFailure.Protocol p -> true;
		case XenFailure.Authentication a -> accepted;
		case XenFailure.Untrusted u -> accepted;
		case XenFailure.Refused r -> false;
		case XenFailure.BadPowerState b -> false;
		case XenFailure.NotEnoughMemory n -> false;
		case XenFailure.NotSupported n -> false;
		case XenFailure.NotFound n -> false;
		case XenFailure.Cancelled c -> false;
		};
	}

	/**
	 * After Cancel the toolstack is asked once more: it may have been done before it heard, or it may still be at it.
	 *
	 * @param words what it failed with
	 */
	private static TargetOutcome truth(@Nullable XenTask task, XenConnection connection, String words)
			throws InterruptedException {
		if (task == null || task.id().isEmpty()) {
			return new TargetOutcome.Cancelled(words);
		}
		try {
			return switch (connection.outcomeOf(task.id())) {
			case TaskOutcome.Succeeded(var result) -> new TargetOutcome.Done(result);
			case TaskOutcome.Running r -> new TargetOutcome.Unknown(Messages.stillRuns, words);
			case TaskOutcome.Failed f -> new TargetOutcome.Cancelled(words);
			case TaskOutcome.Forgotten f -> new TargetOutcome.Cancelled(words);
			};
		} catch (XenException e) {
			return new TargetOutcome.Unknown(FailureText.sentence(e), e.detail());
		}
	}
}
