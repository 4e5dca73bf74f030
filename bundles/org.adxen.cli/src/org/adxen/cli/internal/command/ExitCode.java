// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.command;

/**
 * How a command ended, for scripts. Described for admins in {@code adxen help exit-codes}. Where several would do, the most
 * serious one is told: {@link #UNKNOWN}, then {@link #CANCELLED}, then {@link #CONNECTION}, then {@link #FAILED}.
 */
public final class ExitCode {

	/** All of it was done. */
	public static final int OK = 0;
	/** Some or all of it failed, was refused, or was declined when asked. */
	public static final int FAILED = 1;
	/** The command line was not understood, or asks for an answer where nobody can be asked. */
	public static final int USAGE = 2;
	/** The environment or the journal (or lines of it) cannot be read or written, or AdXen cannot run here. */
	public static final int ENVIRONMENT = 3;
	/** A pool cannot be reached, is not trusted, or refused the password. */
	public static final int CONNECTION = 4;
	/** The link was lost in the middle: it may or may not have happened. */
	public static final int UNKNOWN = 5;
	/** Stopped by Ctrl-C or SIGTERM. */
	public static final int CANCELLED = 130;

	private ExitCode() {
	}
}
