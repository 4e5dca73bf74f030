// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostKey;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.adxen.operations.OperationDescriptor;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.Question;
import org.adxen.operations.Target;
import org.adxen.operations.Verdict;
import org.adxen.xen.PoolFacts;
import org.eclipse.osgi.util.NLS;

/** What is asked before something is done, and the warnings that go with it. No I/O; safe for any thread. */
public final class Asking {

	private final Rules rules;

	public Asking(Rules rules) {
		this.rules = rules;
	}

	/** Empty when the operation asks nothing, or when there is nothing that it could be done to. */
	public Optional<Question> question(OperationDescriptor operation, OperationRequest request, FleetPicture picture) {
		if (operation.asking() == OperationDescriptor.Asking.NEVER) {
			return Optional.empty();
		}
		var targets = new ArrayList<Target>();
		Map<String, String> willNot = new LinkedHashMap<>();
		for (Target target : new LinkedHashSet<>(request.targets())) {
			switch (rules.check(operation, target, request.parameters(), picture)) {
			case Verdict.Allowed a -> targets.add(target);
			case Verdict.Refused(var reason) -> willNot.put(TargetNames.withPlace(target, picture), reason);
			}
		}
		if (targets.isEmpty()) {
			return Optional.empty();
		}
		boolean always = operation.asking() == OperationDescriptor.Asking.ALWAYS;
		String what = what(operation, targets, picture);
		List<String> warnings = List.copyOf(warnings(targets, picture));
		return Optional.of(new Question(what, operation.description(), List.copyOf(targets),
				targets.stream().map(t -> TargetNames.withPlace(t, picture)).toList(), willNot,
				warnings,
				always && targets.size() > 1 ? Optional.of(Integer.toString(targets.size())) : Optional.empty(), what,
				!always && targets.size() == 1 && warnings.isEmpty()));
	}

	/** The verb with what it is done to: "Delete 3 Domains", "Pause web-1". */
	private static String what(OperationDescriptor operation, List<Target> targets, FleetPicture picture) {
		if (targets.size() == 1) {
			return NLS.bind(Messages.one, operation.name(), TargetNames.of(targets.getFirst(), picture));
		}
		String many = switch (operation.targets()) {
		case DOMAINS -> Messages.domains;
		case HOSTS -> Messages.hosts;
		case POOLS -> Messages.pools;
		};
		return NLS.bind(many, operation.name(), targets.size());
	}

	private static Set<String> warnings(List<Target> targets, FleetPicture picture) {
		var warnings = new LinkedHashSet<String>();
		for (Target target : targets) {
			PoolView pool = picture.pools().get(target.pool());
			if (target instanceof Target.OfDomain(var key) && picture.domain(key) instanceof DomainView domain) {
				ofDomain(domain, picture, warnings);
			} else if (target instanceof Target.OfHost(var key) && picture.host(key) instanceof HostView host && pool != null) {
				ofHost(host, pool, warnings);
			}
		}
		return warnings;
	}

	private static void ofDomain(DomainView domain, FleetPicture picture, Set<String> warnings) {
		String name = domain.facts().name();
		domain.facts().current().forEach(a -> warnings.add(NLS.bind(Messages.warnBusy, name, ActionText.of(a))));
		HostKey on = domain.host();
		if (on != null && picture.host(on) instanceof HostView host && !host.facts().live()) {
			warnings.add(NLS.bind(Messages.warnHostNotLive, name, host.facts().name()));
		}
	}

	private static void ofHost(HostView host, PoolView pool, Set<String> warnings) {
		String name = host.facts().name();
		PoolFacts facts = pool.facts();
		if (facts != null && facts.ha()) {
			warnings.add(NLS.bind(Messages.warnHa, name, pool.label()));
		}
		if (host.facts().evacuating()) {
			warnings.add(NLS.bind(Messages.warnEvacuating, name));
		}
		boolean other = pool.hosts().values().stream()
				.anyMatch(h -> !h.key().equals(host.key()) && h.facts().live() && h.facts().enabled());
		if (host.facts().coordinator()) {
			warnings.add(NLS.bind(other ? Messages.warnCoordinator : Messages.warnLastCoordinator, name, pool.label()));
		}
	}
}
