// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.command;

/** A command could not be carried out; the message is a sentence for the admin that says what to do about it. */
public final class CommandException extends Exception {

	private static final long serialVersionUID = 1L;

	private final int exitCode;

	public CommandException(int exitCode, String sentence) {
		super(sentence);
		this.exitCode = exitCode;
	}

	/** One of {@link ExitCode}. */
	public int exitCode() {
		return exitCode;
	}

	/** The command line itself is at fault. */
	public static CommandException usage(String sentence) {
		return new CommandException(ExitCode.USAGE, sentence);
	}
}
