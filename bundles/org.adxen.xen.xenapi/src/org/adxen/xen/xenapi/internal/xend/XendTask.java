// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xend;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.adxen.xen.PowerState;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.adxen.xen.xenapi.internal.rpc.ApiFailure;
import org.adxen.xen.xenapi.internal.rpc.Struct;
import org.adxen.xen.xenapi.internal.session.Attempt;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * A task of xend, which has to be polled. A task that asks the guest for something is over when the guest was asked, so the
 * state that it shall lead to is waited for as well.
 */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
final class XendTask implements XenTask {

	private static final Duration POLL = Duration.ofMillis(500);

	private final XendHost host;
	private final Attempt attempt;
	private final String ref;
	private final String vm;
	private final Set<PowerState> goal;

	private XendTask(XendHost host, Attempt attempt, String ref, String vm, Set<PowerState> goal) {
		this.host = host;
		this.attempt = attempt;
		this.ref = ref;
		this.vm = vm;
		this.goal = goal;
	}

	/** @param goal the states one of which the domain shall reach; empty when the task's own end is enough */
	static XendTask begin(XendHost host, Attempt attempt, Set<PowerState> goal, String method, String vm, Object... more)
			throws XenException, InterruptedException {
		var parameters = new Object[more.length + 1];
		parameters[0] = vm;
		System.arraycopy(more, 0, parameters, 1, more.length);
		return new XendTask(host, attempt, host.operate(attempt, Methods.ASYNC + method, parameters).toString(), vm, goal);
	}

	/** One that was begun earlier, by its {@link #id()}. */
	static XendTask of(XendHost host, String id) {
		String[] parts = id.split(" ");
		Set<PowerState> goal = parts.length < 3 ? Set.of()
				: Stream.of(parts[2].split(",")).map(PowerState::valueOf).collect(Collectors.toUnmodifiableSet());
		return new XendTask(host, Attempt.named("finish", "task", parts[0]), parts[0], goal.isEmpty() ? "" : parts[1], goal);
	}

	/** The task's reference and, where its own end is not enough, the domain and the states that are waited for. */
	@Override
	public String id() {
		return goal.isEmpty() ? ref
				: ref + ' ' + vm + ' ' + goal.stream().map(PowerState::name).sorted().collect(Collectors.joining(","));
	}

	@Override
	public String await(DoubleConsumer progress) throws XenException, InterruptedException {
		Struct record = record();
		for (double told = 0; record.text("status").equals("pending"); record = record()) {
			// a whole number of percent, by the API's description
			double now = Math.min(100, record.real("progress")) / 100;
			if (now > told) {
				told = now;
				progress.accept(now);
			}
			Thread.sleep(POLL);
		}
		String result = outcome(record);
		while (!isAtGoal()) {
			Thread.sleep(POLL);
		}
		return result;
	}

	/** Whether the domain is where a task that succeeded leads to. */
	boolean isAtGoal() throws XenException, InterruptedException {
		return goal.isEmpty()
				|| goal.contains(XendPicture.state(host.read(attempt, Methods.VM_POWER_STATE, vm).toString()));
	}

	/** The task's record now. */
	Struct record() throws XenException, InterruptedException {
		try {
			return Struct.of(host.session().read(Methods.TASK_RECORD, ref));
		} catch (ApiFailure e) {
			if (e.is("HANDLE_INVALID")) {
				throw new XenException(new XenFailure.TimedOut(Duration.ZERO), "xend no longer remembers what became of the attempt to "
						+ attempt.verb() + "; look at the state instead.", e.getMessage(), e);
			}
			throw host.explain(e, attempt);
		}
	}

	/** What a task that is over has led to; references are UUIDs here. */
	String outcome(Struct record) throws XenException, InterruptedException {
		if (record.text("status").equals("success")) {
			return record.text("result");
		}
		List<String> error = record.texts("error_info");
		throw host.explain(new ApiFailure(error.isEmpty() ? List.of("INTERNAL_ERROR") : error), attempt);
	}

	@Override
	public void cancel() throws XenException {
		throw new XenException(new XenFailure.NotSupported(List.of("cancel")),
				"xend cannot stop what it has begun. Wait until it ends.");
	}
}
