// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.adxen.xen.PeerIdentity;
import org.adxen.xen.Secret;
import org.adxen.xen.TrustPolicy;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.xl.internal.ssh.auth.AgentMemory;
import org.adxen.xen.xl.internal.ssh.auth.Login;
import org.adxen.xen.xl.internal.ssh.auth.Tried;
import org.adxen.xen.xl.internal.ssh.config.HostSettings;
import org.adxen.xen.xl.internal.ssh.config.Jump;
import org.adxen.xen.xl.internal.ssh.config.LocalAccount;
import org.adxen.xen.xl.internal.ssh.trust.Algorithms;
import org.adxen.xen.xl.internal.ssh.trust.HostKeyCheck;
import org.adxen.xen.xl.internal.ssh.trust.HostName;
import org.adxen.xen.xl.internal.ssh.trust.KnownHosts;
import org.adxen.xen.xl.internal.ssh.wire.Wire;
import org.eclipse.jdt.annotation.Nullable;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;

/** Connects and logs in to a host, and to those on the way before. Blocks; for one attempt. */
final class Dialer {

	private static final int SSH_PORT = 22;
	private static final int MOST_JUMPS = 8;

	/** Types of keys that are asked for one by one when a host shows another than the one learned. */
	private static final List<String> KEY_TYPES = List.of("ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384",
			"ecdsa-sha2-nistp521", "ssh-rsa");

	/** The host did not get further than its key. */
	private static final class Refused extends Exception {

		private static final long serialVersionUID = 1L;

		private final transient HostKeyCheck check;

		Refused(HostKeyCheck check) {
			this.check = check;
		}
	}

	private final LocalAccount account;
	private final TrustPolicy trust;
	private final Secret secret;
	private final AgentMemory memory;
	private final Attempt attempt;

	Dialer(LocalAccount account, TrustPolicy trust, Secret secret, AgentMemory memory, Attempt attempt) {
		this.account = account;
		this.trust = trust;
		this.secret = secret;
		this.memory = memory;
		this.attempt = attempt;
	}

	/**
	 * Connects to the host and logs in.
	 *
	 * @param port as it was addressed
	 */
	Hop dial(HostSettings settings, int port) throws XenException {
		return reach(settings, port, null, true, 0);
	}

	/** Goes as far as the host's key, and no further. */
	PeerIdentity look(HostSettings settings, int port) throws XenException {
		Hop via = way(settings, null, 0);
		var name = HostName.of(settings.hostName(), settings.port(), settings.hostKeyAlias());
		Set<String> types = KnownHosts.read(settings.knownHosts(), name, settings::shown).types();
		try {
			connect(settings, via, true, new HostKeyCheck(settings.alias(), port, KnownHosts.none(), trust), types, false);
		} catch (Refused e) {
			return e.check.shown();
		}
		throw new IllegalStateException("an unknown key was taken");
	}

	private Hop reach(HostSettings settings, int port, @Nullable Hop before, boolean last, int depth) throws XenException {
		Hop via = before == null ? way(settings, null, depth) : before;
		var name = HostName.of(settings.hostName(), settings.port(), settings.hostKeyAlias());
		var known = KnownHosts.read(settings.knownHosts(), name, settings::shown);
		try {
			return connect(settings, via, last, new HostKeyCheck(settings.alias(), port, known, trust), known.types(), false);
		} catch (Refused e) {
			return withKeyLearned(settings, port, via, last, known, e.check);
		}
	}

	/** The last host before this one; null when it is reached directly. */
	private @Nullable Hop way(HostSettings settings, @Nullable Hop start, int depth) throws XenException {
		if (depth > MOST_JUMPS) {
			throw new XenException(new XenFailure.NotSupported(List.of("ProxyJump")), "The way to " + settings.alias()
					+ " leads through more than " + MOST_JUMPS + " hosts; ProxyJump in the SSH configuration may go in a circle.");
		}
		Hop via = start;
		for (Jump jump : settings.jumps()) {
			via = reach(HostSettings.of(account, jump.host(), jump.port(), jump.user(), account.user()),
					jump.port() == 0 ? SSH_PORT : jump.port(), via, false, depth + 1);
		}
		return via;
	}

	/** The host may still have the key that was learned, and only prefer a newer one now. */
	private Hop withKeyLearned(HostSettings settings, int port, @Nullable Hop via, boolean last, KnownHosts known,
			HostKeyCheck first) throws XenException {
		XenException refusal = first.refusal();
		for (String type : first.mayHaveTheLearnedKeyToo() ? KEY_TYPES : List.<String>of()) {
			try {
				return connect(settings, via, last, new HostKeyCheck(settings.alias(), port, known, trust), Set.of(type), true);
			} catch (Refused e) {
				// it has a key of that type, but not the one
			} catch (XenException e) {
				if (!(e.getCause() instanceof JSchAlgoNegoFailException)) {
					throw e;
				}
			}
		}
		throw Objects.requireNonNull(refusal);
	}

	/** @param types of keys to ask for before others, or only those */
	private Hop connect(HostSettings settings, @Nullable Hop via, boolean last, HostKeyCheck check, Set<String> types,
			boolean only) throws XenException, Refused {
		var failures = new SshFailures(settings, last);
		var tried = new Tried();
		@Nullable
		Wire wire = null;
		try {
			wire = via == null ? Wire.direct(settings, attempt.millisLeft(), attempt::register)
					: Wire.through(via.session(), settings, attempt.millisLeft());
			attempt.register(wire);
			Session session = session(settings, wire, check);
			Algorithms.apply(session, settings, types, only);
			try (var login = new Login(settings, secret, last, memory, tried)) {
				login.prepare(session, settings);
				session.connect(0);
			}
			var hop = new Hop(settings, session, wire, check.shown(), via);
			attempt.register(hop);
			return hop;
		} catch (Login.Unanswerable e) {
			throw failures.unanswerable(e, tried);
		} catch (JSchException | IOException | RuntimeException e) {
			if (check.refusal() != null) {
				throw new Refused(check);
			}
			throw failures.explain(e, wire == null ? null : wire.heard(), check.identity() != null, tried);
		}
	}

	private static Session session(HostSettings settings, Wire wire, HostKeyCheck check) throws JSchException {
		Session session = new JSch().getSession(settings.user(), settings.hostName(), settings.port());
		session.setSocketFactory(wire);
		session.setHostKeyRepository(check);
		session.setConfig("StrictHostKeyChecking", "yes");
		session.setConfig("HashKnownHosts", "no");
		session.setDaemonThread(true);
		session.setThreadFactory(Thread.ofPlatform().daemon().factory());
		return session;
	}
}
