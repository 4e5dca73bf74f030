// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.hosts;

import java.util.List;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.output.Texts;
import org.adxen.fleet.ConnectionState.NeedsTrust;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.PoolView;
import org.adxen.xen.PeerIdentity;
import org.eclipse.osgi.util.NLS;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hosts trust}: accepts the certificate of a registered pool, also after it changed. */
public final class HostsTrustCommand implements Command {

	private static final String FINGERPRINT = "--fingerprint";

	@Override
	public void declare(CommandSpec spec) {
		spec.usageMessage().description(Messages.TrustCommand_description);
		spec.addPositional(Options.parameters("POOL", 1, false, Messages.Pools_parameter));
		spec.addOption(Options.value(FINGERPRINT, "SHA256", Messages.TrustCommand_fingerprint));
	}

	@Override
	public int run(ParseResult arguments, Session session) throws CommandException, EnvironmentException, InterruptedException {
		var fleet = session.fleet();
		String id = Pools.find(fleet.picture(), Options.parameters(arguments).get(0)).id();
		fleet.connect(List.of(id));
		PoolView pool = fleet.picture().pools().get(id);
		if (pool == null || !(pool.state() instanceof NeedsTrust(PeerIdentity presented, String expected))) {
			// Trusted already, or there is another obstacle, which is then told.
			boolean connected = new Connecting(session).connect(List.of(id)).isEmpty();
			if (connected && pool != null) {
				session.terminal().tell(NLS.bind(Messages.TrustCommand_already, Texts.harmless(pool.label())));
			}
			return connected ? ExitCode.OK : ExitCode.CONNECTION;
		}
		String given = Options.value(arguments, FINGERPRINT, "");
		if (given.isEmpty()) {
			if (!new Trust(session).askedAndTrusted(presented, expected)) {
				throw new CommandException(ExitCode.CONNECTION,
						NLS.bind(Messages.TrustCommand_not, pool.address(), presented.fingerprint()));
			}
		} else if (Trust.matches(presented, given)) {
			fleet.trust(presented);
		} else {
			throw new CommandException(ExitCode.CONNECTION, NLS.bind(Messages.Trust_notGiven,
					new Object[] { pool.address(), presented.fingerprint(), given }));
		}
		session.terminal().tell(NLS.bind(Messages.TrustCommand_done, Texts.harmless(pool.label()), pool.address()));
		return ExitCode.OK;
	}
}
