// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleConsumer;

import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.adxen.xen.xenapi.internal.rpc.ApiFailure;
import org.adxen.xen.xenapi.internal.rpc.RpcClient;
import org.adxen.xen.xenapi.internal.session.Attempt;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/** A task of the pool. It is waited for by {@code event.from} on it alone, which answers when it changes. */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
final class XapiTask implements XenTask {

	/** How long the server waits for news; short enough to see a dead link within fifteen seconds. */
	static final double NEWS_SECONDS = 10;
	static final Duration NEWS_PATIENCE = Duration.ofSeconds(14);

	private final XapiPool pool;
	private final Attempt attempt;
	private final String ref;
	private final String uuid;

	XapiTask(XapiPool pool, Attempt attempt, String ref, String uuid) {
		this.pool = pool;
		this.attempt = attempt;
		this.ref = ref;
		this.uuid = uuid;
	}

	/** Asks the pool to begin something, and returns when it has accepted. */
	static XapiTask begin(XapiPool pool, Attempt attempt, String method, Object... parameters)
			throws XenException, InterruptedException {
		String ref = pool.operate(attempt, Methods.ASYNC + method, parameters).toString();
		String uuid;
		try {
			uuid = pool.session().read(Methods.TASK_UUID, ref).toString();
		} catch (ApiFailure | XenException e) {
			// It is over and collected already, or the link is lost: it was accepted, and waiting for it will tell.
			uuid = "";
		}
		return new XapiTask(pool, attempt, ref, uuid);
	}

	@Override
	public String id() {
		return uuid;
	}

	@Override
	public String await(DoubleConsumer progress) throws XenException, InterruptedException {
		try {
			TaskState state = untilOver(progress);
			String made = outcome(state);
			forget();
			return made;
		} catch (ApiFailure e) {
			if (e.is("HANDLE_INVALID")) {
				throw new XenException(new XenFailure.TimedOut(Duration.ZERO), "The pool no longer remembers what became of the attempt to "
						+ attempt.verb() + "; look at the state instead.", e.getMessage(), e);
			}
			throw pool.explain(e, attempt);
		}
	}

	/**
	 * As {@link #await}, for a step of something longer: an interruption cancels the task, and is seen again by whatever
	 * blocks next.
	 */
	String awaitOrStop(DoubleConsumer progress) throws XenException, InterruptedException {
		try {
			return await(progress);
		} catch (InterruptedException e) {
			try {
				cancel();
			} catch (XenException cannot) {
				// Then it goes on to its end.
			}
			String made = await(p -> {
			});
			Thread.currentThread().interrupt();
			return made;
		}
	}

	private TaskState untilOver(DoubleConsumer progress) throws ApiFailure, XenException, InterruptedException {
		String token = "";
		double told = 0;
		for (;;) {
			Events<TaskState> news = pool.session().news(NEWS_PATIENCE, Events.reader(TaskState::read), Methods.EVENT_FROM,
					List.of("task/" + ref), token, NEWS_SECONDS);
			token = news.token();
			TaskState state = news.last();
			if (state == null) {
				// Silence: it takes its time, or it is gone, which this call would tell.
				pool.session().read(Methods.TASK_STATUS, ref);
				continue;
			}
			if (state.progress() > told) {
				told = state.progress();
				progress.accept(Math.min(1, told));
			}
			if (state.isOver()) {
				return state;
			}
		}
	}

	/** What a task that is over has led to. */
	String outcome(TaskState state) throws XenException, InterruptedException {
		return switch (state.status()) {
		case "success" -> result(state);
		case "cancelled" -> throw new XenException(new XenFailure.Cancelled(),
				"The attempt to " + attempt.verb() + " was cancelled.");
		default -> throw pool.explain(new ApiFailure(state.error()), attempt);
		};
	}

	/** The UUID of the domain or snapshot that was made, if one was. */
	private String result(TaskState state) throws XenException, InterruptedException {
		try {
			String made = RpcClient.textOfFragment(state.result());
			return made.startsWith("OpaqueRef:") && !made.equals(Records.NULL_REF)
					? pool.session().read(Methods.VM_UUID, made).toString()
					: "";
		} catch (ApiFailure e) {
			return ""; // not a VM, or gone again already
		} catch (IOException e) {
			throw new XenException(new XenFailure.Protocol(pool.session().client().address()),
					"The result of the attempt to " + attempt.verb() + " cannot be read.", state.result(), e);
		}
	}

	private void forget() throws InterruptedException {
		try {
			pool.session().read(Methods.TASK_DESTROY, ref);
		} catch (ApiFailure | XenException e) {
			// The outcome is known, which is what counts; the toolstack collects old tasks by itself.
		}
	}

	@Override
	public void cancel() throws XenException, InterruptedException {
		pool.read(new Attempt("cancel the attempt to " + attempt.verb(), attempt.type(), attempt.ref(), attempt.name()),
				Methods.TASK_CANCEL, ref);
	}

	@Override
	public String toString() {
		@Nullable
		String name = attempt.name().isEmpty() ? attempt.ref() : attempt.name();
		return attempt.verb() + ' ' + name;
	}
}
