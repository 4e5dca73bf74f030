// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.hosts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.output.Texts;
import org.adxen.fleet.ConnectionState.Lost;
import org.adxen.fleet.ConnectionState.NeedsPassword;
import org.adxen.fleet.ConnectionState.NeedsTrust;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.FailureText;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.PoolView;
import org.adxen.xen.Secret;
import org.eclipse.osgi.util.NLS;

/**
 * Connects to pools for one command. What a pool waits for is asked at the terminal, a few times at most; a pool that cannot
 * be connected to is told on standard error with the remedy, and the command goes on with what was seen of it last.
 */
public final class Connecting {

	private static final int ROUNDS = 4;

	private final Session session;
	private final Fleet fleet;
	private final Trust trust;

	public Connecting(Session session) throws CommandException, InterruptedException {
		this.session = session;
		fleet = session.fleet();
		trust = new Trust(session);
	}

	/** @return the pools that are not connected now, already told of */
	public List<PoolView> connect(Collection<String> pools) throws CommandException, EnvironmentException, InterruptedException {
		List<String> waiting = List.copyOf(pools);
		for (int round = 0; round < ROUNDS && !waiting.isEmpty(); round++) {
			session.terminal().progress(NLS.bind(Messages.Connecting_progress, Integer.valueOf(waiting.size())));
			fleet.connect(waiting);
			session.terminal().progress("");
			waiting = answer(waiting);
		}
		List<PoolView> missing = pools.stream().map(p -> fleet.picture().pools().get(p)).filter(p -> p != null && !p.isConnected())
				.toList();
		missing.forEach(p -> session.terminal().tell(why(p)));
		return missing;
	}

	/** Gives pools what they wait for; returns those that are worth another try. */
	private List<String> answer(List<String> pools) throws CommandException, EnvironmentException, InterruptedException {
		List<PoolView> asking = pools.stream().map(p -> fleet.picture().pools().get(p))
				.filter(p -> p != null && (p.state() instanceof NeedsTrust || p.state() instanceof NeedsPassword)).toList();
		var answered = new ArrayList<String>();
		for (PoolView pool : asking) {
			boolean goOn = switch (pool.state()) {
			case NeedsTrust(var presented, String expected) -> expected == null && trust.askedAndTrusted(presented, expected);
			case NeedsPassword(String user, boolean refused) -> givePassword(pool, user, refused);
			default -> false;
			};
			if (goOn) {
				answered.add(pool.id());
			}
		}
		return answered;
	}

	private boolean givePassword(PoolView pool, String user, boolean refused) throws EnvironmentException, InterruptedException {
		if (!session.terminal().canAsk()) {
			return false;
		}
		if (refused) {
			session.terminal().tell(NLS.bind(Messages.Connecting_refusedAskAgain, user, pool.label()));
		}
		try (Secret secret = Passwords.ask(session, NLS.bind(Messages.Connecting_password, user, Texts.harmless(pool.label())))) {
			if (secret.isEmpty()) {
				return false;
			}
			fleet.setPassword(pool.id(), secret, false);
			return true;
		}
	}

	private String why(PoolView pool) {
		String label = Texts.harmless(pool.label());
		return switch (pool.state()) {
		case Lost(var why, var nextTry) -> NLS.bind(Messages.Connecting_lost, label, FailureText.sentence(why));
		case NeedsTrust(var presented, String expected) when expected == null ->
			NLS.bind(Messages.Connecting_untrusted, new Object[] { label, presented.fingerprint(), pool.address() });
		case NeedsTrust(var presented, String expected) -> Trust.changed(presented, expected, pool.address().toString());
		case NeedsPassword(String user, boolean refused) when refused ->
			NLS.bind(Messages.Connecting_refused, new Object[] { label, user, pool.address() });
		case NeedsPassword(String user, boolean refused) ->
			NLS.bind(Messages.Connecting_noPassword, new Object[] { label, user, pool.address() });
		default -> NLS.bind(Messages.Connecting_not, label, pool.address());
		};
	}
}
