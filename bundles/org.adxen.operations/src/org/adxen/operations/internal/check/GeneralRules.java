// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.check;

import java.util.EnumSet;
import java.util.Set;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.FailureText;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.PoolView;
import org.adxen.operations.OperationDescriptor;
import org.adxen.operations.OperationDescriptor.Asking;
import org.adxen.operations.Target;
import org.adxen.operations.Verdict;
import org.adxen.xen.Capabilities;
import org.adxen.xen.DomainAction;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.DomainSnapshot.Kind;
import org.adxen.xen.PoolFacts;
import org.eclipse.osgi.util.NLS;

/** What holds for every operation, whoever contributed it. Pure. */
public final class GeneralRules {

	/** What brings a domain up: of all actions only these may be done to a driver domain. */
	private static final Set<DomainAction> BRINGS_UP = EnumSet.of(DomainAction.START, DomainAction.START_ON,
			DomainAction.RESUME, DomainAction.RESUME_ON, DomainAction.UNPAUSE);

	/** Toolstacks accept these while something else is being done to the domain (XAPI's concurrency rule). */
	private static final Set<DomainAction> BREAKS_IN = EnumSet.of(DomainAction.FORCE_SHUT_DOWN, DomainAction.FORCE_REBOOT);

	/** What goes on beside these. */
	private static final Set<DomainAction> HARMLESS = EnumSet.of(DomainAction.SNAPSHOT, DomainAction.CLONE,
			DomainAction.CONSOLE);

	/** Changes of a record; toolstacks do not list them among the allowed operations of a domain. */
	private static final Set<DomainAction> NEVER_LISTED = EnumSet.of(DomainAction.RENAME, DomainAction.SET_MEMORY,
			DomainAction.SET_VCPUS, DomainAction.SET_TAGS, DomainAction.CONSOLE, DomainAction.OTHER);

	private GeneralRules() {
	}

	/** Before the operation is asked itself. */
	public static Verdict before(OperationDescriptor operation, Target target, FleetPicture picture) {
		if (!suits(operation, target)) {
			return Verdict.refused(NLS.bind(Messages.wrongKind, operation.name(), TargetNames.of(target, picture)));
		}
		PoolView pool = picture.pools().get(target.pool());
		if (pool == null) {
			return Verdict.refused(NLS.bind(Messages.noPool, target.pool()));
		}
		Verdict known = exists(target, picture);
		if (!known.isAllowed()) {
			return known;
		}
		if (target instanceof Target.OfDomain(var key) && picture.domain(key) instanceof DomainView domain) {
			Verdict safe = safe(operation, domain);
			if (!safe.isAllowed()) {
				return safe;
			}
		}
		if (pool.readOnly()) {
			return Verdict.refused(NLS.bind(Messages.readOnly, TargetNames.of(target, picture), pool.label()));
		}
		if (!pool.isConnected()) {
			return Verdict.refused(NLS.bind(Messages.notConnected, TargetNames.of(target, picture), pool.label(),
					FailureText.sentence(pool.state(), pool.label())));
		}
		return target instanceof Target.OfDomain(var key) && picture.domain(key) instanceof DomainView domain
				? capable(operation, domain, pool)
				: Verdict.ALLOWED;
	}

	/** After the operation allowed it: the toolstack's own word. */
	public static Verdict after(OperationDescriptor operation, Target target, FleetPicture picture) {
		DomainAction action = operation.action();
		if (action == null || NEVER_LISTED.contains(action) || !(target instanceof Target.OfDomain(var key))) {
			return Verdict.ALLOWED;
		}
		DomainView domain = picture.domain(key);
		// No word at all is not a no: not every toolstack tells what it would accept.
		if (domain == null || domain.facts().allowed().isEmpty() || has(domain.facts().allowed(), action)
				|| BREAKS_IN.contains(action) && !domain.facts().current().isEmpty()) {
			return Verdict.ALLOWED;
		}
		return Verdict.refused(NLS.bind(Messages.toolstackForbids, operation.name(), TargetNames.of(target, picture)));
	}

	/** A host of another pool may be all that a domain can migrate to; where it can go is the operation's to say. */
	private static boolean has(Set<DomainAction> actions, DomainAction action) {
		return actions.contains(action) || action == DomainAction.MIGRATE && actions.contains(DomainAction.MIGRATE_TO_POOL);
	}

	/** Whether this is the kind of object that the operation is for. */
	private static boolean suits(OperationDescriptor operation, Target target) {
		return switch (target) {
		case Target.OfDomain d -> operation.targets() == OperationDescriptor.Targets.DOMAINS;
		case Target.OfHost h -> operation.targets() == OperationDescriptor.Targets.HOSTS;
		case Target.OfPool p -> operation.targets() == OperationDescriptor.Targets.POOLS;
		};
	}

	private static Verdict exists(Target target, FleetPicture picture) {
		boolean there = switch (target) {
		case Target.OfDomain(var key) -> picture.domain(key) != null;
		case Target.OfHost(var key) -> picture.host(key) != null;
		case Target.OfPool p -> true;
		};
		return there ? Verdict.ALLOWED
				: Verdict.refused(NLS.bind(Messages.gone, TargetNames.of(target, picture),
						TargetNames.pool(target.pool(), picture)));
	}

	/** Domain-0, driver domains and the protect tag. */
	private static Verdict safe(OperationDescriptor operation, DomainView domain) {
		String name = domain.facts().name();
		boolean harmless = operation.action() == null && operation.asking() == Asking.NEVER;
		if (domain.facts().kind() == Kind.CONTROL && !harmless) {
			return Verdict.refused(NLS.bind(Messages.controlDomain, name, operation.name()));
		}
		if (domain.facts().kind() == Kind.DRIVER && !harmless && !BRINGS_UP.contains(operation.action())) {
			return Verdict.refused(NLS.bind(Messages.driverDomain, name, operation.name()));
		}
		if (domain.isProtected() && operation.asking() != Asking.NEVER) {
			return Verdict.refused(NLS.bind(Messages.protectedDomain, name, DomainSnapshot.PROTECT_TAG));
		}
		return Verdict.ALLOWED;
	}

	/** What toolstack and account can do, and what is being done already. */
	private static Verdict capable(OperationDescriptor operation, DomainView domain, PoolView pool) {
		DomainAction action = operation.action();
		Capabilities can = pool.capabilities();
		String name = domain.facts().name();
		if (action != null && can != null) {
			if (can.denied().contains(action)) {
				return Verdict.refused(NLS.bind(Messages.role,
						pool.user(), can.role(), operation.name(), pool.label()));
			}
			if (!has(can.actions(), action)) {
				PoolFacts facts = pool.facts();
				String toolstack = facts == null ? domain.toolstack() : facts.toolstack();
				return Verdict.refused(
						NLS.bind(Messages.toolstackLacks, toolstack, pool.label(), operation.name(), name));
			}
		}
		var current = EnumSet.noneOf(DomainAction.class);
		current.addAll(domain.facts().current());
		if (action == DomainAction.SNAPSHOT) {
			current.removeAll(HARMLESS);
		}
		if (!current.isEmpty() && action != null && !BREAKS_IN.contains(action)) {
			return Verdict.refused(NLS.bind(Messages.busy, name, ActionText.of(current.iterator().next())));
		}
		return Verdict.ALLOWED;
	}

}
