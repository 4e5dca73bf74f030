// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.connect;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.internal.environment.Authored.Registered;
import org.adxen.xen.ConnectRequest;
import org.adxen.xen.Credentials;
import org.adxen.xen.PeerIdentity;
import org.adxen.xen.PoolDelta;
import org.adxen.xen.PoolListener;
import org.adxen.xen.PoolSnapshot;
import org.adxen.xen.Secret;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** One connection to one pool: logs in, learns whom to trust besides, and watches until the link is lost. For one thread, once. */
final class ConnectionAttempt {

	/** Code of {@link XenFailure.Refused} when it is not known whom to trust. */
	private static final String TRUST_UNREADABLE = "ADXEN_TRUST_UNREADABLE";

	/** Who has it made. Told on the attempt's thread. */
	interface Owner {

		/** Whether this attempt is still the one that counts. */
		boolean isCurrent();

		/** A connection is asked for that knows this image repository. */
		void opening(String repository);

		/** @throws InterruptedException it is not wanted any more */
		void opened(XenConnection open) throws InterruptedException;

		/** All of the pool was read, for the first time or anew. */
		void seen(XenConnection open);
	}

	private final Registered pool;
	private final Surroundings around;
	private final Owner owner;

	ConnectionAttempt(Registered pool, Surroundings around, Owner owner) {
		this.pool = pool;
		this.around = around;
		this.owner = owner;
	}

	/** Connects and watches; why that ended. */
	XenException run() throws InterruptedException {
		int round = around.passwords().round(pool.id());
		try {
			Optional<Secret> password = around.passwords().find(pool.id());
			if (password.isEmpty() && Connectors.of(around.connectors().get(), pool.address()).needsPassword()) {
				return new XenException(new XenFailure.Authentication(pool.address(), pool.user()),
						NLS.bind(Messages.no_password, pool.user(), pool.address()));
			}
			return connectAndWatch(password.orElseGet(Secret::none));
		} catch (XenException e) {
			if (e.failure() instanceof XenFailure.Authentication) {
				around.passwords().refused(pool.id(), round);
			}
			return e;
		} catch (RuntimeException | LinkageError e) { // what a plug-in does not fit must not look like connecting for ever
			String sentence = NLS.bind(Messages.connector_failed, pool.address());
			around.log().warn(sentence, e);
			return new XenException(new XenFailure.Protocol(pool.address()), sentence, e.toString(), e);
		}
	}

	private XenException connectAndWatch(Secret password) throws XenException, InterruptedException {
		try (Secret secret = password; XenConnection open = open(secret)) {
			learn(open);
			owner.opened(open);
			var listener = new Listener(open);
			try {
				open.watch(refresh(), listener);
				return new XenException(new XenFailure.Unreachable(pool.address()), NLS.bind(Messages.watch_ended, pool.address()));
			} catch (XenException e) {
				throw listener.refused().orElse(e);
			}
		}
	}

	private XenConnection open(Secret secret) throws XenException, InterruptedException {
		Optional<String> unreadable = around.trust().whyUnreadable();
		if (unreadable.isPresent()) {
			throw new XenException(new XenFailure.Refused(TRUST_UNREADABLE, List.of(unreadable.get())), unreadable.get());
		}
		around.connecting().acquire();
		try {
			String shared = around.authored().get().settings().repository().path();
			owner.opening(shared);
			return Connectors.of(around.connectors().get(), pool.address())
					.open(new ConnectRequest(pool.address(), new Credentials(pool.user(), secret), around.trust(),
							ConnectRequest.DEFAULT_TIMEOUT, shared));
		} finally {
			around.connecting().release();
		}
	}

	/** After a login the pool itself vouches for its members, so that the admin is asked once. */
	private void learn(XenConnection open) throws XenException, InterruptedException {
		List<PeerIdentity> members = open.memberIdentities();
		try {
			around.trust().learn(members);
		} catch (EnvironmentException e) {
			around.log().warn(e.getMessage(), e);
		}
	}

	private Duration refresh() {
		var authored = around.authored().get();
		return Duration.ofSeconds(authored.refreshSeconds(authored.pools().getOrDefault(pool.id(), pool)));
	}

	/** Hears what the watch tells. */
	@NonNullByDefault(DefaultLocation.PARAMETER)
	private final class Listener implements PoolListener {

		private final XenConnection open;
		/** Why this pool may not be watched; set and read on the watching thread. */
		private XenException refused;

		Listener(XenConnection open) {
			this.open = open;
		}

		Optional<XenException> refused() {
			return Optional.ofNullable(refused);
		}

		@Override
		public void replaced(PoolSnapshot now) {
			Optional<String> refusal = around.met().pool(pool.id(), now.facts());
			if (refusal.isPresent()) {
				refused = new XenException(new XenFailure.Refused(Fleet.SAME_POOL, List.of(refusal.get())), refusal.get());
				open.close();
			} else if (owner.isCurrent()) {
				around.reconciler().replaced(pool.id(), now);
				owner.seen(open);
			}
		}

		@Override
		public void changed(PoolDelta delta) {
			if (owner.isCurrent()) {
				around.reconciler().changed(pool.id(), delta);
			}
		}
	}
}
