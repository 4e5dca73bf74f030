// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.hosts;

import java.util.List;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.output.Texts;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.PoolView;
import org.adxen.xen.Secret;
import org.eclipse.osgi.util.NLS;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code password store}: keeps a pool's password in secure storage, if the pool accepts it. */
public final class PasswordCommand implements Command {

	@Override
	public void declare(CommandSpec spec) {
		spec.usageMessage().description(Messages.Password_description);
		spec.addPositional(Options.parameters("POOL", 1, false, Messages.Pools_parameter));
	}

	@Override
	public int run(ParseResult arguments, Session session)
			throws CommandException, EnvironmentException, InterruptedException {
		var fleet = session.fleet();
		PoolView pool = Pools.find(fleet.picture(), Options.parameters(arguments).get(0));
		String label = Texts.harmless(pool.label());
		try (Secret password = Passwords.need(session, pool.user(), label)) {
			// Kept only when it is right.
			fleet.setPassword(pool.id(), password, false);
			if (!new Connecting(session).connect(List.of(pool.id())).isEmpty()) {
				return ExitCode.CONNECTION;
			}
			fleet.setPassword(pool.id(), password, true);
		}
		session.terminal().tell(NLS.bind(Messages.Password_stored, pool.user(), label));
		return ExitCode.OK;
	}
}
