// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal;

import java.time.Duration;

import org.adxen.cli.internal.command.ExitCode;
import org.osgi.framework.launch.Framework;

/**
 * Turns Ctrl-C and SIGTERM into an interrupt of the command's thread, so that a command can cancel what it began and tell the
 * truth; then waits until it and the framework have ended in their own order.
 */
final class Interruption {

	/** Longer than any command waits after an interrupt. */
	private static final Duration PATIENCE = Duration.ofSeconds(45);

	private final Thread command;
	private final Framework framework;
	private final Thread hook = new Thread(this::stop, "interruption");
	private volatile int exitCode = ExitCode.CANCELLED;

	private Interruption(Thread command, Framework framework) {
		this.command = command;
		this.framework = framework;
	}

	/** For the command that the calling thread is about to run. */
	static Interruption watch(Framework framework) {
		var interruption = new Interruption(Thread.currentThread(), framework);
		Runtime.getRuntime().addShutdownHook(interruption.hook);
		return interruption;
	}

	/** The command has ended, by itself or interrupted. */
	void ended(int code) {
		exitCode = code;
		try {
			Runtime.getRuntime().removeShutdownHook(hook);
		} catch (IllegalStateException e) {
			// The program is being stopped: the hook waits for the framework and ends it with this code.
		}
	}

	private void stop() {
		command.interrupt();
		try {
			framework.waitForStop(PATIENCE.toMillis());
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		Runtime.getRuntime().halt(exitCode);
	}
}
