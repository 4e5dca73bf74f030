// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.operations;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.adxen.cli.internal.terminal.Terminal;
import org.adxen.operations.OperationRun;
import org.adxen.operations.Target;
import org.adxen.operations.TargetOutcome;
import org.eclipse.osgi.util.NLS;

/** Waits for a run, shows how far it is, and cancels it on Ctrl-C. */
public final class RunFollower {

	/** How long after Ctrl-C the toolstacks may take to tell what became of it. */
	private static final Duration PATIENCE = Duration.ofSeconds(30);
	private static final Duration REDRAW = Duration.ofMillis(200);

	/** @param interrupted whether it was stopped by Ctrl-C */
	public record Followed(OperationRun run, Map<Target, TargetOutcome> outcomes, boolean interrupted) {

		public String name(Target target) {
			return run.names().getOrDefault(target, target.id());
		}
	}

	private final Terminal terminal;
	private final Duration patience;

	public RunFollower(Terminal terminal) {
		this(terminal, PATIENCE);
	}

	RunFollower(Terminal terminal, Duration patience) {
		this.terminal = terminal;
		this.patience = patience;
	}

	public Followed follow(OperationRun run) throws InterruptedException {
		boolean interrupted = false;
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<?> end = threads.submit(() -> {
				run.await();
				return null;
			});
			try {
				while (!isOver(end, REDRAW)) {
					terminal.progress(progress(run));
				}
			} catch (InterruptedException e) {
				interrupted = true;
				run.cancel();
				terminal.tell(Messages.Run_cancelling);
				isOver(end, patience);
			} finally {
				end.cancel(true);
				terminal.progress("");
			}
		}
		var outcomes = new LinkedHashMap<Target, TargetOutcome>();
		run.outcomes().forEach((t, o) -> outcomes.put(t, o.isFinal() ? o : new TargetOutcome.Unknown(Messages.Run_noAnswer)));
		return new Followed(run, outcomes, interrupted);
	}

	private static boolean isOver(Future<?> end, Duration within) throws InterruptedException {
		try {
			end.get(within.toMillis(), TimeUnit.MILLISECONDS);
			return true;
		} catch (TimeoutException e) {
			return false;
		} catch (ExecutionException e) {
			throw new IllegalStateException(e.getCause());
		}
	}

	private static String progress(OperationRun run) {
		long ended = run.outcomes().values().stream().filter(TargetOutcome::isFinal).count();
		return NLS.bind(Messages.Run_progress, new Object[] { run.operation().name(), Long.toString(ended),
				Integer.toString(run.outcomes().size()), Long.toString(Math.round(run.progress() * 100)) });
	}
}
