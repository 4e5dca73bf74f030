// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;

import org.adxen.fleet.DomainKey;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.PoolRegistration;
import org.adxen.fleet.internal.environment.Authored;
import org.adxen.fleet.internal.environment.Edits;
import org.adxen.fleet.internal.environment.EnvironmentKeeper;
import org.adxen.fleet.internal.picture.LastKnownKeeper;
import org.adxen.model.store.EnvironmentStore;

/** Changes what the admin authors: when a method returns, it is saved and the picture shows it. Blocks; not for the model thread. */
final class Authoring {

	/** Waits until the picture shows all that was told before. */
	@FunctionalInterface
	interface Picture {
		void await() throws InterruptedException;
	}

	private final EnvironmentKeeper environment;
	private final Registrar registrar;
	private final LastKnownKeeper lastKnown;
	private final Picture picture;

	Authoring(EnvironmentKeeper environment, Registrar registrar, LastKnownKeeper lastKnown, Picture picture) {
		this.environment = environment;
		this.registrar = registrar;
		this.lastKnown = lastKnown;
		this.picture = picture;
	}

	void edit(EnvironmentStore.Edit<EnvironmentException> edit) throws EnvironmentException {
		environment.edit(edit);
		show();
	}

	private void show() {
		try {
			picture.await();
		} catch (InterruptedException e) {
			// It is saved; only the caller does not wait until it is shown.
			Thread.currentThread().interrupt();
		}
	}

	String register(PoolRegistration registration) throws EnvironmentException {
		String id = registrar.register(registration);
		show();
		return id;
	}

	/** With what is kept of them elsewhere: their passwords, and how they looked last. */
	void remove(Collection<String> pools) throws EnvironmentException {
		edit(Edits.remove(pools));
		pools.forEach(registrar::forgetPassword);
		lastKnown.saveNow();
	}

	/** Does not touch the environment, which may be read-only, for tags that it does not have. */
	void changeTags(DomainKey domain, Set<String> add, Set<String> remove) throws EnvironmentException {
		Set<String> now = environment.authored().notes().getOrDefault(domain, Authored.Written.NOTHING).tags();
		if (!add.isEmpty() || !Collections.disjoint(now, remove)) {
			edit(Edits.tags(domain, add, remove));
		}
	}
}
