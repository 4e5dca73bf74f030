// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.hosts;

import java.io.IOException;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.output.Texts;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.PoolRegistration;
import org.adxen.xen.Address;
import org.adxen.xen.Credentials;
import org.adxen.xen.PeerIdentity;
import org.adxen.xen.Secret;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.eclipse.osgi.util.NLS;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hosts add}: tests a pool or host, asks whether to trust it, and registers it. */
public final class HostsAddCommand implements Command {

	private static final String USER = "--user";
	private static final String LABEL = "--label";
	private static final String FINGERPRINT = "--fingerprint";
	private static final String NO_REMEMBER = "--no-remember";

	@Override
	public void declare(CommandSpec spec) {
		spec.usageMessage().description(Messages.Add_description);
		spec.addPositional(Options.parameters("ADDRESS", 1, false, Messages.Add_address));
		spec.addOption(Options.value(USER, "USER", Messages.Add_user));
		spec.addOption(Options.value(LABEL, "LABEL", Messages.Add_label));
		spec.addOption(Options.value(FINGERPRINT, "SHA256", Messages.Add_fingerprint));
		spec.addOption(Options.flag(NO_REMEMBER, Messages.Add_noRemember));
	}

	@Override
	public int run(ParseResult arguments, Session session)
			throws CommandException, EnvironmentException, XenException, IOException, InterruptedException {
		Address address = address(Options.parameters(arguments).get(0));
		Fleet fleet = session.fleet();
		var known = fleet.byAddress(address);
		if (known.isPresent()) {
			throw new CommandException(ExitCode.FAILED, NLS.bind(Messages.Add_known, address, known.get().label()));
		}
		boolean needed = fleet.needsPassword(address);
		String user = Options.value(arguments, USER, needed ? "root" : "");
		try (Secret password = needed ? Passwords.need(session, user, address.toString()) : Passwords.perhaps(session)) {
			String label = Options.value(arguments, LABEL, "");
			PoolRegistration registration = registration(arguments, address, new Credentials(user, password), label);
			String name = test(registration, session);
			// Under a name that it also has while it cannot be reached, so that scripts can rely on it.
			fleet.register(label.isBlank() ? registration(arguments, address, registration.credentials(), name) : registration);
			session.terminal().tell(NLS.bind(user.isEmpty() ? Messages.Add_doneAsSshSays : Messages.Add_done,
					new Object[] { Texts.harmless(label.isBlank() ? name : label), address, user }));
			return ExitCode.OK;
		}
	}

	private static PoolRegistration registration(ParseResult arguments, Address address, Credentials credentials,
			String label) throws CommandException {
		try {
			return new PoolRegistration(label, address, credentials, !Options.has(arguments, NO_REMEMBER),
					Options.value(arguments, FINGERPRINT, ""));
		} catch (IllegalArgumentException e) {
			throw CommandException.usage(e.getMessage()); // the fingerprint is none
		}
	}

	private static Address address(String text) throws CommandException {
		try {
			return Address.parse(text);
		} catch (IllegalArgumentException e) {
			throw CommandException.usage(e.getMessage());
		}
	}

	/** @return what it is called there */
	private static String test(PoolRegistration registration, Session session)
			throws CommandException, EnvironmentException, XenException, InterruptedException {
		try {
			session.terminal().progress(NLS.bind(Messages.Add_testing, registration.address()));
			return session.fleet().test(registration);
		} catch (XenException e) {
			if (!(e.failure() instanceof XenFailure.Untrusted untrusted)) {
				throw e;
			}
			session.terminal().progress("");
			trust(untrusted, registration, session);
			return session.fleet().test(registration);
		} finally {
			session.terminal().progress("");
		}
	}

	/** Returns when the server may be talked to. */
	private static void trust(XenFailure.Untrusted untrusted, PoolRegistration registration, Session session)
			throws CommandException, EnvironmentException, InterruptedException {
		String address = registration.address().toString();
		String given = registration.fingerprint();
		String expected = untrusted.expectedSha256();
		PeerIdentity presented = untrusted.presented();
		if (!given.isEmpty()) {
			if (!Trust.matches(presented, given)) {
				throw new CommandException(ExitCode.CONNECTION, NLS.bind(Messages.Trust_notGiven,
						new Object[] { address, presented.fingerprint(), given }));
			}
			session.fleet().trust(presented);
		} else if (expected != null) {
			throw new CommandException(ExitCode.CONNECTION, Trust.changed(presented, expected, address));
		} else if (!new Trust(session).askedAndTrusted(presented, null)) {
			throw new CommandException(ExitCode.CONNECTION,
					NLS.bind(Messages.Add_untrusted, address, presented.fingerprint()));
		}
	}
}
