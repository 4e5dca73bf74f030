// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.adxen.operations.OperationDescriptor.Targets;
import org.eclipse.osgi.util.NLS;

/**
 * Finds what an admin named: by name, UUID, {@code pool/name} or {@code pool/uuid}; duplicates of a UUID also by
 * {@code uuid@host}. A pool is named by its label, address or id. Exact names go before everything else, so that a name with
 * a slash is found. Immutable; safe for any thread.
 */
public final class TargetResolver {

	private static final int SUGGESTIONS = 3;

	/** One target with all that it may be called, apart from its pool. */
	private record Named(Target target, PoolView pool, String name, String uuid, String full) {

		boolean answersTo(String text) {
			return name.equals(text) || uuid.equalsIgnoreCase(text) || full.equalsIgnoreCase(text);
		}

		/** The forms to write it in, the friendliest first. */
		Stream<String> forms() {
			return Stream.of(name, pool.label() + "/" + name, uuid, pool.label() + "/" + uuid, pool.id() + "/" + full)
					.filter(f -> !f.isBlank() && !f.endsWith("/"));
		}
	}

	private final FleetPicture picture;

	public TargetResolver(FleetPicture picture) {
		this.picture = picture;
	}

	/**
	 * @param pool only in this pool (label, address or id); empty for all
	 * @throws UnresolvedTargetException it names nothing, or several
	 */
	public Target resolve(Targets kind, String text, String pool) throws UnresolvedTargetException {
		List<Named> all = named(kind);
		if (!pool.isEmpty()) {
			String only = resolve(Targets.POOLS, pool, "").pool();
			all = all.stream().filter(n -> n.pool.id().equals(only)).toList();
		}
		List<Named> found = find(all, text);
		if (found.size() == 1) {
			return found.getFirst().target;
		}
		if (found.isEmpty()) {
			throw new UnresolvedTargetException(unknown(kind, all, text), List.of());
		}
		String candidates = String.join(", ", found.stream().map(n -> n.pool.label() + "/" + n.full).toList());
		throw new UnresolvedTargetException(NLS.bind(Messages.ambiguous, text, candidates),
				found.stream().map(Named::target).toList());
	}

	/** A host of a pool by name or id. */
	public String host(String pool, String text) throws UnresolvedTargetException {
		return ((Target.OfHost) resolve(Targets.HOSTS, text, pool)).key().host();
	}

	/** The shortest text that {@link #resolve} leads back to exactly this target: its name unless that is ambiguous. */
	public String nameOf(Target target) {
		List<Named> all = named(kind(target));
		return all.stream().filter(n -> n.target.equals(target)).findFirst()
				.flatMap(n -> n.forms().filter(form -> isOnly(find(all, form), target)).findFirst())
				.orElseGet(() -> switch (target) {
				case Target.OfDomain(var key) -> key.toString();
				case Target.OfHost(var key) -> key.toString();
				case Target.OfPool(var id) -> id;
				});
	}

	private static boolean isOnly(List<Named> found, Target target) {
		return found.size() == 1 && found.getFirst().target.equals(target);
	}

	private static Targets kind(Target target) {
		return switch (target) {
		case Target.OfDomain d -> Targets.DOMAINS;
		case Target.OfHost h -> Targets.HOSTS;
		case Target.OfPool p -> Targets.POOLS;
		};
	}

	private List<Named> named(Targets kind) {
		var all = new ArrayList<Named>();
		for (PoolView pool : picture.pools().values()) {
			switch (kind) {
			case DOMAINS -> pool.domains().values().forEach(d -> all.add(named(pool, d)));
			case HOSTS -> pool.hosts().values().forEach(h -> all.add(named(pool, h)));
			case POOLS -> all.add(
					new Named(new Target.OfPool(pool.id()), pool, pool.label(), pool.id(), pool.address().toString()));
			}
		}
		return all;
	}

	private static Named named(PoolView pool, DomainView domain) {
		return new Named(new Target.OfDomain(domain.key()), pool, domain.facts().name(), domain.key().domain().uuid(),
				domain.key().domain().toString());
	}

	private static Named named(PoolView pool, HostView host) {
		return new Named(new Target.OfHost(host.key()), pool, host.facts().name(), host.key().host(), host.key().host());
	}

	/** An exact name shadows everything with a slash; so does an id. */
	private List<Named> find(List<Named> all, String text) {
		List<Named> exact = all.stream().filter(n -> n.answersTo(text)).toList();
		return exact.isEmpty() ? inPool(all, text) : exact;
	}

	private static List<Named> inPool(List<Named> all, String text) {
		Predicate<Named> qualified = n -> startsWith(text, n.pool.label()) && n.answersTo(rest(text, n.pool.label()))
				|| startsWith(text, n.pool.id()) && n.answersTo(rest(text, n.pool.id()));
		return all.stream().filter(qualified).toList();
	}

	private static boolean startsWith(String text, String pool) {
		return text.startsWith(pool + "/");
	}

	private static String rest(String text, String pool) {
		return text.substring(pool.length() + 1);
	}

	private static String unknown(Targets kind, List<Named> all, String text) {
		Set<String> near = new LinkedHashSet<>();
		String wanted = text.toLowerCase(Locale.ROOT);
		record Scored(String name, int distance) {
		}
		all.stream().filter(n -> !n.name.isBlank())
				.map(n -> new Scored(n.name, distance(wanted, n.name.toLowerCase(Locale.ROOT))))
				.filter(s -> s.distance <= Math.max(2, wanted.length() / 3))
				.sorted(Comparator.comparingInt(Scored::distance).thenComparing(Scored::name)).map(Scored::name).distinct()
				.limit(SUGGESTIONS).forEach(near::add);
		String what = switch (kind) {
		case DOMAINS -> Messages.unknownDomain;
		case HOSTS -> Messages.unknownHost;
		case POOLS -> Messages.unknownPool;
		};
		String sentence = NLS.bind(what, text);
		return near.isEmpty() ? sentence : sentence + " " + NLS.bind(Messages.didYouMean, String.join(", ", near));
	}

	/** Levenshtein's edit distance. */
	private static int distance(String a, String b) {
		int[] row = new int[b.length() + 1];
		for (int j = 0; j <= b.length(); j++) {
			row[j] = j;
		}
		for (int i = 1; i <= a.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= b.length(); j++) {
				int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
			}
		}
		return row[b.length()];
	}
}
