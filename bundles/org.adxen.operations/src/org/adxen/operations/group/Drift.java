// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.adxen.fleet.ByteSize;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostKey;
import org.adxen.fleet.HostView;
import org.adxen.fleet.query.Query;
import org.adxen.fleet.query.QueryException;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.Target;
import org.adxen.xen.PowerState;
import org.eclipse.osgi.util.NLS;

/**
 * One way in which reality differs from a group's definition.
 *
 * @param kind     which
 * @param member   by name
 * @param sentence what is different
 * @param mend     the operation that mends it, unconfirmed; empty where activating the group does, or only an admin can
 */
public record Drift(Kind kind, String member, String sentence, Optional<OperationRequest> mend) {

	public enum Kind {
		/** No domain is there. Activating the group mends it. */
		MISSING,
		/** A domain says that it belongs to the group, but the definition has no such member, or one already. */
		EXTRA,
		/** It does not run. */
		HALTED,
		/** It is on a host where the definition does not allow it. */
		ELSEWHERE,
		/** It has more memory than defined. */
		MORE_MEMORY,
		/** It is called otherwise. */
		RENAMED
	}

	/**
	 * Everything that differs, by member. Pure.
	 *
	 * @param origin as in {@link OperationRequest}
	 * @throws QueryException a query of the definition cannot be read
	 */
	public static List<Drift> of(GroupDefinition group, GroupExpansion expansion, FleetPicture picture, String origin)
			throws QueryException {
		return of(group, expansion, GroupReality.of(group.id(), names(expansion), picture), picture, origin);
	}

	/** The same with what is known already of the picture. */
	static List<Drift> of(GroupDefinition group, GroupExpansion expansion, GroupReality reality, FleetPicture picture, String origin)
			throws QueryException {
		var drifts = new ArrayList<Drift>();
		Set<String> names = names(expansion);
		Map<String, List<DomainView>> all = new TreeMap<>(reality.all());
		for (GroupMember member : expansion.members()) {
			Optional<DomainView> domain = reality.domain(member.name());
			if (domain.isEmpty()) {
				drifts.add(new Drift(Kind.MISSING, member.name(), NLS.bind(Messages.driftMissing, member.name()), Optional.empty()));
			} else {
				compare(group, member, domain.get(), picture, origin, drifts);
			}
		}
		all.forEach((member, domains) -> domains.stream()
				.filter(d -> !names.contains(member) || !reality.domain(member).equals(Optional.of(d)))
				.forEach(d -> drifts.add(extra(member, d, origin))));
		return List.copyOf(drifts);
	}

	private static Set<String> names(GroupExpansion expansion) {
		Set<String> names = new LinkedHashSet<>();
		expansion.members().forEach(m -> names.add(m.name()));
		return names;
	}

	private static Drift extra(String member, DomainView domain, String origin) {
		boolean halted = domain.facts().state() == PowerState.HALTED;
		return new Drift(Kind.EXTRA, member, NLS.bind(Messages.driftExtra, domain.facts().name(), domain.poolLabel()),
				Optional.of(mend(halted ? "delete" : "shutDown", domain, Map.of(), origin)));
	}

	private static void compare(GroupDefinition group, GroupMember member, DomainView domain, FleetPicture picture, String origin,
			List<Drift> drifts) throws QueryException {
		String name = member.name();
		PowerState state = domain.facts().state();
		if (state != PowerState.RUNNING) {
			drifts.add(new Drift(Kind.HALTED, name, NLS.bind(Messages.driftHalted, domain.facts().name()),
					bringsUp(state).map(operation -> mend(operation, domain, Map.of(), origin))));
		}
		HostKey at = domain.host();
		if (at != null && picture.host(at) instanceof HostView host && !allowed(group, member).matches(host)) {
			drifts.add(new Drift(Kind.ELSEWHERE, name,
					NLS.bind(Messages.driftElsewhere, domain.facts().name(), host.facts().name()),
					refuge(group, member, domain, picture).map(h -> mend("migrate", domain, Map.of("host", h.key().host()), origin))));
		}
		long defined = member.domain().memory().bytes();
		if (domain.facts().memoryBytes() > defined) {
			drifts.add(new Drift(Kind.MORE_MEMORY, name,
					NLS.bind(Messages.driftMemory, new Object[] { domain.facts().name(), ByteSize.format(domain.facts().memoryBytes()),
							ByteSize.format(defined) }),
					Optional.of(mend("setMemory", domain, Map.of("memory", Long.toString(defined)), origin))));
		}
		if (!domain.facts().name().equals(member.domainName())) {
			drifts.add(new Drift(Kind.RENAMED, name, NLS.bind(Messages.driftRenamed, member.domainName(), domain.facts().name()),
					Optional.of(mend("rename", domain, Map.of("name", member.domainName()), origin))));
		}
	}

	private static Optional<String> bringsUp(PowerState state) {
		return switch (state) {
		case HALTED -> Optional.of("start");
		case SUSPENDED -> Optional.of("resume");
		case PAUSED -> Optional.of("unpause");
		case CRASHED -> Optional.of("forceShutDown");
		case RUNNING, UNKNOWN -> Optional.empty();
		};
	}

	private static Query allowed(GroupDefinition group, GroupMember member) throws QueryException {
		String pin = group.pinned().getOrDefault(member.name(), group.pinned().getOrDefault(member.definition().name(), ""));
		return Query.parse((group.hosts() + " " + pin).strip());
	}

	/** The host of its pool with the most memory free that the definition allows. */
	private static Optional<HostView> refuge(GroupDefinition group, GroupMember member, DomainView domain, FleetPicture picture)
			throws QueryException {
		Query allowed = allowed(group, member);
		return picture.pools().get(domain.key().pool()).hosts().values().stream()
				.filter(h -> allowed.matches(h) && h.facts().live() && h.facts().enabled()
						&& h.facts().memoryFreeBytes() >= member.neededBytes())
				.max(Comparator.comparingLong(h -> h.facts().memoryFreeBytes()));
	}

	private static OperationRequest mend(String operation, DomainView domain, Map<String, String> parameters, String origin) {
		return new OperationRequest("org.adxen.operations." + operation, List.of(new Target.OfDomain(domain.key())), parameters, "",
				origin, false);
	}
}
