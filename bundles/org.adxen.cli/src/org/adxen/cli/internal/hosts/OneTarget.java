// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.hosts;

import java.util.List;

import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.Fleet;
import org.adxen.operations.OperationDescriptor.Targets;
import org.adxen.operations.Target;
import org.adxen.operations.TargetResolver;
import org.adxen.operations.UnresolvedTargetException;
import org.eclipse.osgi.util.NLS;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The one domain or host that a command asks about, in its connected pool. */
public final class OneTarget {

	private OneTarget() {
	}

	public static void declare(CommandSpec spec, String label) {
		spec.addPositional(Options.parameters(label, 1, false, NLS.bind(Messages.One_target, label)));
		spec.addOption(Options.pool());
	}

	/** Connects, and finds it. */
	public static Target find(Targets kind, ParseResult arguments, Session session)
			throws CommandException, EnvironmentException, InterruptedException {
		Fleet fleet = session.fleet();
		String name = Options.parameters(arguments).get(0);
		String only = Options.value(arguments, Options.POOL, "");
		String pool = only.isEmpty() ? "" : Pools.find(fleet.picture(), only).id();
		boolean complete = new Connecting(session)
				.connect(pool.isEmpty() ? Pools.needed(fleet.picture(), List.of(name)) : List.of(pool)).isEmpty();
		try {
			return new TargetResolver(fleet.picture()).resolve(kind, name, pool);
		} catch (UnresolvedTargetException e) {
			throw new CommandException(complete ? ExitCode.FAILED : ExitCode.CONNECTION, e.getMessage());
		}
	}
}
