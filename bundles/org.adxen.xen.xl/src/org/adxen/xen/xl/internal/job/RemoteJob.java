// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.job;

import java.time.Duration;
import java.util.List;
import java.util.function.DoubleConsumer;

import org.adxen.xen.TaskOutcome;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.adxen.xen.xl.internal.ssh.RemoteHost;
import org.adxen.xen.xl.internal.ssh.RemoteHost.Result;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** One job, wherever it stands. Knows no more than its id: all else is at the host. Safe for any thread. */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
final class RemoteJob implements XenTask {

	private static final int WAIT_SECONDS = 3;
	/** Of each file of it. */
	private static final int MOST_OUTPUT = 64 << 10;
	/** More than a minute, so that reads of the host need not wait behind it. */
	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private final RemoteHost host;
	private final JobScripts scripts;
	private final String id;

	RemoteJob(RemoteHost host, JobScripts scripts, String id) {
		this.host = host;
		this.scripts = scripts;
		this.id = id;
	}

	@Override
	public String id() {
		return id;
	}

	@Override
	public String await(DoubleConsumer progress) throws XenException, InterruptedException {
		double told = 0;
		while (true) {
			JobState state = poll(WAIT_SECONDS);
			switch (state) {
			case JobState.Gone() -> throw new XenException(new XenFailure.NotFound("job", id), host.address().host()
					+ " no longer knows what became of the job. It was booted again, or more than a day has passed.");
			case JobState.Running(double done) -> {
				if (done > told) {
					told = done;
					progress.accept(done);
				}
			}
			case JobState.Ended ended -> {
				return ended.result(host.address());
			}
			}
		}
	}

	private JobState poll(int seconds) throws XenException, InterruptedException {
		Result result;
		try {
			result = host.run(scripts.poll(seconds, MOST_OUTPUT), new byte[0], 6 * MOST_OUTPUT, PATIENCE);
		} catch (XenException e) {
			if (e.failure() instanceof XenFailure.Unreachable) {
				throw new XenException(e.failure(),
						e.getMessage() + " What was started there goes on; what became of it can be seen when the host answers again.",
						e.detail(), e);
			}
			throw e;
		}
		return JobState.read(result).orElseThrow(() -> new XenException(new XenFailure.Protocol(host.address()),
				host.address().host() + " did not tell how the job stands.", result.text() + result.error(), null));
	}

	TaskOutcome outcome() throws XenException, InterruptedException {
		return switch (poll(-4)) {
		case JobState.Gone() -> new TaskOutcome.Forgotten();
		case JobState.Running running -> new TaskOutcome.Running(this);
		case JobState.Ended ended -> {
			try {
				yield new TaskOutcome.Succeeded(ended.result(host.address()));
			} catch (XenException e) {
				yield new TaskOutcome.Failed(e);
			}
		}
		};
	}

	@Override
	public void cancel() throws XenException, InterruptedException {
		Result result = host.run(scripts.cancel(), new byte[0], MOST_OUTPUT, PATIENCE);
		if (result.code() != 0) {
			throw new XenException(new XenFailure.Refused("OPERATION_NOT_ALLOWED", List.of()),
					result.code() == JobScripts.DONE_ALREADY || result.code() == JobScripts.GONE
							? "It is over already, so there is nothing to cancel."
							: host.address().host() + " could not cancel it.",
					result.error().strip(), null);
		}
	}
}
