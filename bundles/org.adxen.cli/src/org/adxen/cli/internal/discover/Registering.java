// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.discover;

import java.util.Collection;
import java.util.LinkedHashMap;

import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.hosts.Passwords;
import org.adxen.cli.internal.output.Texts;
import org.adxen.cli.internal.terminal.Terminal;
import org.adxen.discovery.Sighting;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.discovery.DiscoveredHost;
import org.adxen.fleet.discovery.HostDiscovery;
import org.adxen.fleet.discovery.RegistrationListener;
import org.adxen.fleet.discovery.Standing;
import org.adxen.xen.Credentials;
import org.adxen.xen.Secret;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/**
 * Registers the new ones of what was found, with one account for all. A server of SSH may be anything, so the password is never
 * sent to one: it is tried only when asked for, and only with the keys at hand.
 */
final class Registering implements AutoCloseable {

	private final Session session;
	private final HostDiscovery discovery;
	private final String user;
	private final boolean ssh;
	private final Secret password;

	/** Asks for the password now, before the scan takes its time. */
	Registering(Session session, String user, boolean ssh) throws CommandException, InterruptedException {
		this.session = session;
		this.discovery = session.services().discovery();
		this.user = user;
		this.ssh = ssh;
		this.password = Passwords.need(session, user, Messages.Register_all);
	}

	/** @return whether it went well with all */
	boolean all(Collection<DiscoveredHost> hosts) throws InterruptedException {
		try (Secret none = Secret.none()) {
			var wanted = new LinkedHashMap<DiscoveredHost, Credentials>();
			for (DiscoveredHost host : hosts) {
				boolean bySsh = host.main().kind().equals(Sighting.SSH);
				if (host.standing() == Standing.NEW && host.address() != null && (!bySsh || ssh)) {
					wanted.put(host, new Credentials(user, bySsh ? none : password));
				}
			}
			var telling = new Telling(session.terminal());
			discovery.registerAll(wanted, true, telling);
			return telling.well;
		}
	}

	/** Tells the outcome of each host, a whole line at a time. */
	@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
	private static final class Telling implements RegistrationListener {
		private final Terminal terminal;
		private boolean well = true;

		private Telling(Terminal terminal) {
			this.terminal = terminal;
		}

		@Override
		public synchronized void registered(DiscoveredHost host, String label) {
			terminal.tell(NLS.bind(Messages.Register_done, Texts.harmless(label), host.address()));
		}

		@Override
		public synchronized void failed(DiscoveredHost host, Exception failure) {
			// A member of a pool that another one of them has registered is as it should be.
			boolean member = failure instanceof XenException xen && xen.failure() instanceof XenFailure.Refused refused
					&& refused.code().equals(Fleet.SAME_POOL);
			terminal.tell(member ? NLS.bind(Messages.Register_member, host.address())
					: NLS.bind(Messages.Register_not, host.address(), Texts.harmless(String.valueOf(failure.getMessage()))));
			well &= member;
		}
	}

	@Override
	public void close() {
		password.close();
	}
}
