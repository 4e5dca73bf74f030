// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.secrets;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.adxen.fleet.internal.log.FleetLog;
import org.adxen.fleet.internal.secrets.SecretStore.SecretException;
import org.adxen.xen.Secret;

/**
 * The pools' passwords: those given since the program started, else those kept in secure storage, else the one of the
 * environment variable {@value #VARIABLE}. A password that was refused is not given out again. Safe for any thread;
 * everything but {@link #refused} may block.
 */
public final class Passwords {

	/** For the command line: the password of every pool that has none of its own. */
	public static final String VARIABLE = "ADXEN_PASSWORD";

	private final SecretStore kept;
	private final Map<String, String> variables;
	private final FleetLog log;
	private final Map<String, Secret> given = new ConcurrentHashMap<>();
	private final Set<String> refused = ConcurrentHashMap.newKeySet();
	private final Map<String, Integer> rounds = new ConcurrentHashMap<>();

	public Passwords(SecretStore kept, Map<String, String> variables, FleetLog log) {
		this.kept = kept;
		this.variables = variables;
		this.log = log;
	}

	/** A copy that the caller wipes; empty when none is known that might be right. */
	public Optional<Secret> find(String pool) {
		if (refused.contains(pool)) {
			return Optional.empty();
		}
		Secret now = given.get(pool);
		if (now != null) {
			return Optional.of(now.copy());
		}
		try {
			Optional<Secret> found = kept.get(pool);
			if (found.isPresent()) {
				// Read once: the storage may be slow, and a lost link must not ask a person again.
				given.putIfAbsent(pool, found.get().copy());
				return found;
			}
		} catch (SecretException e) {
			// The pool then says that it needs its password; why it was not found is for the log.
			log.warn(e.getMessage(), e);
		}
		String variable = variables.get(VARIABLE);
		return variable == null ? Optional.empty() : Optional.of(Secret.of(variable.toCharArray()));
	}

	/** Grows with each password that is given; to be taken before {@link #find}. */
	public int round(String pool) {
		return rounds.getOrDefault(pool, 0);
	}

	/**
	 * The toolstack did not take the pool's password: it is not tried again, because accounts get locked.
	 *
	 * @param round of the one that was tried; one that was given meanwhile is not meant
	 */
	public void refused(String pool, int round) {
		rounds.compute(pool, (p, now) -> {
			if (round == (now == null ? 0 : now)) {
				refused.add(pool);
			}
			return now;
		});
	}

	public boolean wasRefused(String pool) {
		return refused.contains(pool);
	}

	/**
	 * From now on this is the pool's password.
	 *
	 * @throws SecretException it cannot be kept; it is known all the same until the program ends
	 */
	public void give(String pool, Secret password, boolean remember) throws SecretException {
		Secret before = given.put(pool, password.copy());
		rounds.compute(pool, (p, now) -> {
			refused.remove(pool);
			return (now == null ? 0 : now) + 1;
		});
		if (before != null) {
			before.close();
		}
		if (remember) {
			kept.put(pool, password);
		} else {
			kept.remove(pool);
		}
	}

	public void forget(String pool) throws SecretException {
		Secret before = given.remove(pool);
		refused.remove(pool);
		if (before != null) {
			before.close();
		}
		kept.remove(pool);
	}
}
