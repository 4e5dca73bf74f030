// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.environment;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

import org.adxen.fleet.DomainKey;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.EnvironmentSettings;
import org.adxen.model.Environment;
import org.adxen.model.ModelFactory;
import org.adxen.model.Note;
import org.adxen.model.Pool;
import org.adxen.model.store.EnvironmentStore.Edit;
import org.adxen.xen.Address;
import org.eclipse.osgi.util.NLS;

/** The changes an admin can make to the environment. Each is made to what is on the disk then. */
public final class Edits {

	@FunctionalInterface
	private interface PoolEdit {
		void apply(Pool pool);
	}

	private Edits() {
	}

	/** @param toolstackId null when it is not known */
	public static Edit<EnvironmentException> register(String id, String label, Address address, String user,
			String toolstackId) {
		return environment -> {
			for (Pool other : environment.getPools()) {
				if (Address.parse(other.getAddress()).equals(address)) {
					throw new EnvironmentException(NLS.bind(Messages.address_registered, address, name(other)));
				}
				if (id.equals(other.getId()) || toolstackId != null && toolstackId.equals(other.getToolstackId())) {
					throw new EnvironmentException(
							NLS.bind(Messages.pool_registered, new Object[] { address, name(other), other.getAddress() }));
				}
			}
			Pool pool = ModelFactory.eINSTANCE.createPool();
			pool.setId(id);
			pool.setLabel(label.strip());
			pool.setAddress(address.toString());
			pool.setUser(user);
			pool.setToolstackId(toolstackId);
			environment.getPools().add(pool);
		};
	}

	public static Edit<EnvironmentException> remove(Collection<String> ids) {
		return environment -> {
			environment.getPools().removeIf(p -> ids.contains(p.getId()));
			environment.getNotes().removeIf(n -> ids.contains(n.getPool()));
		};
	}

	public static Edit<EnvironmentException> label(String pool, String label) {
		return of(pool, p -> p.setLabel(label.strip()));
	}

	public static Edit<EnvironmentException> watched(String pool, boolean watched) {
		return of(pool, p -> p.setWatched(watched));
	}

	public static Edit<EnvironmentException> readOnly(String pool, boolean readOnly) {
		return of(pool, p -> p.setReadOnly(readOnly));
	}

	public static Edit<EnvironmentException> refreshSeconds(String pool, int seconds) {
		return of(pool, p -> p.setRefreshSeconds(Math.max(0, seconds)));
	}

	public static Edit<EnvironmentException> toolstackId(String pool, String id) {
		return of(pool, p -> p.setToolstackId(id));
	}

	public static Edit<EnvironmentException> settings(EnvironmentSettings settings) {
		return environment -> {
			environment.setReadOnly(settings.readOnly());
			environment.setRefreshSeconds(settings.refreshSeconds());
			environment.setRepository(orNull(settings.repository().path()));
			environment.setRepositoryHere(orNull(settings.repository().here()));
		};
	}

	/** @param files as {@link Authored#groupFiles()} has them */
	public static Edit<EnvironmentException> addGroupFiles(Collection<String> files) {
		return environment -> files.stream().filter(f -> !environment.getGroupFiles().contains(f))
				.forEach(environment.getGroupFiles()::add);
	}

	/** @param files as {@link Authored#groupFiles()} has them */
	public static Edit<EnvironmentException> removeGroupFiles(Collection<String> files) {
		return environment -> environment.getGroupFiles().removeAll(files);
	}

	/** What is empty is not written. */
	private static String orNull(String text) {
		return text.isEmpty() ? null : text;
	}

	public static Edit<EnvironmentException> notes(DomainKey domain, String text) {
		return environment -> {
			Note note = note(environment, domain);
			note.setText(text);
			dropIfEmpty(environment, note);
		};
	}

	/** Those to be removed are removed even if they are to be added, too. */
	public static Edit<EnvironmentException> tags(DomainKey domain, Set<String> add, Set<String> remove) {
		return environment -> {
			Note note = note(environment, domain);
			// Sorted, so that the file changes only where something changed.
			Set<String> tags = new TreeSet<>(note.getTags());
			tags.addAll(add);
			tags.removeAll(remove);
			note.getTags().clear();
			note.getTags().addAll(tags);
			dropIfEmpty(environment, note);
		};
	}

	private static void dropIfEmpty(Environment environment, Note note) {
		if ((note.getText() == null || note.getText().isBlank()) && note.getTags().isEmpty()) {
			environment.getNotes().remove(note);
		}
	}

	private static Note note(Environment environment, DomainKey domain) {
		for (Note note : environment.getNotes()) {
			if (domain.pool().equals(note.getPool()) && domain.domain().toString().equals(note.getDomain())) {
				return note;
			}
		}
		Note note = ModelFactory.eINSTANCE.createNote();
		note.setPool(domain.pool());
		note.setDomain(domain.domain().toString());
		environment.getNotes().add(note);
		return note;
	}

	private static Edit<EnvironmentException> of(String id, PoolEdit edit) {
		return environment -> {
			for (Pool pool : environment.getPools()) {
				if (id.equals(pool.getId())) {
					edit.apply(pool);
					return;
				}
			}
			throw new EnvironmentException(NLS.bind(Messages.pool_gone, id));
		};
	}

	private static String name(Pool pool) {
		return pool.getLabel() == null || pool.getLabel().isBlank() ? pool.getAddress() : pool.getLabel();
	}
}
