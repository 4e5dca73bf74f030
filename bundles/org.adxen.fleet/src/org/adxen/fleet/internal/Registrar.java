// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.PoolRegistration;
import org.adxen.fleet.internal.connect.Connectors;
import org.adxen.fleet.internal.environment.Authored.Registered;
import org.adxen.fleet.internal.environment.Edits;
import org.adxen.fleet.internal.environment.EnvironmentKeeper;
import org.adxen.fleet.internal.log.FleetLog;
import org.adxen.fleet.internal.secrets.Passwords;
import org.adxen.fleet.internal.secrets.SecretStore.SecretException;
import org.adxen.fleet.internal.trust.TrustStore;
import org.adxen.xen.Address;
import org.adxen.xen.ConnectRequest;
import org.adxen.xen.PeerIdentity;
import org.adxen.xen.PoolFacts;
import org.adxen.xen.TrustPolicy;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenConnector;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.eclipse.osgi.util.NLS;

/** Tests and registers pools, and sees to it that no pool is registered twice. Blocks; safe for any thread. */
final class Registrar {

	private final EnvironmentKeeper environment;
	private final TrustStore trust;
	private final Passwords passwords;
	private final Supplier<List<XenConnector>> connectors;
	private final FleetLog log;
	/** The pools' own ids, from the tests made in this run. */
	private final Map<Address, String> tested = new ConcurrentHashMap<>();

	Registrar(EnvironmentKeeper environment, TrustStore trust, Passwords passwords, Supplier<List<XenConnector>> connectors,
			FleetLog log) {
		this.environment = environment;
		this.trust = trust;
		this.passwords = passwords;
		this.connectors = connectors;
		this.log = log;
	}

	/** Leaves nothing behind, here or there. */
	String test(PoolRegistration registration) throws XenException, InterruptedException {
		Address address = registration.address();
		for (Registered other : environment.authored().pools().values()) {
			if (other.address().equals(address)) {
				throw refused(NLS.bind(Messages.already_registered, address, name(other)), other.id());
			}
		}
		var request = new ConnectRequest(address, registration.credentials(), trustFor(registration),
				ConnectRequest.DEFAULT_TIMEOUT);
		PoolFacts facts;
		try (XenConnection connection = Connectors.of(connectors.get(), address).open(request)) {
			facts = connection.facts();
		}
		Optional<Registered> same = sameAs(facts, "");
		if (same.isPresent()) {
			throw refused(samePool(address, same.get()), same.get().id());
		}
		String id = facts.id();
		if (id == null) {
			tested.remove(address);
		} else {
			tested.put(address, id);
		}
		return facts.name().isBlank() ? address.host() : facts.name();
	}

	boolean needsPassword(Address address) {
		return connectors.get().stream().noneMatch(c -> c.schemes().contains(address.scheme()) && !c.needsPassword());
	}

	boolean showsFiles(Address address) {
		return connectors.get().stream().anyMatch(c -> c.schemes().contains(address.scheme()) && c.showsFiles());
	}

	private TrustPolicy trustFor(PoolRegistration registration) {
		String known = registration.fingerprint();
		if (known.isEmpty()) {
			return trust;
		}
		// It is that of the host that is asked first; a member of a pool refers to the coordinator, which shows its own.
		return presented -> presented.sha256().equals(known) ? new TrustPolicy.Trusted()
				: presented.host().equals(registration.address().host()) ? new TrustPolicy.Changed(known) : trust.check(presented);
	}

	String register(PoolRegistration registration) throws EnvironmentException {
		Address address = registration.address();
		String toolstackId = tested.get(address);
		String id = toolstackId == null ? UUID.randomUUID().toString() : toolstackId;
		// Before it is known to anybody: whoever then connects finds what it needs.
		if (!registration.fingerprint().isEmpty()) {
			trust.trust(new PeerIdentity(address.host(), address.port(),
					address.scheme().equals("xl") ? PeerIdentity.Kind.HOST_KEY : PeerIdentity.Kind.CERTIFICATE,
					registration.fingerprint(), "", null, null));
		}
		boolean registered = false;
		boolean known = environment.authored().pools().containsKey(id);
		try {
			if (!known && !(registration.credentials().password().isEmpty() && !needsPassword(address))) {
				passwords.give(id, registration.credentials().password(), registration.rememberPassword());
			}
			environment.edit(Edits.register(id, registration.label(), address, registration.credentials().user(), toolstackId));
			registered = true;
			return id;
		} catch (SecretException e) {
			throw new EnvironmentException(NLS.bind(Messages.not_registered, address, e.getMessage()), e);
		} finally {
			if (!registered && !known) {
				forgetPassword(id);
			}
		}
	}

	void forgetPassword(String pool) {
		try {
			passwords.forget(pool);
		} catch (SecretException e) {
			log.warn(e.getMessage(), e);
		}
	}

	/**
	 * Looks whether a registration led to a pool that an earlier one leads to already, and remembers where it led.
	 *
	 * @return why it may not be watched, if so
	 */
	Optional<String> met(String pool, PoolFacts facts) {
		Registered registered = environment.authored().pools().get(pool);
		String id = facts.id();
		if (registered == null || id == null) {
			return Optional.empty();
		}
		Optional<Registered> same = sameAs(facts, pool);
		if (same.isPresent()) {
			return Optional.of(samePool(registered.address(), same.get()));
		}
		if (!id.equals(registered.toolstackId())) {
			try {
				environment.edit(Edits.toolstackId(pool, id));
			} catch (EnvironmentException e) {
				// Read-only or unreadable, which the environment's state tells; it is learned again the next time.
				return Optional.empty();
			}
		}
		return Optional.empty();
	}

	/** The pool registered before the given one (or any, when the given one is none) that is the same. */
	private Optional<Registered> sameAs(PoolFacts facts, String pool) {
		String id = facts.id();
		if (id == null) {
			return Optional.empty();
		}
		for (Registered other : environment.authored().pools().values()) {
			if (other.id().equals(pool)) {
				return Optional.empty();
			}
			if (id.equals(other.toolstackId())) {
				return Optional.of(other);
			}
		}
		return Optional.empty();
	}

	private static String samePool(Address address, Registered other) {
		return NLS.bind(Messages.same_pool, new Object[] { address, name(other), other.address() });
	}

	private static XenException refused(String sentence, String pool) {
		return new XenException(new XenFailure.Refused(Fleet.SAME_POOL, List.of(sentence, pool)), sentence);
	}

	private static String name(Registered pool) {
		return pool.label().isBlank() ? pool.address().toString() : pool.label();
	}
}
