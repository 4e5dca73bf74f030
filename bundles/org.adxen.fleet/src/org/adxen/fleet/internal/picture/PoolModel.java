// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.adxen.model.Domain;
import org.adxen.model.Host;
import org.adxen.model.ModelFactory;
import org.adxen.model.PoolPicture;
import org.adxen.model.Template;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.HostSnapshot;
import org.adxen.xen.LoadSample;
import org.adxen.xen.TemplateSnapshot;

/**
 * One pool in the EMF model: applies what was told, sets only what differs. Model thread only.
 */
final class PoolModel {

	/** What applying did. */
	enum Effect {
		NONE, FACTS,
		/** Something came, went, moved or was renamed, or the connection's state changed. */
		STRUCTURE;

		Effect and(Effect other) {
			return compareTo(other) >= 0 ? this : other;
		}
	}

	private static final Comparator<Domain> BY_NAME = Comparator
			.<Domain, String>comparing(d -> d.getReported().name(), String.CASE_INSENSITIVE_ORDER)
			.thenComparing(d -> d.getReported().name()).thenComparing(d -> d.getReported().id().toString());

	private final PoolPicture picture;
	private final Map<String, Host> hosts = new HashMap<>();
	private final Map<DomainId, Domain> domains = new HashMap<>();
	private Inbox.Standing standing;
	private LoadSample load;
	/** In order of name; null when it has to be sorted anew. */
	private List<Domain> sorted;

	/**
	 * @param picture  contained in the model; may hold what was known last
	 * @param standing how we stand with the pool already
	 */
	PoolModel(PoolPicture picture, Inbox.Standing standing) {
		this.picture = picture;
		this.standing = standing;
		picture.getHosts().removeIf(h -> h.getReported() == null);
		picture.getDomains().removeIf(d -> d.getReported() == null);
		picture.getTemplates().removeIf(t -> t.getReported() == null);
		picture.getHosts().forEach(h -> hosts.put(h.getReported().id(), h));
		picture.getDomains().forEach(d -> domains.put(d.getReported().id(), d));
	}

	PoolPicture picture() {
		return picture;
	}

	Inbox.Standing standing() {
		return standing;
	}

	/** The domains in order of name. */
	List<Domain> sorted() {
		if (sorted == null) {
			sorted = new ArrayList<>(picture.getDomains());
			sorted.sort(BY_NAME);
		}
		return sorted;
	}

	Effect apply(Inbox.Content content) {
		Effect effect = Effect.NONE;
		if (content.load() != null) {
			load = content.load();
		}
		if (content.facts() != null && !content.facts().equals(picture.getFacts())) {
			picture.setFacts(content.facts());
			effect = Effect.STRUCTURE;
		}
		Effect ofDomains = applyDomains(content);
		if (ofDomains == Effect.STRUCTURE) {
			sorted = null;
		}
		effect = effect.and(ofDomains).and(applyHosts(content)).and(applyTemplates(content));
		if (content.load() != null) {
			effect = effect.and(applyLoad());
		}
		if (content.seenAt() != null) {
			picture.setSeenAt(content.seenAt());
		}
		if (content.standing() != null && !content.standing().equals(standing)) {
			standing = content.standing();
			effect = Effect.STRUCTURE;
		}
		return effect;
	}

	// --- hosts

	private Effect applyHosts(Inbox.Content content) {
		Effect effect = Effect.NONE;
		List<Host> come = new ArrayList<>();
		for (HostSnapshot told : content.hosts().values()) {
			HostSnapshot now = withLoad(told);
			Host host = hosts.get(now.id());
			if (host == null) {
				host = ModelFactory.eINSTANCE.createHost();
				host.setId(now.id());
				host.setReported(now);
				hosts.put(now.id(), host);
				come.add(host);
			} else if (!now.equals(host.getReported())) {
				effect = effect.and(now.name().equals(host.getReported().name()) ? Effect.FACTS : Effect.STRUCTURE);
				host.setReported(now);
			}
		}
		Set<Host> go = new HashSet<>();
		if (content.everything()) {
			hosts.values().removeIf(h -> !content.hosts().containsKey(h.getReported().id()) && go.add(h));
		}
		content.goneHosts().forEach(id -> addIfThere(go, hosts.remove(id)));
		picture.getHosts().addAll(come);
		picture.getHosts().removeAll(go);
		return come.isEmpty() && go.isEmpty() ? effect : Effect.STRUCTURE;
	}

	// --- domains

	private Effect applyDomains(Inbox.Content content) {
		Effect effect = Effect.NONE;
		List<Domain> come = new ArrayList<>();
		for (DomainSnapshot told : content.domains().values()) {
			DomainSnapshot now = withLoad(told);
			Domain domain = domains.get(now.id());
			if (domain == null) {
				domain = ModelFactory.eINSTANCE.createDomain();
				domain.setUuid(now.id().uuid());
				domain.setHost(now.id().host());
				domain.setReported(now);
				domains.put(now.id(), domain);
				come.add(domain);
			} else if (!now.equals(domain.getReported())) {
				effect = effect.and(stayed(domain.getReported(), now) ? Effect.FACTS : Effect.STRUCTURE);
				domain.setReported(now);
			}
		}
		Set<Domain> go = new HashSet<>();
		if (content.everything()) {
			domains.values().removeIf(d -> !content.domains().containsKey(d.getReported().id()) && go.add(d));
		}
		content.goneDomains().forEach(id -> addIfThere(go, domains.remove(id)));
		picture.getDomains().addAll(come);
		picture.getDomains().removeAll(go);
		return come.isEmpty() && go.isEmpty() ? effect : Effect.STRUCTURE;
	}

	private static boolean stayed(DomainSnapshot before, DomainSnapshot now) {
		return before.name().equals(now.name()) && Objects.equals(before.host(), now.host());
	}

	private static <T> void addIfThere(Set<T> all, T one) {
		if (one != null) {
			all.add(one);
		}
	}

	// --- templates

	private Effect applyTemplates(Inbox.Content content) {
		if (content.templates() == null
				|| content.templates().equals(picture.getTemplates().stream().map(Template::getReported).toList())) {
			return Effect.NONE;
		}
		List<Template> now = new ArrayList<>();
		for (TemplateSnapshot told : content.templates()) {
			Template template = ModelFactory.eINSTANCE.createTemplate();
			template.setUuid(told.uuid());
			template.setReported(told);
			now.add(template);
		}
		picture.getTemplates().clear();
		picture.getTemplates().addAll(now);
		return Effect.FACTS;
	}

	// --- load: measured apart from all else, so it is laid over what is told without it

	private Effect applyLoad() {
		Effect effect = Effect.NONE;
		for (Host host : hosts.values()) {
			HostSnapshot now = withLoad(host.getReported());
			if (!now.equals(host.getReported())) {
				host.setReported(now);
				effect = Effect.FACTS;
			}
		}
		for (Domain domain : domains.values()) {
			DomainSnapshot now = withLoad(domain.getReported());
			if (!now.equals(domain.getReported())) {
				domain.setReported(now);
				effect = Effect.FACTS;
			}
		}
		return effect;
	}

	private HostSnapshot withLoad(HostSnapshot h) {
		LoadSample.HostLoad measured = load == null ? null : load.hosts().get(h.id());
		double cpu = measured == null ? load == null ? h.cpuLoad() : Double.NaN : percent(measured.cpu());
		long free = measured == null || measured.memoryFreeBytes() < 0 ? h.memoryFreeBytes() : measured.memoryFreeBytes();
		return withLoad(h, cpu, free);
	}

	static HostSnapshot withLoad(HostSnapshot h, double cpu, long free) {
		return same(cpu, h.cpuLoad()) && free == h.memoryFreeBytes() ? h
				: new HostSnapshot(h.id(), h.name(), h.address(), h.enabled(), h.live(), h.coordinator(), h.cpus(),
						h.cpuModel(), h.memoryTotalBytes(), free, cpu, h.software(), h.xenVersion(), h.evacuating(),
						h.tags());
	}

	private DomainSnapshot withLoad(DomainSnapshot d) {
		double cpu = load == null ? d.cpuLoad() : percent(load.domains().getOrDefault(d.id(), Double.NaN));
		return withLoad(d, cpu);
	}

	static DomainSnapshot withLoad(DomainSnapshot d, double cpu) {
		return same(cpu, d.cpuLoad()) ? d
				: new DomainSnapshot(d.id(), d.name(), d.description(), d.kind(), d.state(), d.host(), d.domid(), d.vcpus(),
						d.vcpusMax(), d.memoryBytes(), d.memoryMaxBytes(), cpu, d.startedAt(), d.addresses(), d.os(),
						d.tags(), d.allowed(), d.current(), d.labels());
	}

	/** To whole per cents: nobody reads more, and what looks the same makes no change. */
	private static double percent(double load) {
		return Double.isNaN(load) ? load : Math.rint(load * 100) / 100;
	}

	private static boolean same(double a, double b) {
		return Double.compare(a, b) == 0;
	}
}
