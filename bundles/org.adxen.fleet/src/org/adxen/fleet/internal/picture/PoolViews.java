// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.picture;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.DomainKey;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.HostKey;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.adxen.fleet.internal.environment.Authored;
import org.adxen.fleet.internal.environment.Authored.Registered;
import org.adxen.fleet.internal.environment.Authored.Written;
import org.adxen.model.Domain;
import org.adxen.model.Host;
import org.adxen.model.PoolPicture;
import org.adxen.model.Template;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.HostSnapshot;
import org.adxen.xen.PoolFacts;
import org.adxen.xen.PowerState;
import org.adxen.xen.TemplateSnapshot;

/** Makes the immutable view of a pool from the model, and takes over from the view before whatever is the same. Model thread only. */
final class PoolViews {

	private final Registered pool;
	private final Authored authored;
	private final PoolModel model;
	private final PoolPicture picture;
	private final PoolView before;
	private final String label;
	private final boolean stale;

	private PoolViews(Registered pool, Authored authored, PoolModel model, PoolView before) {
		this.pool = pool;
		this.authored = authored;
		this.model = model;
		this.picture = model.picture();
		this.before = before;
		label = label();
		stale = !(model.standing().state() instanceof ConnectionState.Connected);
	}

	/** @param before the last view of this pool, or null */
	static PoolView view(Registered pool, Authored authored, PoolModel model, PoolView before) {
		return new PoolViews(pool, authored, model, before).view();
	}

	private PoolView view() {
		Map<DomainKey, DomainView> domains = domains();
		Map<String, HostView> hosts = hosts();
		PoolFacts facts = picture.getFacts();
		return new PoolView(pool.id(), label, pool.address(), pool.user(), model.standing().state(),
				pool.readOnly() || authored.settings().readOnly(), facts, model.standing().capabilities(), hosts, domains,
				templates(), picture.getSeenAt());
	}

	/** The admin's name for it, else its own, else its only host's, else its address. */
	private String label() {
		if (!pool.label().isBlank()) {
			return pool.label();
		}
		PoolFacts facts = picture.getFacts();
		if (facts != null && !facts.name().isBlank()) {
			return facts.name();
		}
		if (picture.getHosts().size() == 1 && !picture.getHosts().get(0).getReported().name().isBlank()) {
			return picture.getHosts().get(0).getReported().name();
		}
		return pool.address().host();
	}

	private Map<DomainKey, DomainView> domains() {
		List<Domain> sorted = model.sorted();
		Map<String, String> hostNames = new HashMap<>();
		picture.getHosts().forEach(h -> hostNames.put(h.getReported().id(), h.getReported().name()));
		Map<DomainKey, DomainView> views = LinkedHashMap.newLinkedHashMap(sorted.size());
		for (Domain domain : sorted) {
			DomainSnapshot facts = domain.getReported();
			DomainKey key = new DomainKey(pool.id(), facts.id());
			String hostName = facts.host() == null ? null : hostNames.getOrDefault(facts.host(), facts.host());
			views.put(key, domain(key, facts, hostName));
		}
		return Collections.unmodifiableMap(views);
	}

	private DomainView domain(DomainKey key, DomainSnapshot facts, String hostName) {
		Written written = authored.notes().getOrDefault(key, Written.NOTHING);
		DomainView old = before == null ? null : before.domains().get(key);
		if (old != null && old.facts() == facts && old.stale() == stale && Objects.equals(old.hostName(), hostName)
				&& old.poolLabel().equals(label) && old.notes().equals(written.text())
				&& (written.tags().isEmpty() ? old.tags() == facts.tags() : old.tags().equals(tags(facts, written)))) {
			return old;
		}
		return new DomainView(key, facts, hostName, label, pool.address().scheme(), stale, written.text(),
				tags(facts, written));
	}

	private static Set<String> tags(DomainSnapshot facts, Written written) {
		if (written.tags().isEmpty()) {
			return facts.tags();
		}
		Set<String> all = new HashSet<>(facts.tags());
		all.addAll(written.tags());
		return Collections.unmodifiableSet(all);
	}

	private Map<String, HostView> hosts() {
		Map<String, Integer> running = new HashMap<>();
		for (Domain domain : picture.getDomains()) {
			DomainSnapshot facts = domain.getReported();
			if (facts.host() != null && facts.kind() == DomainSnapshot.Kind.ORDINARY
					&& (facts.state() == PowerState.RUNNING || facts.state() == PowerState.PAUSED)) {
				running.merge(facts.host(), 1, Integer::sum);
			}
		}
		Map<String, HostView> views = new LinkedHashMap<>();
		picture.getHosts().stream().map(Host::getReported)
				.sorted(Comparator.comparing(HostSnapshot::name, String.CASE_INSENSITIVE_ORDER).thenComparing(HostSnapshot::id))
				.forEach(facts -> views.put(facts.id(), host(facts, running.getOrDefault(facts.id(), 0))));
		return Collections.unmodifiableMap(views);
	}

	private HostView host(HostSnapshot facts, int running) {
		HostView view = new HostView(new HostKey(pool.id(), facts.id()), facts, label, pool.address().scheme(), running, stale);
		HostView old = before == null ? null : before.hosts().get(facts.id());
		return view.equals(old) ? old : view;
	}

	private List<TemplateSnapshot> templates() {
		List<TemplateSnapshot> now = picture.getTemplates().stream().map(Template::getReported)
				.sorted(Comparator.comparing(TemplateSnapshot::name, String.CASE_INSENSITIVE_ORDER)
						.thenComparing(TemplateSnapshot::uuid))
				.toList();
		return before != null && before.templates().equals(now) ? before.templates() : now;
	}
}
