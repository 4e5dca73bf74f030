// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.environment;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.adxen.fleet.DomainKey;
import org.adxen.fleet.EnvironmentSettings;
import org.adxen.fleet.ImageRepository;
import org.adxen.model.Environment;
import org.adxen.model.Note;
import org.adxen.model.Pool;
import org.adxen.xen.Address;
import org.adxen.xen.DomainId;

/**
 * What the admin authored, as it is on the disk. Immutable.
 *
 * @param pools by id, in the order in which they were registered
 * @param notes of those domains that have any
 * @param groupFiles as written: relative to the environment's folder, or absolute
 */
public record Authored(EnvironmentSettings settings, Map<String, Registered> pools, Map<DomainKey, Written> notes,
		List<String> groupFiles) {

	public static final Authored NOTHING = new Authored(EnvironmentSettings.DEFAULT, Map.of(), Map.of(), List.of());

	/**
	 * A registered pool.
	 *
	 * @param label          the admin's; may be empty
	 * @param refreshSeconds of its own; 0 for the environment's
	 * @param toolstackId    null until it is known
	 */
	public record Registered(String id, String label, Address address, String user, boolean readOnly, boolean watched,
			int refreshSeconds, String toolstackId) {
	}

	/** What admins wrote about a domain. */
	public record Written(String text, Set<String> tags) {
		public static final Written NOTHING = new Written("", Set.of());
	}

	/** The environment is the caller's own; nothing of it is kept. */
	public static Authored of(Environment environment) {
		Map<String, Registered> pools = new LinkedHashMap<>();
		for (Pool p : environment.getPools()) {
			pools.put(p.getId(), new Registered(p.getId(), orEmpty(p.getLabel()), Address.parse(p.getAddress()),
					orEmpty(p.getUser()), p.isReadOnly(), p.isWatched(), p.getRefreshSeconds(), p.getToolstackId()));
		}
		Map<DomainKey, Written> notes = new HashMap<>();
		for (Note n : environment.getNotes()) {
			notes.put(new DomainKey(orEmpty(n.getPool()), domainId(orEmpty(n.getDomain()))),
					new Written(orEmpty(n.getText()), Set.copyOf(n.getTags())));
		}
		return new Authored(new EnvironmentSettings(environment.isReadOnly(), environment.getRefreshSeconds(),
				ImageRepository.read(orEmpty(environment.getRepository()), orEmpty(environment.getRepositoryHere()))),
				Collections.unmodifiableMap(pools), Collections.unmodifiableMap(notes),
				List.copyOf(environment.getGroupFiles()));
	}

	/** Seconds between two looks at this pool. */
	public int refreshSeconds(Registered pool) {
		return Math.max(2, pool.refreshSeconds() > 0 ? pool.refreshSeconds() : settings.refreshSeconds());
	}

	/** Reads what {@link DomainId#toString()} wrote. */
	static DomainId domainId(String text) {
		int at = text.indexOf('@');
		return at < 0 ? DomainId.of(text) : new DomainId(text.substring(0, at), text.substring(at + 1));
	}

	private static String orEmpty(String text) {
		return text == null ? "" : text;
	}
}
