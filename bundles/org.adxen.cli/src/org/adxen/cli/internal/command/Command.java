// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.command;

import java.io.IOException;

import org.adxen.fleet.EnvironmentException;
import org.adxen.xen.XenException;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One command: what it understands, and what it does. Made anew for each call. */
public interface Command {

	/** Adds the description, the options and the parameters; the name is there already. */
	void declare(CommandSpec spec);

	/**
	 * Does it. What goes wrong for all is thrown, and becomes one sentence and an exit code; what goes wrong with some of
	 * several targets is part of the result.
	 *
	 * @return the exit code
	 */
	int run(ParseResult arguments, Session session)
			throws CommandException, EnvironmentException, XenException, IOException, InterruptedException;
}
