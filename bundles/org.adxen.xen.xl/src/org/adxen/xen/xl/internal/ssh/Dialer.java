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

	/**
	 * What is connected to.
	 *
	 * @param via   the jump host's connection; null when there is none
	 * @param last  whether it is the host itself
	 * @param known what the files say of its keys
	 */
	private record Target(HostSettings settings, @Nullable Hop via, boolean last, KnownHosts known) {

		static Target of(HostSettings settings, @Nullable Hop via, boolean last) throws XenException {
			var name = HostName.of(settings.hostName(), settings.port(), settings.hostKeyAlias());
			return new Target(settings, via, last, KnownHosts.read(settings.knownHosts(), name, settings::shown));
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
		var target = Target.of(settings, way(settings, 0), true);
		try {
			connect(target, new HostKeyCheck(settings.alias(), port, KnownHosts.none(), trust), target.known.types(), false);
		} catch (Refused e) {
			return e.check.shown();
		}
		throw new IllegalStateException("an unknown key was taken");
	}

	private Hop reach(HostSettings settings, int port, @Nullable Hop before, boolean last, int depth) throws XenException {
		var target = Target.of(settings, before == null ? way(settings, depth) : before, last);
		try {
			return connect(target, new HostKeyCheck(settings.alias(), port, target.known, trust), target.known.types(), false);
		} catch (Refused e) {
			return withKeyLearned(target, port, e.check);
		}
	}

	/** The last host before this one; null when it is reached directly. */
	private @Nullable Hop way(HostSettings settings, int depth) throws XenException {
		if (depth > MOST_JUMPS) {
			throw new XenException(new XenFailure.NotSupported(List.of("ProxyJump")), "The way to " + settings.alias()
					+ " leads through more than " + MOST_JUMPS + " hosts; ProxyJump in the SSH configuration may go in a circle.");
		}
		Hop via = null;
		for (Jump jump : settings.jumps()) {
			via = reach(HostSettings.of(account, jump.host(), jump.port(), jump.user(), account.user()),
					jump.port() == 0 ? SSH_PORT : jump.port(), via, false, depth + 1);
		}
		return via;
	}

	/** The host may still have the key that was learned, and only prefer a newer one now. */
	private Hop withKeyLearned(Target target, int port, HostKeyCheck first) throws XenException {
		XenException refusal = first.refusal();
		for (String type : first.mayHaveTheLearnedKeyToo() ? KEY_TYPES : List.<String>of()) {
			try {
				return connect(target, new HostKeyCheck(target.settings.alias(), port, target.known, trust), Set.of(type), true);
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

	/** @param types of host keys to ask for before others, or only those */
	private Hop connect(Target target, HostKeyCheck check, Set<String> types, boolean only) throws XenException, Refused {
		var failures = new SshFailures(target.settings, target.last);
		var tried = new Tried();
		@Nullable
		Wire wire = null;
		boolean keysToo = true;
		while (true) {
			attempt.waitFor(failures.name());
			try (var login = new Login(target.settings, secret, target.last, memory, tried,
					who -> attempt.waitFor(who.isEmpty() ? failures.name() : who))) {
				try {
					wire = wire(target);
					Session session = session(target.settings, wire, check);
					Algorithms.apply(session, target.settings, types, only);
					login.prepare(session, target.settings, keysToo);
					session.connect(0);
					var hop = new Hop(target.settings, session, wire, check.shown(), target.via);
					attempt.register(hop);
					return hop;
				} catch (Login.Unanswerable e) {
					throw failures.unanswerable(e, tried);
				} catch (JSchException | IOException | RuntimeException e) {
					if (check.refusal() != null) {
						throw new Refused(check);
					}
					if (!keysToo || !SshFailures.isTooManyTries(e) || !login.hasPasswordLeft()) {
						throw failures.explain(e, wire == null ? null : wire.heard(), check.identity() != null, tried);
					}
					keysToo = false; // the keys used up what tries the host allows
				}
			}
		}
	}

	private Wire wire(Target target) throws IOException, XenException, JSchException {
		Hop via = target.via;
		Wire wire = via == null ? Wire.direct(target.settings, attempt.millisLeft(), attempt::register)
				: Wire.through(via.session(), target.settings, attempt.millisLeft());
		attempt.register(wire);
		return wire;
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
